"""What holds of a person from one day to another: unit, employment, standing, membership and its events."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class _Period:
    """A dated value ``[since, until)``: the end day is the first day on which it no longer holds."""

    since: Mapped[date]
    until: Mapped[date | None]


class Placement(_Period, Row):
    """In which unit a person is."""

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_placement_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[int] = mapped_column("unit", ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    reason: Mapped[str | None]


class Employment(_Period, Row):
    """How a person is employed here; no open row means not on the roll."""

    __tablename__ = "employment"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_employment_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[str] = mapped_column("kind", String)
    reason: Mapped[str | None]


class Standing(_Period, Row):
    """Whether a person is on post, laid off, ill, retired ... (就业状况)."""

    __tablename__ = "standing"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_standing_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[str] = mapped_column("kind", String)
    reason: Mapped[str | None]


class Membership(_Period, Row):
    """The membership state over time; a projection of the events, written by ``settling.project`` only."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("until is null or until > since", name="order"),
        Index("ix_membership_person", "person", "since"),
    )

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    value: Mapped[str] = mapped_column("state", String)


class MembershipEvent(Row):
    """Something that changed a person's membership, with reason, approver and document."""

    __tablename__ = "membership_event"
    __table_args__ = (Index("ix_membership_event_person", "person", "day"), Index("ix_membership_event_day", "day"))

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[str]
    day: Mapped[date]
    reason: Mapped[str | None]
    approver: Mapped[str | None]
    document: Mapped[str | None]
    other_union: Mapped[str | None]
    note: Mapped[str | None]
