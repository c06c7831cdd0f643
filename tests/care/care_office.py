"""A small office for tests of 送温暖: deeds, rows, figures and sheets as a clerk and a command would use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.funds.tables import Account
from desk_union.store import overrides, rows
from desk_union.store.figures import evaluate
from desk_union.tabs import figures, sheet_called
from tests.payouts.payout_office import PayingOffice
from tests.screens.desks import TODAY, small_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

from contextlib import contextmanager


@dataclass
class CareOffice(PayingOffice):
    def save(self, ledger: Any, row: int | None = None, reason: str = "", **values: Any) -> int:
        with self.desk.book.deed("登记") as session:
            if reason:
                overrides.because(session, reason)
            return rows.save_row(session, ledger, row, values, TODAY)

    def row(self, row: Any, row_id: int) -> Any:
        with self.desk.book.reading() as session:
            return session.get_one(row, row_id)

    def all(self, query: Any) -> list[Any]:
        with self.desk.book.reading() as session:
            return list(session.scalars(query))

    def use(self, *codes: str) -> None:
        with self.desk.book.deed("启用科目") as session:
            session.execute(update(Account).where(Account.code.in_(codes)).values(in_use=True))

    def figure(self, code: str, year: int = TODAY.year) -> Any:
        with self.desk.book.reading() as session:
            one = next(one for one in figures() if one.code == code)
            return evaluate(session, one, Span.year(year), figures()).number

    def tables(self, code: str, **asked: Any) -> Any:
        with self.desk.book.reading() as session:
            return sheet_called(code).tables(session, Request(TODAY, TODAY, **asked))

    def filled(self, code: str, **asked: Any) -> Any:
        with self.desk.book.reading() as session:
            return sheet_called(code).content.fill(session, Request(TODAY, TODAY, **asked))

    def account(self, code: str) -> int:
        return self.all(select(Account.id).where(Account.code == code))[0]


@contextmanager
def care_office(folder: Path, people: int = 6) -> Iterator[CareOffice]:
    with small_desk(folder, people=people) as desk:
        yield CareOffice(desk)
