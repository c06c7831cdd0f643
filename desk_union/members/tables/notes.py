"""What was noted about a person or a unit, with the day on which to see to it again."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class FollowNote(Row):
    """A talk, a visit or a call that is no more than remembered; what is counted stands in 送温暖."""

    __tablename__ = "follow_note"

    day: Mapped[date] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str]
    who: Mapped[str | None]
    words: Mapped[str]
    next_on: Mapped[date | None] = mapped_column(index=True)
    next_words: Mapped[str | None]
