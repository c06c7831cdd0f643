"""Own accounts below the prescribed ones: where they may stand, every year with one can be closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import closing, invariants, untouched
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.account_settling import CLOSED_INTO
from desk_union.funds.ledgers import ACCOUNTS
from desk_union.store import rows
from tests.funds.account_books import a_book, draft, post_all

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 1, 20)
DAY = date(2025, 6, 10)


def leaves(book: Book) -> list[str]:
    with book.reading() as session:
        return [one.code for one in read_chart(session).by_id.values() if one.leaf and one.in_use]


def add_below(book: Book, code: str) -> str:
    own = f"{code}01"
    with book.deed("设明细") as session:
        rows.save_row(session, ACCOUNTS, None, {"code": own, "name": "自设明细"}, TODAY)
    return own


@pytest.mark.parametrize("code", CLOSED_INTO)
def test_nothing_stands_below_what_closing_books_to(tmp_path: Path, code: str) -> None:
    book = a_book(tmp_path)
    with pytest.raises(Refusal, match="不能在它下面设明细"):
        add_below(book, code)
    assert f"{code}01" not in leaves(book)


def test_a_year_with_a_sub_account_everywhere_closes(tmp_path: Path) -> None:
    """Every account of the chart that may have one gets one, something moves on each, and the year is closed."""
    book = a_book(tmp_path)
    own = [add_below(book, code) for code in leaves(book) if code not in CLOSED_INTO]
    assert len(own) > 40
    draft(book, DAY, ("10101", 100_000, 0), ("40101", 0, 100_000))
    for code in own:
        if code not in {"10101", "40101"}:
            draft(book, DAY, (code, 7, 0), ("10101", 0, 7))
    post_all(book, "每个科目都动一次")
    with book.deed("年终结账") as session:
        closing.close_year(session, 2025, session.info["at"], reason="每个科目都动一次")
    with book.reading() as session:
        found = [one.reason for one in untouched.all_claims(session)]
        left = {
            one.code: sums.closing
            for one in read_chart(session).by_id.values()
            for sums in [invariants.balances.by_code(
                invariants.balances.sums(session, 202512, 202512), read_chart(session)).get(one.code)]
            if sums is not None and one.leaf and sums.closing and one.code.startswith(("4", "5", "321", "322"))
        }
    assert found == []
    assert set(left) <= {"32104", "32205"}
