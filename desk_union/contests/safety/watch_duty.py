"""查岗 of the watchers, month by month: how often it was done, and in which months it was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import extract, func, select

from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.tables import SafetyCheck, SafetyWatcher

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

MONTHS = 12


@dataclass(frozen=True, slots=True)
class WatchMonth:
    """``lacking`` is how many checks fall short of what a month wants; of a month under way nothing is lacking yet."""

    month: int
    ids: tuple[int, ...]
    shifts: tuple[str, ...]
    stopped: int
    lacking: int


def months_of(session: Session, year: int, today: date) -> list[WatchMonth]:
    """The months of the year up to the present one; before anybody watched or checked nothing was left out."""
    query = select(
        SafetyCheck.id, extract("month", SafetyCheck.day).label("month"), SafetyCheck.shift, SafetyCheck.stopped
    ).where(SafetyCheck.kind == words.WATCH, extract("year", SafetyCheck.day) == year)
    rows = session.execute(query.order_by(SafetyCheck.day, SafetyCheck.id)).all()
    begun = _begun(session)
    last = MONTHS if year < today.year else today.month if year == today.year else 0
    found = []
    for month in range(1, last + 1):
        mine = [row for row in rows if row.month == month]
        over = (year, month) < (today.year, today.month)
        wanted = words.A_MONTH if over and begun is not None and (year, month) >= begun else 0
        shifts = tuple(dict.fromkeys(row.shift for row in mine if row.shift))
        stopped = sum(row.stopped or 0 for row in mine)
        ids = tuple(row.id for row in mine)
        found.append(WatchMonth(month, ids, shifts, stopped, max(wanted - len(mine), 0)))
    return found


def _begun(session: Session) -> tuple[int, int] | None:
    """The first whole month with watchers or with a check of theirs."""
    first_check = select(func.min(SafetyCheck.day)).where(SafetyCheck.kind == words.WATCH)
    days = [session.scalar(first_check), session.scalar(select(func.min(SafetyWatcher.since)))]
    held = [day for day in days if day is not None]
    if not held:
        return None
    first = min(held)
    return (first.year, first.month) if first.day == 1 else _next(first)


def _next(day: date) -> tuple[int, int]:
    return (day.year, day.month + 1) if day.month < MONTHS else (day.year + 1, 1)
