"""A made-up union's book with a chart and opening balances, for tests of bank, cash, assets and goods."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desk_union.funds.account import balances, deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.ledgers.property import GOODS
from desk_union.funds.tables import Opening
from desk_union.store import rows
from tests.samples import fresh_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

TODAY = date(2025, 12, 20)
AT = datetime(2025, 12, 20, 9, 30)


@dataclass
class Office:
    """The book with its accounts by code."""

    book: Book
    account: dict[str, int]

    def post(self) -> None:
        """Post every draft."""
        with self.book.deed("记账") as session:
            posting.post(session, posting.drafts_through(session), AT, reason="测试")

    def voucher(self, day: date, *lines: tuple[str, int, int], bill: str | None = None) -> int:
        """A draft of (code, debit, credit) in fen."""
        with self.book.deed("凭证") as session:
            told = tuple(VoucherLine("事由", self.account[code], debit, credit, bill=bill) for code, debit, credit in lines)
            return deeds.draft_voucher(session, Draft(day, told))

    def balance(self, code: str) -> int:
        """All that is posted, debit positive."""
        with self.book.reading() as session:
            found = balances.by_code(balances.sums(session, 202512, 202512), read_chart(session))
        return found.get(code, balances.NOTHING).closing

    def lines(self, voucher: int) -> list[tuple[str, int, int]]:
        """The voucher as (code, debit, credit)."""
        with self.book.reading() as session:
            held, chart = deeds.read_voucher(session, voucher), read_chart(session)
            return [(chart.by_id[one.account].code, one.debit, one.credit) for one in held.draft.lines]


@contextmanager
def office(folder: Path, **openings: int) -> Iterator[Office]:
    """``openings`` are balances like a102=10_000_00, debit positive."""
    book = fresh_book(folder / "账本.desk", "某某厂工会", today=TODAY, clock=lambda: AT)
    try:
        with book.reading() as session:
            account = {one.code: one.id for one in read_chart(session).by_id.values()}
        with book.deed("期初") as session:
            for name, amount in openings.items():
                code = name.removeprefix("a")
                session.add(Opening(account=account[code], debit=max(amount, 0), credit=max(-amount, 0)))
        yield Office(book, account)
    finally:
        book.close()


def good(session: Session, name: str, **more: Any) -> int:
    return rows.save_row(session, GOODS, None, {"name": name, "category": "文体用品", "measure": "个", **more}, TODAY)
