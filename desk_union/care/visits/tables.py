"""The mapped classes of 走访慰问台账: the occasions, the visits, talks, and what was done or sent for people."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row


class CareOccasion(Row):
    """An occasion on which the office visits or talks to somebody; ``sort`` is what figures count it under.

    ``words`` are those by which it is known, separated by blanks; ``standard`` is what is usual on it in fen, ``form``
    how it is given, ``basis`` the rule that says so.
    """

    __tablename__ = "care_occasion"

    name: Mapped[str] = mapped_column(unique=True)
    sort: Mapped[str]
    words: Mapped[str | None]
    visited: Mapped[bool | None]  # one of the office's own five (五必访)
    talked: Mapped[bool | None]  # 五必谈
    standard: Mapped[Fen | None]
    form: Mapped[str | None]
    kind: Mapped[int | None] = mapped_column(ForeignKey("payout_kind.id", ondelete="RESTRICT"), index=True)
    basis: Mapped[str | None]
    since: Mapped[date | None]
    place: Mapped[int] = mapped_column(default=0)


class CareVisit(Row):
    """A visit to a person, a household or a unit; its money and goods are a line of 发放 (``payouts``), never here.

    ``reason`` is kept as it was written; ``occasion`` is what the office says it is, ``known_as`` that or, where it
    says nothing, what the words of the reason mean. ``home`` is the household where it is not the person's own.
    """

    __tablename__ = "care_visit"
    __table_args__ = (Index("ix_care_visit_day", "day"),)

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    outsider_id: Mapped[str | None]
    relation: Mapped[str | None]
    household: Mapped[str | None]
    home: Mapped[str | None] = mapped_column(index=True)
    heads: Mapped[int | None]
    site: Mapped[str | None]
    reason: Mapped[str]
    occasion: Mapped[int | None] = mapped_column(ForeignKey("care_occasion.id", ondelete="RESTRICT"), index=True)
    known_as: Mapped[int | None] = mapped_column(ForeignKey("care_occasion.id", ondelete="RESTRICT"), index=True)
    way: Mapped[str | None]
    visitors: Mapped[str | None]
    campaign: Mapped[str | None] = mapped_column(index=True)
    source: Mapped[str | None]
    talk: Mapped[str | None]
    follow_up: Mapped[str | None]
    note: Mapped[str | None]


class CareTalk(Row):
    """A talk with somebody about what is on their mind, apart from a visit."""

    __tablename__ = "care_talk"

    day: Mapped[date] = mapped_column(index=True)
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    talker: Mapped[str | None]
    reason: Mapped[str]
    occasion: Mapped[int | None] = mapped_column(ForeignKey("care_occasion.id", ondelete="RESTRICT"), index=True)
    known_as: Mapped[int | None] = mapped_column(ForeignKey("care_occasion.id", ondelete="RESTRICT"), index=True)
    points: Mapped[str | None]
    follow_up: Mapped[str | None]
    settled_on: Mapped[date | None]


class CareService(Row):
    """What was done or sent for people: a letter, a card, a pass or an insurance claim taken care of."""

    __tablename__ = "care_service"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"), index=True)
    outsider: Mapped[str | None]
    count: Mapped[int | None]
    matter: Mapped[str | None]
    handler: Mapped[str | None]
    done_on: Mapped[date | None]
    note: Mapped[str | None]


class CareLetter(Row):
    """The text of a letter of care; ``greeting`` follows the name (同志), ``closing`` is the day or who signs."""

    __tablename__ = "care_letter"

    title: Mapped[str] = mapped_column(unique=True)
    greeting: Mapped[str | None]
    body: Mapped[str]
    closing: Mapped[str | None]
