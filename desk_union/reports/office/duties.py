"""What became of the duties of some days: seen to by a mark or by rows that were registered, late, or still to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe import figure as registry
from desk_union.describe.figure import Span
from desk_union.reports.office.rules import occurrences, period_around
from desk_union.reports.office.tables import Duty, DutyDone
from desk_union.store.figures import rows_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, timedelta

    from sqlalchemy.orm import Session

DONE, LATE, TODAY, COMING = "已办", "逾期", "今天", "未到"
KEYS = ("rhythm", "month", "day", "weekday", "festival", "term", "before", "since", "until")


@dataclass(frozen=True, slots=True)
class DutyDay:
    """``mark`` the row that says it was done, ``rows`` how many were registered for it, ``coming`` that its day is not yet."""

    duty: int
    name: str
    owner: str
    day: date
    state: str
    mark: int | None = None
    rows: int = 0
    coming: bool = False

    @property
    def done(self) -> bool:
        """Rows before its day may be those of the time before: only a mark says that it was done beforehand."""
        return self.state == DONE and not (self.coming and self.mark is None)

    @property
    def told(self) -> str:
        if self.state == DONE and not self.done:
            return f"{COMING}（台账已有{self.rows}条）"
        return f"{self.state}（台账{self.rows}条）" if self.rows and self.mark is None else self.state


def of_days(session: Session, first: date, last: date, today: date, ids: Sequence[int] | None = None) -> list[DutyDay]:
    """Every duty that falls on these days, in their order."""
    held = select(Duty).order_by(Duty.id)
    if ids is not None:
        held = held.where(Duty.id.in_(ids))
    found = [one for duty in session.scalars(held).all() for one in _days_of(session, duty, first, last, today)]
    return sorted(found, key=lambda one: (one.day, one.duty))


def values_of(duty: Duty) -> dict[str, Any]:
    return {key: getattr(duty, key) for key in KEYS}


def _days_of(session: Session, duty: Duty, first: date, last: date, today: date) -> Iterator[DutyDay]:
    told = values_of(duty)
    falls = occurrences(told, first, last)
    if not falls:
        return
    marks = select(DutyDone.due_on, DutyDone.id).where(DutyDone.duty == duty.id, DutyDone.due_on.between(first, last))
    done = {row.due_on: row.id for row in session.execute(marks)}
    for day in falls:
        rows = 0 if day in done else _registered(session, duty, told, day, today)
        state = DONE if day in done or rows else LATE if day < today else TODAY if day == today else COMING
        yield DutyDay(duty.id, duty.name, duty.owner or "", day, state, done.get(day), rows, day > today)


def _registered(session: Session, duty: Duty, told: dict[str, Any], day: date, today: date) -> int:
    """How many rows of the duty's figure lie in its period, which has begun."""
    figure = registry.known_as(duty.figure) if duty.figure else None
    first, last = period_around(told, day)
    if figure is None or first > today:
        return 0
    return len(rows_behind(session, figure, Span(first, min(last, today))))


def newest_open(session: Session, duty: Duty, today: date, back: timedelta) -> DutyDay | None:
    """The duty's latest day up to today, where it was not seen to."""
    falls = occurrences(values_of(duty), today - back, today)
    found = list(_days_of(session, duty, falls[-1], falls[-1], today)) if falls else []
    return found[0] if found and found[0].state != DONE else None
