"""Books that break what must always hold (A.5): posting wants a reason, the year stays open, the voucher is named."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.account import closing, invariants, other_half
from desk_union.funds.account.posting import Unexplained
from desk_union.funds.paper import statementsheets
from tests.funds.account_books import account, draft, post_all, post_one, project, worked_year

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

TODAY = date(2026, 1, 20)
DAY = date(2025, 12, 25)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return worked_year(tmp_path)


def broken(book: Book) -> list[str]:
    with book.reading() as session:
        return [str(one) for one in invariants.broken(session)]


# (entries, what the sentence speaks of): each alone breaks one invariant.
BREAKING = {
    "an asset without its fund": ((("162", 3000, 0), ("102", 0, 3000)), "资产基金30104"),
    "goods without their fund": ((("141", 200, 0), ("102", 0, 200)), "资产基金30101"),
    "a fund without its asset": ((("102", 50, 0), ("30104", 0, 50)), "资产基金30104"),
    "surplus without cause": ((("102", 70, 0), ("32205", 0, 70)), "只由结账转入转出"),
    "what closing brings, by hand": ((("32203", 10, 0), ("102", 0, 10)), "只由结账转入转出"),
}


@pytest.mark.parametrize("name", BREAKING)
def test_nobody_passes_over_a_broken_invariant_without_a_reason(book: Book, name: str) -> None:
    entries, spoken = BREAKING[name]
    row = draft(book, DAY, *entries)
    with pytest.raises(Unexplained, match=spoken):
        post_all(book)
    assert broken(book) == []
    title = post_one(book, row, "年底先这样记")
    (sentence,) = broken(book)
    assert title in sentence
    assert spoken in sentence


def test_a_project_overspent_is_named_with_the_voucher_that_did_it(book: Book) -> None:
    """An earmarked line on the wrong project: what is short stands there, and which voucher took it."""
    other = project(book, "另一个项目")
    row = draft(book, DAY, ("50405", 300, 0, other, True), ("102", 0, 300))
    with pytest.raises(Unexplained, match="另一个项目"):
        post_all(book)
    title = post_one(book, row, "先垫")
    assert [sentence for sentence in broken(book) if "另一个项目" in sentence and title in sentence]


def test_innocent_vouchers_are_not_named(book: Book) -> None:
    """A difference that a later voucher took back is nobody's fault; the one that stays is named alone."""
    first = post_one(book, draft(book, DAY, ("162", 500, 0), ("102", 0, 500)), "甲")
    post_one(book, draft(book, DAY, ("50702", 500, 0), ("30104", 0, 500)))
    assert broken(book) == []
    second = post_one(book, draft(book, DAY, ("162", 80, 0), ("102", 0, 80)), "乙")
    (sentence,) = broken(book)
    assert second in sentence
    assert first not in sentence


def test_the_voucher_that_mends_a_difference_is_not_warned_of(book: Book) -> None:
    post_one(book, draft(book, DAY, ("162", 500, 0), ("102", 0, 500)), "甲")
    assert post_one(book, draft(book, DAY, ("50702", 500, 0), ("30104", 0, 500)))


def test_the_other_half_is_drafted_and_the_books_are_whole_again(book: Book) -> None:
    row = draft(book, DAY, ("162", 3000, 0), ("102", 0, 3000))
    title = post_one(book, row, "漏了另一半")
    with book.reading() as session:
        assert other_half.vouchers(session) == [(row, title)]
    with book.deed("补上另一半") as session:
        made = other_half.complete(session, row, account(book, "50702"))
    assert post_one(book, made)
    assert broken(book) == []
    with book.reading() as session:
        assert other_half.vouchers(session) == []


def test_a_whole_voucher_lacks_no_other_half(book: Book) -> None:
    row = draft(book, DAY, ("50405", 30, 0), ("102", 0, 30))
    with pytest.raises(Refusal, match="没有缺另一半"), book.deed("补") as session:
        other_half.complete(session, row, account(book, "50702"))


def test_the_year_stays_open_until_it_is_mended_or_a_reason_given(book: Book) -> None:
    post_one(book, draft(book, DAY, ("162", 3000, 0), ("102", 0, 3000)), "漏了另一半")
    with pytest.raises(closing.Unsound, match="资产基金30104"), book.deed("年终结账") as session:
        closing.close_year(session, 2025, session.info["at"])
    with book.reading() as session:
        assert closing.excuse(session, 202512) == ""
    with book.deed("年终结账") as session:
        closing.close_year(session, 2025, session.info["at"], reason="发票未到，下年补记")
    with book.reading() as session:
        assert closing.excuse(session, 202512) == "发票未到，下年补记"
        (table,) = statementsheets.balance_sheet(session, Request(TODAY, TODAY, year=2025))
    assert any("资产基金30104" in note for note in table.notes)
    assert "结账说明：发票未到，下年补记" in table.notes


def test_a_sound_year_keeps_no_reason(book: Book) -> None:
    with book.deed("年终结账") as session:
        closing.close_year(session, 2025, session.info["at"], reason="多写的")
    with book.reading() as session:
        assert closing.excuse(session, 202512) == ""
