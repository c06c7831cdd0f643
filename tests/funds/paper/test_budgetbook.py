"""预算书 and 决算书: cover, contents with pages, numbers in words that open, the tables, and places to sign."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest

from desk_union.__main__ import main
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import Number, Sentence
from desk_union.describe.prose import Paragraph, ProseGrid
from desk_union.describe.sheet import Request
from desk_union.prints.prose.prosepdf import write_prose
from desk_union.store import rows
from desk_union.store.behind import measured
from desk_union.store.progress import finish
from desk_union.tabs import ledgers, sheets
from tests.funds.account_books import TODAY, account, worked_year

if TYPE_CHECKING:
    from desk_union.describe.prose import Prose


@pytest.fixture
def book(tmp_path):
    book = worked_year(tmp_path)
    ledger = next(one for one in ledgers() if one.code == "funds.budget")
    with book.deed("编预算") as session:
        for code, fen, words in (("401", 600_000, "按会费标准测算"), ("402", 4_000_000, None), ("501", 2_200_000, None)):
            values = {"year": 2025, "account": account(book, code), "amount": fen, "explanation": words}
            rows.save_row(session, ledger, None, values, TODAY)
    yield book
    book.close()


def made(book, code, **asked) -> Prose:
    sheet = next(one for one in sheets() if one.code == code)
    with book.reading() as session:
        return sheet.content.fill(session, Request(date(2025, 12, 31), TODAY, **asked))


def told(prose: Prose) -> str:
    return "\n".join(block.text for block in prose.blocks if not isinstance(block, ProseGrid))


def test_the_notes_say_the_sums_and_what_each_is_for(book):
    words = told(made(book, "funds.budget_book", year=2025))
    assert "1．收入预算合计46,000.00元。其中：会费收入6,000.00元；拨缴经费收入40,000.00元。" in words
    assert "2．支出预算合计22,000.00元。其中：职工活动支出22,000.00元。" in words
    assert "3．上年结转结余100,000.00元，本年收支差额24,000.00元，年末结余124,000.00元。" in words
    assert "会费收入6,000.00元：按会费标准测算" in words
    assert "2025年预算还没有核定。" in words


@pytest.mark.parametrize("code", ["funds.budget_book", "funds.final_book"])
def test_every_number_in_the_words_is_that_of_its_rows(book, code):
    numbers = [
        one
        for block in made(book, code, year=2025).blocks
        if isinstance(block, Paragraph) and isinstance(block.text, Sentence)
        for one in block.text.numbers
    ]
    assert len(numbers) >= 8
    with book.reading() as session:
        for one in numbers:
            assert isinstance(one, Number)
            assert show_yuan(sum(measured(session, part) for part in one.behind)) == one


def test_the_final_account_says_how_the_budget_was_kept(book):
    prose = made(book, "funds.final_book", year=2025)
    words = told(prose)
    assert "1．收入决算合计61,150.00元" in words
    assert "职工活动支出完成预算的104.5%" in words
    grids = [block.title for block in prose.blocks if isinstance(block, ProseGrid)]
    assert grids == ["收支决算表", "预算执行情况表", "近三年收支对比表"]


def test_contents_name_the_page_of_each_part(book):
    prose = made(book, "funds.budget_book", year=2025)
    assert prose.contents == ("一、编制说明", "二、收支预算表", "三、近三年收支对比表", "四、审议和审查意见")
    out = BytesIO()
    assert finish(write_prose(prose, out, invariant=True)).pages == 6, "cover, contents, and a page for each part"


def test_next_year_s_book_compares_the_years_that_are_known(book):
    ledger = next(one for one in ledgers() if one.code == "funds.budget")
    with book.deed("编预算") as session:
        rows.save_row(session, ledger, None, {"year": 2027, "account": account(book, "401"), "amount": 1}, TODAY)
    grid = next(b for b in made(book, "funds.budget_book", year=2027).blocks if isinstance(b, ProseGrid) and "近三年" in b.title)
    assert [column.title for column in grid.columns][2:5] == ["2024年", "2025年", "2026年"]


def test_a_year_without_a_budget_has_no_book(book):
    with pytest.raises(Refusal, match="2024年还没有编预算"):
        made(book, "funds.budget_book", year=2024)


def test_in_word_the_cover_comes_before_the_contents_and_the_parts(book, tmp_path):
    book_path, target = str(book.path), tmp_path / "预算书.docx"
    book.close()
    assert main(["print", book_path, "funds.budget_book", "-o", str(target), "--year", "2025"]) == 0
    words = [one.text for one in docx.Document(str(target)).paragraphs if one.text]
    assert words[0] == "2025年度工会经费收支预算书"
    assert words.index("目　　录") < words.index("一、编制说明")
    assert words.count("一、编制说明") == 2, "in the contents and over its part"
