"""Ctrl+K: what is found by which words, and what stands first."""

from __future__ import annotations

import pytest

from desk_union import tabs
from desk_union.screens import goto, other_words
from desk_union.screens.book import helppages
from desk_union.screens.desk import Desk
from desk_union.screens.goto import Place
from desk_union.ui.frame import actions, rooms
from tests.samples import TODAY, sample_book


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("goto") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.fixture(scope="module")
def fixed():
    sheets = [Place("sheet", sheet.title, "报表", sheet.code) for sheet in tabs.sheets()]
    commands = [Place("command", spec.text.removesuffix("…"), spec.keys, spec.code, also=spec.hint) for spec in actions.SPECS]
    manual = [Place("help", page.title, goto.MANUAL, page.code) for page in helppages.written()]
    return sheets, [*commands, *rooms.places(), *manual]


def found(desk, fixed, text):
    return goto.places(desk, text, *fixed)


def told(places):
    return [(place.kind, place.title) for place in places]


def test_a_voucher_is_found_by_its_number_and_no_other(desk, fixed):
    places = found(desk, fixed, "记-5")
    assert places
    assert all(place.code == "funds.vouchers" and "记-5 " in f"{place.hint} " for place in places)


@pytest.mark.parametrize("text", ["12016", "12,016.00"])
def test_amounts_are_found_as_they_are_written(desk, fixed, text):
    assert {"funds.vouchers", "funds.bank"} <= {place.code for place in found(desk, fixed, text)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("口罩", "funds.goods"), ("机修", "members.units"), ("固-001", "funds.assets"), ("库存现金", "funds.accounts"),
        ("慰-2026-0090", "care.visits"), ("示工字〔2024〕11号", "honors.rules"),
    ],
)  # fmt: skip
def test_rows_of_every_ledger_are_found(desk, fixed, text, code):
    if code == "honors.rules":
        code = next(ledger.code for ledger in tabs.ledgers() if ledger.title == "制度汇编")
    assert code in {place.code for place in found(desk, fixed, text) if place.kind == "row"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("经审", ("ledger", "经费审查记录")), ("年报", ("errand", "标上级表格")), ("密码", ("command", "设置")),
        ("手册", ("command", "帮助")), ("班组", ("ledger", "班组台账")), ("调走", ("deed", "转出")),
        ("死亡", ("deed", "去世")), ("删错了", ("command", "回收站")), ("离退休 名册", ("ledger", "离退休职工名册")),
        ("ystz", ("ledger", "预算调整")), ("yhdz", ("errand", "银行对账")), ("备份", ("help", "备份与恢复")),
    ],
)  # fmt: skip
def test_other_words_words_with_blanks_and_readings(desk, fixed, text, wanted):
    assert wanted in told(found(desk, fixed, text))


def test_a_person_stands_first_then_what_begins_so_and_ledgers_before_accounts(desk, fixed):
    first = found(desk, fixed, "白安")[0]
    assert (first.kind, first.code, first.title) == ("row", "members.people", "白安")
    kinds = [(place.kind, place.code) for place in found(desk, fixed, "固定资产")]
    assert kinds.index(("ledger", "funds.assets")) < kinds.index(("row", "funds.accounts"))
    titles = [place.title for place in found(desk, fixed, "转入") if place.kind != "row"]
    assert titles[0].startswith("转入")


def test_a_unit_stands_beside_every_person(desk, fixed):
    people = [place for place in found(desk, fixed, "白") if place.code == "members.people"]
    assert len(people) > 2
    assert all(" · " in place.hint for place in people)


def test_nothing_is_found_by_nonsense(desk, fixed):
    assert found(desk, fixed, "没有这样的词") == []


def test_what_other_words_mean_is_there_under_that_name(desk, fixed):
    sheets, commands = fixed
    titles = [place.title for place in (*sheets, *commands)] + [ledger.title for ledger in desk.ledgers]
    titles += [tab.name for tab in tabs.every()]
    for each in other_words.known():
        for meant in each.means:
            assert any(title.startswith(meant) for title in titles), meant


@pytest.mark.parametrize(
    "text", ["作废", "退会费", "忘记密码", "删错了", "改名", "合并", "调走", "报销", "死亡", "经审", "年报"]
)
def test_the_manual_knows_the_clerks_words(text):
    pages = helppages.pages(tabs.ledgers())
    hits = helppages.search(pages, text)
    assert "words" in [hit.code for hit in hits]
    table = helppages.words_page().text
    line = next(line for line in table.splitlines() if text in line)
    codes = {page.code for page in pages}
    assert "](" not in line or all(part.partition(".md)")[0] in codes for part in line.split("](")[1:])
