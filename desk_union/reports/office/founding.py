"""What 工作日历 begins with: the duties of a union's year (office.md section 2), which the office changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.reports.office.office_words import USUAL
from desk_union.reports.office.tables import Duty

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def lacks(session: Session) -> bool:
    return session.scalar(select(Duty.id).limit(1)) is None


def found(session: Session, today: date) -> None:
    """Nothing is late that fell before the book was begun."""
    for one in USUAL:
        duty = Duty(
            name=one.name, rhythm=one.rhythm, month=one.month, day=one.day, weekday=one.weekday, festival=one.festival,
            term=one.term, before=one.before, owner=one.owner, figure=one.figure or None, ahead=3, since=today,
            source=one.source or None,
        )  # fmt: skip
        session.add(duty)
    session.flush()
