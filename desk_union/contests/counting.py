"""What the figures of this tab have in common: rows of a ledger whose day lies in the span, narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import InstrumentedAttribute

    from desk_union.describe.figure import Span

Condition = ColumnElement[bool]


def within(
    day: InstrumentedAttribute[Any], *where: Condition, as_of: Callable[[Span], Condition] | None = None
) -> Callable[[Span], Select[Any]]:
    """The rows whose ``day`` lies in the span; ``as_of`` narrows them by how things stood at its end."""

    def rows(span: Span) -> Select[Any]:
        held = select(day.class_.id).where(day.between(span.first, span.last), *where)
        return held if as_of is None else held.where(as_of(span))

    return rows


def column(attr: InstrumentedAttribute[Any]) -> Callable[[], Any]:
    return lambda: attr
