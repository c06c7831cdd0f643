"""Sub-accounts below accounts that are used: nothing but the detail changes, and the year closes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.account import (
    account_settling,
    balances,
    closing,
    deeds,
    invariants,
    posting,
    splitting,
    untouched,
)
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import SPLIT, VoucherLine
from desk_union.funds.tables import Account
from desk_union.store import undo
from desk_union.tabs import sheets
from tests.funds.account_books import a_book, account, draft, post_all, worked_year

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 1, 20)
DAY = date(2025, 12, 25)
STATEMENTS = ("funds.balance_sheet", "funds.income_statement")


def used(book: Book) -> list[str]:
    """The accounts of the year on which something was booked and that may have some below them."""
    with book.reading() as session:
        chart = read_chart(session)
        found = [one for one in chart.by_id.values() if account_settling.is_used(session, one.id)]
        return [one.code for one in found if not one.code.startswith(account_settling.CLOSED_INTO)]


def split(book: Book, code: str, day: date = DAY, own: str = "01") -> int | None:
    with book.deed("拆分明细") as session:
        row = read_chart(session).by_code[code].id
        return splitting.split(session, row, f"{code}{own}", "自设明细", day, TODAY)[1]


def sums(book: Book, *, closing: bool) -> dict[str, Any]:
    """Of every prescribed account what the books say of 2025."""
    with book.reading() as session:
        chart = read_chart(session)
        found = balances.by_code(balances.sums(session, 202501, 202512, closing=closing), chart)
        own = set(session.query(Account.code).filter(Account.locked.is_(False)).all())
        return {code: one for code, one in found.items() if (code,) not in own}


def printed(book: Book) -> dict[str, Any]:
    with book.reading() as session:
        request = Request(day=date(2025, 12, 31), today=TODAY, year=2025)
        asked = [one for one in sheets() if one.code in STATEMENTS]
        return {one.code: [table.rows for table in one.tables(session, request)] for one in asked}


def test_every_used_account_is_split_and_the_year_closes_as_it_would_have(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    plain, book = worked_year(tmp_path / "a"), worked_year(tmp_path / "b")
    before, shown = sums(book, closing=False), printed(book)
    assert len(shown) == len(STATEMENTS)
    codes = used(book)
    assert len(codes) > 12
    for code in codes:
        assert (split(book, code) is None) is (code in {"135", "211"})  # nothing stands there any more
    post_all(book, "拆分")
    assert sums(book, closing=False) == before
    assert printed(book) == shown
    with book.reading() as session:
        assert invariants.broken(session) == []
        found = balances.sums(session, 202512, 202512)
        assert all(not found[account_id, None].closing for account_id in (account_of(session, c) for c in codes))
    for one in (plain, book):
        with one.deed("年终结账") as session:
            closing.close_year(session, 2025, session.info["at"])
    assert sums(book, closing=True) == sums(plain, closing=True)
    assert printed(book) == printed(plain)
    with book.reading() as session:
        assert untouched.all_claims(session) == []


def account_of(session: Any, code: str) -> int:
    return read_chart(session).by_code[code].id


def test_when_the_year_begins_income_has_nothing_to_hand_over(tmp_path: Path) -> None:
    book = worked_year(tmp_path)
    with book.deed("年终结账") as session:
        closing.close_year(session, 2025, session.info["at"])
    assert split(book, "401", date(2026, 1, 2)) is None
    assert split(book, "102", date(2026, 1, 2)) is not None
    post_all(book, "拆分")
    draft(book, date(2026, 1, 5), ("10201", 10, 0), ("40101", 0, 10))
    post_all(book, "会费")
    with book.deed("年终结账") as session:
        session.info["at"] = session.info["at"].replace(year=2027)
        closing.close_year(session, 2026, session.info["at"])
        assert invariants.broken(session) == []


@pytest.mark.parametrize(
    ("code", "day", "own", "sentence"),
    [
        ("32205", DAY, "01", "年终结账要直接记入"), ("102", date(2025, 3, 1), "01", "还有凭证"),
        ("102", date(2026, 1, 3), "01", "还没有年终结账"), ("102", DAY, "0101", "不是.*下一级编码"),
    ],
)  # fmt: skip
def test_what_cannot_be_split_is_said(tmp_path: Path, code: str, day: date, own: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        split(worked_year(tmp_path), code, day, own)


def test_a_draft_in_the_way_is_named(tmp_path: Path) -> None:
    book = worked_year(tmp_path)
    waiting = draft(book, DAY, ("102", 10, 0), ("401", 0, 10))
    with pytest.raises(Refusal, match=f"草稿{waiting}"):
        split(book, "401")


def test_a_deleted_carrying_voucher_is_drafted_again(tmp_path: Path) -> None:
    book = worked_year(tmp_path)
    row = split(book, "102")
    assert row is not None
    with book.deed("删除") as session:
        deeds.delete_drafts(session, [row])
    assert split(book, "102") is not None
    undo.undo(book)
    with book.reading() as session:
        assert "10201" in read_chart(session).by_code


def test_only_an_even_carrying_voucher_may_use_an_account_with_others_below(tmp_path: Path) -> None:
    book = worked_year(tmp_path)
    split(book, "102")
    post_all(book, "拆分")
    upper, lower, other = account(book, "102"), account(book, "10201"), account(book, "101")
    for kind, places in (("普通", (upper, lower)), (SPLIT, (upper, other))):
        with book.deed("写凭证") as session:
            lines = tuple(VoucherLine("摘要", one, debit, 0) for one, debit in zip(places, (-100, 100), strict=True))
            made = deeds.draft_voucher(session, Draft(DAY, lines, papers=1, kind=kind))
        with pytest.raises(posting.Unpostable), book.deed("记账") as session:
            posting.post(session, [made], session.info["at"], reason="试")


def test_a_book_that_has_only_openings(tmp_path: Path) -> None:
    book = a_book(tmp_path)
    draft(book, date(2025, 1, 3), ("101", 10, 0), ("401", 0, 10))
    post_all(book, "会费")
    assert split(book, "101", date(2025, 1, 3)) is not None
