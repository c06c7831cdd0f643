"""From a statement down to the voucher, and closing, as the screens show them."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.screens.desk import Desk
from desk_union.screens.funds.bookspage import INCOME, SHEET, TRIAL, BooksPage
from desk_union.screens.funds.closingpage import ClosingPage
from desk_union.screens.funds.postingpage import PostingPage
from tests.funds.account_books import draft, worked_year


@pytest.fixture
def office(tmp_path):
    book = worked_year(tmp_path)
    yield Desk(book, lambda: date(2026, 1, 20))
    book.close()


def page_of_2025(office) -> BooksPage:
    page = BooksPage(office)
    page.year, page.first_month, page.last_month = 2025, 1, 12
    return page


def row(shown, words: str):
    return next(cells for cells in shown.rows if any(words in cell.text for cell in cells))


def test_a_figure_of_a_statement_opens_its_account_and_that_its_voucher(office):
    page = page_of_2025(office)
    page.kind = INCOME
    shown = page.show()
    dues = row(shown, "会费收入")
    assert dues[1].text == "6,000.00"
    assert page.open(dues[1])
    ledger = page.show()
    assert ledger.title == "明细账　401 会费收入　2025年1月至12月"
    entry = row(ledger, "收到会费")
    assert [cell.text for cell in entry] == ["2025-01-10", "记-1", "收到会费", "银行存款", "", "6,000.00", "贷", "6,000.00"]
    assert entry[0].voucher is not None
    page.back()
    assert (page.kind, page.can_go_back) == (INCOME, False)


def test_a_heading_opens_nothing(office):
    page = page_of_2025(office)
    page.kind = SHEET
    assert not page.open(page.show().rows[0][0])


def test_the_trial_balance_shows_sides_and_months(office):
    page = page_of_2025(office)
    page.kind, page.first_month, page.last_month = TRIAL, 2, 2
    bank = row(page.show(), "银行存款")
    assert [cell.text for cell in bank] == ["102", "银行存款", "借 106,000.00", "50,000.00", "20,000.00", "借 136,000.00"]


def test_ledgers_carry_month_and_year_totals(office):
    page = page_of_2025(office)
    page.turn_to("ledger", "102")
    page.last_month = 2
    texts = [[cell.text for cell in cells] for cells in page.show().rows]
    assert [line[2] for line in texts] == ["期初余额", "收到会费", "本月合计", "本年累计", "行政拨缴全额", "上缴上级", "本月合计", "本年累计"]
    assert texts[-1][4:] == ["56,000.00", "20,000.00", "借", "136,000.00"]


def test_closing_month_by_month_and_the_year(office):
    page = ClosingPage(office)
    assert (page.title, page.is_ready, page.can_close_year) == ("2025年1月", True, False)
    for month in range(1, 13):
        assert page.title == f"2025年{month}月"
        told = page.close_month()
    assert told == "2025年12月已结账。"
    assert (page.waits_for_year, page.can_close_year, page.is_ready) == (True, True, False)
    steps = page.steps(year=True)
    assert steps[0].title == "1. 结转专项收入"
    assert ("40302 上级补助收入-专项转移支付补助", "5,000.00", "") in steps[0].lines
    assert page.close_year() == "2025年已结账，生成6张结转凭证。2026年的年初余额已由程序自动转入。"
    assert page.title == "2026年1月"


def test_a_draft_is_posted_from_the_checklist(office):
    draft(office.book, date(2025, 1, 20), ("102", 60, 0), ("401", 0, 60))
    page = ClosingPage(office)
    assert [item.title for item in page.items if item.blocking and not item.done] == ["凭证全部记账"]
    with pytest.raises(Refusal):
        page.close_month()
    assert PostingPage(office, page.period).post() == "已记账 1 张凭证：2025-01 记-2。"
    page.refresh()
    page.close_month()
    with pytest.raises(Refusal, match="没有未记账的凭证"):
        PostingPage(office).post()
