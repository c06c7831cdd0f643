"""A small office that visits its people, for tests of 走访慰问."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union import tabs
from desk_union.care.visits.ledgers import VISITS
from desk_union.care.visits.tables import CareVisit
from desk_union.describe.figure import Span
from desk_union.payouts.tables import PayoutLine
from desk_union.screens.form.deedpage import DeedPage
from desk_union.store import figures, rows
from desk_union.tabs import deed_called
from tests.payouts.payout_office import PayingOffice
from tests.screens.desks import TODAY, small_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class VisitingOffice(PayingOffice):
    def visit(self, **values: Any) -> int:
        """A visit saved as the form saves it; amounts in fen."""
        with self.desk.book.deed("走访") as session:
            return rows.save_row(session, VISITS, None, {"day": TODAY, "reason": "困难", **values}, TODAY)

    def visits(self, *people: int, because: str = "", **typed: str) -> list[int]:
        """登记走访 for these people; returns the visits."""
        page = DeedPage(self.desk, deed_called("care.visit"), list(people), reason=because)
        for key, text in {"day": TODAY.isoformat(), "reason": "困难", **typed}.items():
            page.type(key, text)
        return list(page.run().seen[1])

    def figure(self, code: str, span: Span | None = None) -> Any:
        registry = tabs.figures()
        one = next(one for one in registry if one.code == code)
        with self.desk.book.reading() as session:
            return figures.evaluate(session, one, span or Span.year(TODAY.year), registry).number

    def line(self, visit: int) -> PayoutLine | None:
        own = (PayoutLine.owner_table == CareVisit.__tablename__, PayoutLine.owner_id == visit)
        with self.desk.book.reading() as session:
            return session.scalar(select(PayoutLine).where(*own))

    def held(self, visit: int) -> CareVisit:
        with self.desk.book.reading() as session:
            return session.get_one(CareVisit, visit)


@contextmanager
def visiting_office(folder: Path, people: int = 12) -> Iterator[VisitingOffice]:
    with small_desk(folder, people=people) as desk:
        yield VisitingOffice(desk)
