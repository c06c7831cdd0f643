"""So many months after a day, in SQL, as ``days.add_months`` has it: SQLite alone makes 2 March of 30 February."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, func, type_coerce

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def months_after(day: Any, months: Any) -> ColumnElement[Any]:
    """The day ``months`` (SQL, none below nought) after ``day`` (SQL); at most the last of that month."""
    plain = func.date(day, func.concat("+", months, " months"))
    last = func.date(day, "start of month", func.concat("+", months + 1, " months"), "-1 day")
    return type_coerce(func.min(plain, last), Date)
