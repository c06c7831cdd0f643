"""Meetings and study with who came and what is to follow; taking part elsewhere; violations."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Meeting(Row):
    """A meeting; ``due`` and ``present`` are typed where nobody is listed by name."""

    __tablename__ = "meeting"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    title: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    chair: Mapped[str | None]
    recorder: Mapped[str | None]
    place: Mapped[str | None]
    due: Mapped[int | None]
    present: Mapped[int | None]
    topics: Mapped[str | None]
    decisions: Mapped[str | None]
    note: Mapped[str | None]


class MeetingPerson(Row):
    """Who was called to a meeting, and whether he came."""

    __tablename__ = "meeting_person"

    meeting: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(default="出席")
    came_on: Mapped[date | None]
    note: Mapped[str | None]


class MeetingTask(Row):
    """What a meeting decided to have done, by whom and until when."""

    __tablename__ = "meeting_task"

    meeting: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    content: Mapped[str]
    owner: Mapped[str | None]
    due_on: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None]
    result: Mapped[str | None]


class Participation(Row):
    """The union took part in a decision of the administration: 竞聘, 采购, 招投标."""

    __tablename__ = "participation"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    title: Mapped[str]
    representatives: Mapped[str | None]
    opinion: Mapped[str | None]
    result: Mapped[str | None]
    note: Mapped[str | None]


class Violation(Row):
    """A breach of discipline or law by somebody of the house."""

    __tablename__ = "violation"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    who: Mapped[str | None]
    content: Mapped[str]
    handling: Mapped[str | None]
    note: Mapped[str | None]
