"""A figure narrowed to one unit and all below it: only its rows that bear the unit, or a person who was in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from desk_union.describe.kinds import Ref
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.units import within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from desk_union.describe.figure import Figure, Span
    from desk_union.describe.ledger import Ledger, Shown

NOT_BY_UNIT = "latest"  # tells of one row alone, which may be another unit's


def of_unit(figure: Figure, unit: int) -> Figure | None:
    """None where its rows say of no unit."""
    where = _belongs(figure.ledger(), unit)
    if where is None or figure.measure == NOT_BY_UNIT:
        return None
    row = figure.ledger().row

    def rows(span: Span) -> Select[Any]:
        return select(row.id).where(row.id.in_(figure.rows(span)), where(span.last))

    return replace(figure, rows=rows)


def all_of_unit(figures: Sequence[Figure], unit: int, code: str) -> tuple[Figure | None, list[Figure]]:
    """The figure of this code, and all that it needs to be reckoned, each narrowed."""
    own = next((one for one in figures if one.code == code), None)
    if own is None:
        return None, []
    base = next((one for one in figures if one.code == own.base), None)
    narrowed = of_unit(own, unit)
    below = of_unit(base, unit) if base is not None else None
    if narrowed is None or (base is not None and below is None):
        return None, []
    return narrowed, [one for one in (narrowed, below) if one is not None]


def _belongs(ledger: Ledger, unit: int) -> Callable[[date], ColumnElement[bool]] | None:
    if ledger is UNITS:
        return lambda day: ledger.row.id.in_(within(unit, day))
    own = _pointing(ledger, UNITS)
    if own is not None:
        return lambda day: own.column(day).in_(within(unit, day))
    person = _pointing(ledger, PEOPLE)
    place = _pointing(PEOPLE, UNITS)
    if person is None or place is None:
        return None

    def among(day: date) -> ColumnElement[bool]:
        there = select(PEOPLE.row.id).where(place.column(day).in_(within(unit, day)))
        return person.column(day).in_(there)

    return among


def _pointing(ledger: Ledger, target: Ledger) -> Shown | None:
    """The column that points there, one that must be filled before others."""
    found = [one for one in ledger.fields if isinstance(one.kind, Ref) and one.kind.ledger is target]
    return next((one for one in found if one.required), found[0] if found else None)
