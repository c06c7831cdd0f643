"""Posting asks what a careful colleague would: day, number, papers, the side of an account, a thing too cheap, 代管."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.ledgers import ACCOUNTS
from desk_union.store import rows
from tests.funds.account_books import account, draft, post_one, worked_year

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 1, 20)
SPENT = (("50105", 800, 0), ("102", 0, 800))
CASES = {
    "future": (date(2026, 2, 1), SPENT, 1),
    "papers": (TODAY, SPENT, 0),
    "cheap": (TODAY, (("50702", 800, 0), ("102", 0, 800), ("162", 800, 0), ("30104", 0, 800)), 1),
    "side": (TODAY, (("211", 99_999, 0), ("408", 0, 99_999)), 1),
}  # fmt: skip
REVERSED = {
    "141": (("30101", 99_999, 0), ("141", 0, 99_999)),
    "131": (("102", 5, 0), ("13101", 0, 5)),
    "215": (("215", 5, 0), ("102", 0, 5)),
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return worked_year(tmp_path)


def asked(book: Book, row_id: int) -> set[str]:
    with book.reading() as session:
        held = deeds.read_vouchers(session, [row_id])
        _, warned = posting.judge(session, held, read_chart(session), TODAY)
    return {one.rule for one in warned.get(row_id, ())}


@pytest.mark.parametrize("rule", CASES)
def test_it_is_asked(book: Book, rule: str) -> None:
    day, lines, papers = CASES[rule]
    assert asked(book, draft(book, day, *lines, papers=papers)) == {rule}


def test_an_ordinary_voucher_is_not_asked_about(book: Book) -> None:
    assert asked(book, draft(book, TODAY, *SPENT)) == set()
    assert asked(book, draft(book, TODAY, ("102", 800, 0), ("401", 0, 800), papers=0)) == set(), (
        "income has its own papers"
    )


@pytest.mark.parametrize("code", REVERSED)
def test_an_account_on_its_wrong_side(book: Book, code: str) -> None:
    assert "side" in asked(book, draft(book, TODAY, *REVERSED[code]))


def test_a_day_before_the_last_number_of_the_month(book: Book) -> None:
    post_one(book, draft(book, date(2026, 1, 15), *SPENT))
    assert asked(book, draft(book, date(2026, 1, 14), *SPENT)) == {"order"}
    assert asked(book, draft(book, date(2026, 1, 15), *SPENT)) == set()


def test_money_kept_for_others_has_its_own_bank_account(book: Book) -> None:
    with book.deed("启用") as session:
        rows.save_row(session, ACCOUNTS, account(book, "221"), {"in_use": True}, TODAY)
    assert asked(book, draft(book, TODAY, ("102", 5, 0), ("221", 0, 5))) == {"trust"}
