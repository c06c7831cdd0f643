"""Figures: a number of the office is a query of rows for a span and a measure over those same rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Select

    from desk_union.describe.ledger import Ledger

_TELLERS: list[Callable[[], tuple[Figure, ...]]] = []


@dataclass(frozen=True, slots=True)
class Span:
    """The days a figure is asked for, both ends included; standing figures use the last day."""

    first: date
    last: date

    @classmethod
    def year(cls, year: int) -> Span:
        return cls(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True)
class Figure:
    """One figure: ``rows(span)`` selects ids of ``ledger``; ``measure`` turns those rows into the number.

    ``measure`` is ``count`` (rows), ``distinct`` (different values of ``amount``), ``sum`` (of ``amount``, which is
    money in fen), ``total`` (of ``amount``, a number of things), ``ratio`` (these rows over those of ``base``, measured
    as ``base`` is, in tenths of a per cent) or ``latest`` (``show`` of the newest row). ``parent`` names the figure of
    which this one is a part (其中).
    """

    code: str
    label: str
    unit: str
    ledger: Callable[[], Ledger]
    rows: Callable[[Span], Select[Any]]
    measure: str = "count"
    base: str = ""
    parent: str = ""
    show: Callable[[], Any] | None = None  # for "latest": the SQL words of a row
    amount: Callable[[], Any] | None = None  # for "distinct", "sum" and "total": the SQL value of a row
    amount_on: Callable[[date], Any] | None = None  # the same where the value of a row differs from day to day
    seeds: tuple[str, ...] = ()  # ids in the office's list of figures that this one answers
    note: str = ""

    def value(self, day: date) -> Any:
        """What is measured of a row as of ``day``; None where rows themselves are counted."""
        if self.amount_on is not None:
            return self.amount_on(day)
        return self.amount() if self.amount is not None else None


def told_by(tell: Callable[[], tuple[Figure, ...]]) -> None:
    """The tabs tell which figures they bring; who writes reports below them asks ``known``."""
    _TELLERS.append(tell)


def known() -> tuple[Figure, ...]:
    """Every figure of the house, in the order of the tabs."""
    return tuple(one for tell in _TELLERS for one in tell())


def known_as(name: str) -> Figure | None:
    """The figure of this code, label or number in the office's list."""
    return next((one for one in known() if name in {one.code, one.label, *one.seeds}), None)
