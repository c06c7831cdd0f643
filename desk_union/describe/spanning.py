"""The three usual queries of a figure: what happened in a span, what stands on its last day, the newest until then.

With ``by_then``, which leaves out of an earlier day what came later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, or_, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desk_union.describe.figure import Span

    Rows = Callable[[Span], Select[Any]]


def by_then(own: Any, day: date) -> ColumnElement[bool]:
    """That it had happened by ``day``; without a day of its own it happened with what it belongs to."""
    return or_(own.is_(None), own <= day)


def during(row: type[Any], day: Any, *where: ColumnElement[bool]) -> Rows:
    return lambda span: select(row.id).where(day.between(span.first, span.last), *where)


def standing(row: type[Any], on: Callable[[date], ColumnElement[bool]], *where: ColumnElement[bool]) -> Rows:
    return lambda span: select(row.id).where(on(span.last), *where)


def newest(row: type[Any], day: Any, *where: ColumnElement[bool]) -> Rows:
    """The one row nearest to the last day of the span."""
    return lambda span: select(row.id).where(day <= span.last, *where).order_by(day.desc(), row.id.desc()).limit(1)
