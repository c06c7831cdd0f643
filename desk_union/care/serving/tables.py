"""The mapped classes of volunteering and of finding work again."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class VolunteerDay(Row):
    """What one volunteer did on one day."""

    __tablename__ = "volunteer_day"

    day: Mapped[date] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    activity: Mapped[str]
    post: Mapped[str | None]
    hours: Mapped[int | None]
    goods: Mapped[str | None]
    note: Mapped[str | None]


class WorkAgain(Row):
    """Help for somebody who lost work or starts a business: training, placing, a loan, and what came of it."""

    __tablename__ = "work_again"

    day: Mapped[date] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    state: Mapped[str | None]
    help: Mapped[str | None]
    training: Mapped[str | None]
    result: Mapped[str]
    employer: Mapped[str | None]
    placed_on: Mapped[date | None]
    note: Mapped[str | None]
