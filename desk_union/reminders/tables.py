"""Reminders."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Reminder(Row):
    """``source`` and ``named`` say which row is meant, ``owner_table`` and ``owner_id`` keep it (``store.anyrow``).

    ``first`` is the day from which the series is reckoned, so that the 31st stays the last of the month and an
    occurrence that was put off does not shift the next ones. ``linked`` are the words by which the row was found (who
    writes others means another row), ``origin`` is set where another row made the reminder.
    """

    __tablename__ = "reminder"
    __table_args__ = (Index("ix_reminder_owner", "owner_table", "owner_id"),)

    day: Mapped[date] = mapped_column(index=True)
    words: Mapped[str]
    source: Mapped[str | None]
    named: Mapped[str | None]
    owner_table: Mapped[str | None]
    owner_id: Mapped[int | None]
    repeats: Mapped[str]
    until: Mapped[date | None]
    first: Mapped[date | None]
    done_on: Mapped[date | None]
    who: Mapped[str | None]
    note: Mapped[str | None]
    linked: Mapped[str | None]
    origin: Mapped[str | None]
