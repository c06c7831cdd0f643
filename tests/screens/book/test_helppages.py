from __future__ import annotations

import re

import pytest

from desk_union.basis.places import HELP
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.book import helppages
from desk_union.tabs import deeds, ledgers

LEDGERS = ledgers()
PAGES = helppages.pages(LEDGERS)
BY_CODE = {page.code: page for page in PAGES}
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]+)\)")


def test_every_ledger_has_a_page_and_codes_are_unique():
    assert {ledger.code for ledger in LEDGERS} <= set(BY_CODE)
    assert len(BY_CODE) == len(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_links_and_pictures_lead_somewhere(page):
    for is_picture, _, goal in LINK.findall(page.text):
        if is_picture:
            assert (HELP / goal).is_file(), goal
        else:
            assert goal.removesuffix(".md") in BY_CODE, goal


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_titles_and_no_foreign_words(page):
    assert page.title
    assert page.text.startswith(f"# {page.title}")
    for word in ("数据库", "SQL", "None", "traceback"):
        assert word not in page.text


def test_pictures_are_small_and_each_is_used():
    used = {goal for page in PAGES for is_picture, _, goal in LINK.findall(page.text) if is_picture}
    files = list((HELP / "pictures").iterdir())
    assert {f"pictures/{file.name}" for file in files} == used
    assert all(file.stat().st_size < 150_000 for file in files)


def test_a_ledgers_page_tells_how_to_fill_each_field():
    text = BY_CODE[PEOPLE.code].text
    for shown in PEOPLE.fields:
        assert f"| {shown.label} |" in text
    assert re.search(r"\| 姓名 \| 必填 \|", text)
    assert re.search(r"\| 证件号码 \|  \|.*个人隐私.*身份证号码", text)
    assert re.search(r"\| 年龄 \|  \|.*自动算出", text)
    assert re.search(r"\| 性别 \|  \|.*男、女", text)


def test_every_deed_is_in_the_table_with_what_it_asks_and_on_its_ledgers_page():
    by_code = {page.code: page.text for page in helppages.pages(ledgers())}
    for deed in deeds():
        (line,) = [line for line in by_code["deeds"].splitlines() if line.startswith(f"| {deed.title} |")]
        assert all(shown.label in line for shown in deed.every_ask)
        assert deed.help in line
        own = deed.ledger()  # one that stands in no tab shows some rows of one that does
        page = by_code.get(own.code) or next(by_code[one.code] for one in ledgers() if one.row is own.row)
        assert deed.title in page.partition("可以办理：")[2].partition("\n")[0]


def test_search_wants_every_word_and_puts_titles_first():
    hits = helppages.search(PAGES, "撤销")
    assert hits[0].title == "撤销与回收站"
    assert all("撤销" in hit.excerpt for hit in hits)
    assert {hit.code for hit in helppages.search(PAGES, "撤销 U盘")} < {hit.code for hit in hits}
    assert helppages.search(PAGES, "没有这样的词") == []
    assert helppages.search(PAGES, "   ") == []
