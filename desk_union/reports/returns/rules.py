"""Deadlines of returns: in which month a return's year begins, and the last day for handing in a period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.reports.returns.periods import JANUARY
from desk_union.reports.returns.tables import ReturnDeadline

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def begins_in(session: Session, form: str) -> int:
    return session.scalar(select(ReturnDeadline.begins).where(ReturnDeadline.form == form)) or JANUARY


def last_day(ended: date, days_after: int) -> date:
    """So many days after the end of the period: 5 days after 31 March is 5 April."""
    return ended + timedelta(days_after)
