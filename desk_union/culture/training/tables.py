"""Courses, and who went to them with what result."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class Training(Row):
    """A course, lecture or theme of education; numbers are typed where nobody is listed by name."""

    __tablename__ = "training"

    name: Mapped[str]
    kind: Mapped[str | None]
    subject: Mapped[str | None]
    audience: Mapped[str | None]
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date | None]
    planned: Mapped[bool | None]
    rounds: Mapped[int] = mapped_column(default=1)
    hours: Mapped[int | None]
    exam_days: Mapped[int | None]
    teacher: Mapped[str | None]
    place: Mapped[str | None]
    host: Mapped[str | None]
    attended: Mapped[int | None]
    examined: Mapped[int | None]
    passed: Mapped[int | None]
    cost: Mapped[Fen | None]
    note: Mapped[str | None]


class Trainee(Row):
    """Who went to a course, with marks and certificate; ``score`` in tenths of a point."""

    __tablename__ = "trainee"

    training: Mapped[int] = mapped_column(ForeignKey("training.id", ondelete="CASCADE"), index=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    came_on: Mapped[date | None]
    hours: Mapped[int | None]
    score: Mapped[int | None]
    passed: Mapped[bool | None]
    certificate: Mapped[str | None]
    certificate_no: Mapped[str | None]
    certified_on: Mapped[date | None]
    valid_until: Mapped[date | None] = mapped_column(index=True)
    note: Mapped[str | None]
