"""两个数字逐月对照图: any two figures of the office by month, in one drawing where their unit is the same."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import FigureBehind
from desk_union.describe.sheet import Request
from desk_union.reports.numbers.sheets import SHEETS, drawable
from tests.funds.account_books import TODAY, worked_year


@pytest.fixture
def book(tmp_path):
    book = worked_year(tmp_path)
    yield book
    book.close()


def chart(book, **chosen):
    with book.reading() as session:
        return SHEETS[0].content.fill(session, Request(date(2025, 12, 31), TODAY, year=2025, chosen=chosen))


def test_income_and_spending_unless_others_are_chosen(book):
    made = chart(book)
    assert made.title == "经费收入和经费支出逐月图"
    (panel,) = made.panels
    income, spending = panel.series
    assert (panel.beside, panel.unit, panel.scale) == (True, "元", 100)
    assert income.values[:4] == (6_000_00, 30_000_00, 17_000_00, 8_000_00), "the worked year of A.9"
    assert spending.values[4] == 20_000_00
    table = made.tables()[0]
    assert table.rows[0] == ("1月", "6,000.00", "0.00")
    assert isinstance(table.rows[0][1].behind[0], FigureBehind)


def test_other_units_have_a_drawing_of_their_own(book):
    made = chart(book, first="funds.income", second="funds.audits")
    assert [panel.unit for panel in made.panels] == ["元", "次"]


def test_one_figure_twice_is_drawn_once(book):
    assert len(chart(book, first="funds.income", second="funds.income").panels[0].series) == 1


def test_what_is_no_number_is_not_offered_and_refused(book):
    with pytest.raises(Refusal, match="没有“nothing”这个数字"):
        chart(book, first="nothing")
    assert all(one.measure != "latest" for one in drawable())
    with book.reading() as session:
        first, second = SHEETS[0].asks(session)
    assert (first.values[0][0], second.values[0][0]) == ("funds.income", "funds.spending")
