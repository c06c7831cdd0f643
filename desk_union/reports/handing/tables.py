"""A hand-over from one clerk to the next, and line by line what went over: things, books, papers, and what is open."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class HandOver(Row):
    """``passwords`` says where they are kept, never what they are."""

    __tablename__ = "hand_over"

    day: Mapped[date] = mapped_column(index=True)
    giver: Mapped[str]
    taker: Mapped[str]
    witness: Mapped[str | None]
    passwords: Mapped[str | None]
    note: Mapped[str | None]


class HandOverLine(Row):
    """``kind`` tells a thing from what is open; of the latter ``kept_in`` and ``kept`` are ledger and ids of its rows."""

    __tablename__ = "hand_over_line"

    hand_over: Mapped[int] = mapped_column(ForeignKey("hand_over.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    what: Mapped[str]
    amount: Mapped[str | None]
    place: Mapped[str | None]
    due_on: Mapped[date | None]
    kept_in: Mapped[str | None]
    kept: Mapped[str | None]
    done_on: Mapped[date | None]
    note: Mapped[str | None]
