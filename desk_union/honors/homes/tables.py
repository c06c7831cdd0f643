"""职工之家 and 小家, 责任书, rooms with their visits and equipment."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class UnionHome(Row):
    """A level that a unit (or, told by name, an enterprise) reached; ``stars`` of 星级示范工会."""

    __tablename__ = "union_home"

    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str | None]
    kind: Mapped[str]
    level: Mapped[str]
    stars: Mapped[int | None]
    applied_on: Mapped[date | None]
    passed_on: Mapped[date | None] = mapped_column(index=True)
    recheck_on: Mapped[date | None]
    rechecked_on: Mapped[date | None]
    outcome: Mapped[str | None]
    withdrawn_on: Mapped[date | None]
    document: Mapped[str | None]
    features: Mapped[str | None]
    note: Mapped[str | None]


class Pledge(Row):
    """A 责任书 that somebody signs for a unit."""

    __tablename__ = "pledge"

    number: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[str]
    year: Mapped[int] = mapped_column(index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    signer: Mapped[str | None]
    clauses: Mapped[str | None]
    due_on: Mapped[date | None]
    signed_on: Mapped[date | None] = mapped_column(index=True)
    outcome: Mapped[str | None]
    note: Mapped[str | None]


class UnionRoom(Row):
    """A room of the home: 活动室, 荣誉室, 书屋."""

    __tablename__ = "union_room"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    place: Mapped[str | None]
    area: Mapped[int | None]
    opened_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    hours: Mapped[str | None]
    keeper: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    cost: Mapped[Fen | None]
    source: Mapped[str | None]
    note: Mapped[str | None]


class RoomVisit(Row):
    """A day on which a room was open, and how many came."""

    __tablename__ = "room_visit"

    room: Mapped[int] = mapped_column(ForeignKey("union_room.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    visitors: Mapped[int]
    guests: Mapped[str | None]
    purpose: Mapped[str | None]
    keeper: Mapped[str | None]
    note: Mapped[str | None]


class RoomThing(Row):
    """Equipment of a room."""

    __tablename__ = "room_thing"

    room: Mapped[int] = mapped_column(ForeignKey("union_room.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    quantity: Mapped[int] = mapped_column(default=1)
    measure: Mapped[str | None]
    since: Mapped[date | None]
    state: Mapped[str | None]
    note: Mapped[str | None]
