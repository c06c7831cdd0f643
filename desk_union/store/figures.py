"""Figures evaluated: the number and the rows behind it come from the same query."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from desk_union.basis.money import show_yuan
from desk_union.store.listing import ListAsk, ids_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure, Span
    from desk_union.describe.ledger import Ledger

NOTHING = "—"
QUESTIONS = 4096  # kept as they were put together


@dataclass(frozen=True, slots=True)
class FigureValue:
    """``number`` is a count, yuan, a share in per cent with one decimal, a text, or None when there is nothing to tell.

    ``shown`` goes before the figure's unit; ``basis`` of a share is what it was made of ("253/271", money in yuan).
    """

    number: int | float | str | None
    shown: str
    numerator: int | None = None
    denominator: int | None = None
    money: bool = False  # numerator and denominator are fen

    @property
    def basis(self) -> str:
        if self.numerator is None or self.denominator is None:
            return ""
        if self.money:
            return f"{show_yuan(self.numerator)}/{show_yuan(self.denominator)}"
        return f"{self.numerator}/{self.denominator}"


def evaluate(session: Session, figure: Figure, span: Span, registry: Sequence[Figure]) -> FigureValue:
    """The value for the span; ``registry`` holds the figure that a share stands on."""
    if figure.measure == "latest":
        return _latest(session, figure, span)
    if figure.measure == "ratio":
        base = next(other for other in registry if other.code == figure.base)
        part, whole = (_measured(session, one, span, base.measure) for one in (figure, base))
        return _share(part, whole, money=base.measure == "sum")
    number = _measured(session, figure, span, figure.measure)
    if figure.measure == "sum":
        return FigureValue(yuan(number), show_yuan(number))
    return FigureValue(number, str(number))


def yuan(fen: int) -> int | float:
    """For a reader of numbers, not for reckoning on."""
    return fen / 100 if fen % 100 else fen // 100


def rows_behind(session: Session, figure: Figure, span: Span) -> list[int]:
    """Ids of the counted rows (of a share: of its numerator) in the ledger's own order."""
    ledger = figure.ledger()
    query = ids_query(ledger, ListAsk(span.last)).where(ledger.row.id.in_(figure.rows(span)))
    return [row[0] for row in session.connection().execute(query)]


def lines_told(
    session: Session, figure: Figure, span: Span, number: int, registry: Sequence[Figure]
) -> tuple[str, int | None]:
    """What each of the ``number`` rows behind a figure stands for, in a sentence, and where the figure counts something
    else than rows (persons, households) how many different ones there are.
    """
    says = rows_told(figure.ledger(), number)
    base = next((one for one in registry if one.code == figure.base), None)
    if figure.measure == "distinct" or (base is not None and base.measure == "distinct"):
        counted = replace(figure, measure="distinct", base="", unit=base.unit if base is not None else figure.unit)
        different = int(evaluate(session, counted, span, registry).number or 0)
        return f"{says}；一个算一次，不同的有{different:,}{counted.unit}。", different
    if figure.measure in {"sum", "total"}:
        return f"{says}，数是它们的合计。", None
    if figure.measure == "ratio" and base is not None:
        return f"{says}，是分子；分母是“{base.label}”（{base.code}）。", None
    return f"{says}。", None


def rows_told(ledger: Ledger, number: int) -> str:
    return f"每一行是“{ledger.title}”里的一条，共{number:,}行"


def evidence(session: Session, figure: Figure, span: Span) -> tuple[Ledger, list[int]]:
    return figure.ledger(), rows_behind(session, figure, span)


def _measured(session: Session, figure: Figure, span: Span, measure: str) -> int:
    return session.scalar(_question(figure, span, measure)) or 0


@lru_cache(maxsize=QUESTIONS)
def _question(figure: Figure, span: Span, measure: str) -> Select[Any]:
    """What is asked follows from figure and span alone, and is put together once: that takes longer than the answer."""
    row = figure.ledger().row
    number: Any = func.count()
    if measure != "count":
        value = figure.value(span.last)
        if value is None:
            raise TypeError(f"{figure.code} says not what is measured")
        number = func.count(value.distinct()) if measure == "distinct" else func.sum(value)
    return select(number).select_from(row).where(row.id.in_(figure.rows(span)))


def _latest(session: Session, figure: Figure, span: Span) -> FigureValue:
    """The words of the one row that ``rows`` leaves."""
    row = figure.ledger().row
    if figure.show is None:
        raise TypeError(f"{figure.code} says nothing of its row")
    words = session.scalar(select(figure.show()).where(row.id.in_(figure.rows(span))))
    return FigureValue(words, NOTHING if words is None else str(words))


def _share(count: int, base: int, *, money: bool = False) -> FigureValue:
    tenths = tenths_of(count, base)
    if tenths is None:
        return FigureValue(None, NOTHING, count, base, money)
    whole, tenth = divmod(tenths, 10)
    return FigureValue(tenths / 10, f"{whole}.{tenth}" if tenth else str(whole), count, base, money)


def tenths_of(part: int, whole: int) -> int | None:
    """A share in tenths of a per cent, rounded; 100 per cent only when nothing is left out. None of nothing."""
    if whole == 0:
        return None
    tenths = (2000 * part + whole) // (2 * whole)
    return min(tenths, 999) if part < whole else tenths
