"""Gives the numbers of ``describe.serial``, one implementation for every ledger and deed.

The rule: a series is the numbers of one column that begin alike (慰-2025-). Its next number follows the highest ever
given by the program and the highest that stands in the column, so that numbers brought by an import are passed over
and a deleted row keeps its number. Of a gapless series a number is given again when the deed that gave it was undone
and nothing with a higher number was saved since; the number of a row that somebody deleted is not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.describe.serial import series_of, write
from desk_union.store.tables import Change, DeedRecord, SerialCount

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Stored, Values
    from desk_union.describe.serial import SerialNumber

TAKEN = "serials"  # in the deed in hand: the last number of each series, which may not stand in a row yet


def take(
    session: Session, shown: Stored, kind: SerialNumber, values: Values, today: date, count: int = 1
) -> list[str]:
    """The next ``count`` numbers for rows of such values; empty where their pattern is."""
    pattern, year = kind.pattern_of(values), _year(kind, values, today)
    if not pattern or not count:
        return []
    series, expression = series_of(pattern, year)
    last = _last(session, shown, kind, series, expression, lambda n: write(pattern, year, n))
    _count(session, shown, series, last + count)
    session.info.setdefault(TAKEN, {})[_column(shown), series] = last + count
    return [write(pattern, year, n) for n in range(last + 1, last + count + 1)]


def next_of(session: Session, ledger: Ledger, key: str, values: Values, today: date, count: int = 1) -> list[str]:
    """``take`` for a field of a ledger by its key."""
    shown, kind = next((shown, kind) for shown, kind in ledger.serials if shown.key == key)
    return take(session, shown, kind, values, today, count)


def fill(session: Session, shown: Stored, kind: SerialNumber, rows: Sequence[Values], today: date) -> list[Values]:
    """The rows, each with a number of its own; those that bring one keep it and the series goes on after it."""
    note(session, shown, kind, rows, today)
    wanting: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if kind.on_saving and row.get(shown.key) in (None, ""):
            wanting[kind.pattern_of(row), _year(kind, row, today)].append(place)
    made = list(rows)
    for places in wanting.values():
        numbers = take(session, shown, kind, rows[places[0]], today, len(places))
        for place, number in zip(places, numbers, strict=False):
            made[place] = {**rows[place], shown.key: number}
    return made


def note(session: Session, shown: Stored, kind: SerialNumber, rows: Sequence[Values], today: date) -> None:
    """Count the numbers that rows bring, so that they stay used when the rows are deleted."""
    highest: dict[str, int] = {}
    for row in rows:
        number, pattern = row.get(shown.key), kind.pattern_of(row)
        if not number or not pattern:
            continue
        series, expression = series_of(pattern, _year(kind, row, today))
        if found := expression.fullmatch(number):
            highest[series] = max(highest.get(series, 0), int(found[1]))
    for series, n in highest.items():
        _count(session, shown, series, max(n, _counted(session, shown, series)))


def _year(kind: SerialNumber, values: Values, today: date) -> int:
    day: date = values.get(kind.day) or today
    return day.year


def _column(shown: Stored) -> str:
    return f"{shown.attr.class_.__tablename__}.{shown.attr.key}"


def _counted(session: Session, shown: Stored, series: str) -> int:
    one = SerialCount.column == _column(shown), SerialCount.series == series
    last: int | None = session.scalar(select(SerialCount.last).where(*one))
    return last or 0


def _count(session: Session, shown: Stored, series: str, last: int) -> None:
    session.merge(SerialCount(column=_column(shown), series=series, last=last))
    session.flush()


def _last(
    session: Session, shown: Stored, kind: SerialNumber, series: str, expression: re.Pattern[str], number_of: Any
) -> int:
    """The last number of the series that may not be given again."""
    here = session.scalars(select(shown.attr).where(shown.attr.startswith(series, autoescape=True)))
    present = max((int(found[1]) for text in here if (found := expression.fullmatch(text))), default=0)
    present = max(present, session.info.get(TAKEN, {}).get((_column(shown), series), 0))
    last: int = max(present, _counted(session, shown, series))
    while kind.gapless and last > present and not _was_deleted(session, shown, number_of(last)):
        last -= 1
    return last


def _was_deleted(session: Session, shown: Stored, number: str) -> bool:
    """A row with this number was taken away otherwise than by undoing what made it."""
    column = shown.attr.property.columns[0]
    query = (
        select(Change.id)
        .outerjoin(DeedRecord, DeedRecord.id == Change.deed_id)
        .where(Change.table_name == column.table.name, Change.op == "D", func.coalesce(DeedRecord.kind, "") != "undo")
        .where(func.json_extract(Change.before, f"$.{column.name}") == number)
    )
    return session.scalar(query.limit(1)) is not None
