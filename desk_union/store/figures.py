"""Figures evaluated: the number and the rows behind it come from the same query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.store.listing import Ask, ids_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure, Span
    from desk_union.describe.ledger import Ledger

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class FigureValue:
    """``number`` is a count, a share in per cent with one decimal, a text, or None when there is nothing to tell.

    ``shown`` goes before the figure's unit; ``basis`` of a share is what it was made of ("253/271").
    """

    number: int | float | str | None
    shown: str
    numerator: int | None = None
    denominator: int | None = None

    @property
    def basis(self) -> str:
        return "" if self.denominator is None else f"{self.numerator}/{self.denominator}"


def evaluate(session: Session, figure: Figure, span: Span, registry: Sequence[Figure]) -> FigureValue:
    """The value for the span; ``registry`` holds the figure that a share stands on."""
    if figure.measure == "latest":
        return _latest(session, figure, span)
    count = _count(session, figure, span)
    if figure.measure == "count":
        return FigureValue(count, str(count))
    base = _count(session, next(other for other in registry if other.code == figure.base), span)
    return _share(count, base)


def rows_behind(session: Session, figure: Figure, span: Span) -> list[int]:
    """Ids of the counted rows (of a share: of its numerator) in the ledger's own order."""
    ledger = figure.ledger()
    query = ids_query(ledger, Ask(span.last)).where(ledger.row.id.in_(figure.rows(span)))
    return [row[0] for row in session.connection().execute(query)]


def evidence(session: Session, figure: Figure, span: Span) -> tuple[Ledger, list[int]]:
    return figure.ledger(), rows_behind(session, figure, span)


def _count(session: Session, figure: Figure, span: Span) -> int:
    row = figure.ledger().row
    return session.scalar(select(func.count()).select_from(row).where(row.id.in_(figure.rows(span)))) or 0


def _latest(session: Session, figure: Figure, span: Span) -> FigureValue:
    """The words of the one row that ``rows`` leaves."""
    row = figure.ledger().row
    if figure.show is None:
        raise TypeError(f"{figure.code} says nothing of its row")
    words = session.scalar(select(figure.show()).where(row.id.in_(figure.rows(span))))
    return FigureValue(words, NOTHING if words is None else str(words))


def _share(count: int, base: int) -> FigureValue:
    tenths = tenths_of(count, base)
    if tenths is None:
        return FigureValue(None, NOTHING, count, base)
    whole, tenth = divmod(tenths, 10)
    return FigureValue(tenths / 10, f"{whole}.{tenth}" if tenth else str(whole), count, base)


def tenths_of(part: int, whole: int) -> int | None:
    """A share in tenths of a per cent, rounded; 100 per cent only when nothing is left out. None of nothing."""
    if whole == 0:
        return None
    tenths = (2000 * part + whole) // (2 * whole)
    return min(tenths, 999) if part < whole else tenths
