"""Deadlines of returns: which one holds for a period, and the last day for handing it in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.reports.returns.periods import JANUARY
from desk_union.reports.returns.tables import ReturnDeadline

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def deadline_on(session: Session, form: str, ended: date) -> ReturnDeadline | None:
    """That of a period which ended on the day: the newest that began by then."""
    held = select(ReturnDeadline).where(ReturnDeadline.form == form, ReturnDeadline.since <= ended)
    return session.scalar(held.order_by(ReturnDeadline.since.desc(), ReturnDeadline.id.desc()).limit(1))


def begins_in(session: Session, form: str, today: date) -> int:
    held = deadline_on(session, form, today)
    return (held.begins if held is not None else None) or JANUARY


def last_day(ended: date, days_after: int) -> date:
    """So many days after the end of the period: 5 days after 31 March is 5 April."""
    return ended + timedelta(days_after)
