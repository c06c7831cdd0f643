"""Sittings of 职代会, delegates, motions, and what was passed."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Congress(Row):
    """One sitting (届次) of a congress, of the whole or of a unit; ``good``, ``fair``, ``bad`` are its 质量评估.

    ``fair_worth`` is what 基本满意 counts in per cent of the full mark, ``quality`` what its questions come to in
    millionths.
    """

    __tablename__ = "congress"

    body: Mapped[str] = mapped_column(default="职代会")
    level: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    number: Mapped[int]
    session: Mapped[int]
    held_on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str | None]
    staff: Mapped[int | None]
    due: Mapped[int | None]
    present: Mapped[int | None]
    agenda: Mapped[str | None]
    preparation: Mapped[str | None]
    party_opinion: Mapped[str | None]
    upper_opinion: Mapped[str | None]
    good: Mapped[int | None]
    fair: Mapped[int | None]
    bad: Mapped[int | None]
    fair_worth: Mapped[int | None]
    quality: Mapped[int | None] = mapped_column(BigInteger)
    next_on: Mapped[date | None]
    minutes: Mapped[str | None]
    note: Mapped[str | None]


class CongressQuestion(Row):
    """A question of the 质量评估 of a sitting with its full mark in millionths and the votes that were counted."""

    __tablename__ = "congress_question"

    congress: Mapped[int] = mapped_column(ForeignKey("congress.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    full: Mapped[int] = mapped_column(BigInteger)
    good: Mapped[int | None]
    fair: Mapped[int | None]
    bad: Mapped[int | None]


class Delegate(Row):
    """A delegate of one 届; ``until`` is the day from which somebody else stands for him, ``replaced_by`` who."""

    __tablename__ = "delegate"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(default="职代会")
    number: Mapped[int | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[str | None]
    delegation: Mapped[str | None]
    role: Mapped[str | None]
    committee: Mapped[str | None]
    how: Mapped[str | None]
    elected_on: Mapped[date | None] = mapped_column(index=True)
    until: Mapped[date | None]
    replaced_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    trained_on: Mapped[date | None]
    training: Mapped[str | None]
    note: Mapped[str | None]


class Motion(Row):
    """A motion of delegates through its life; ``merged_into`` is the one that goes on for it.

    ``decided_on`` is the day of 并案, 转意见 or 不立案; what was answered first stays beside the answer of 再办.
    """

    __tablename__ = "motion"

    number: Mapped[str | None] = mapped_column(unique=True)
    congress: Mapped[int | None] = mapped_column(ForeignKey("congress.id", ondelete="SET NULL"), index=True)
    title: Mapped[str]
    kind: Mapped[str | None]
    proposer: Mapped[str | None]
    seconders: Mapped[str | None]
    delegation: Mapped[str | None]
    raised_on: Mapped[date | None] = mapped_column(index=True)
    situation: Mapped[str | None]
    proposal: Mapped[str | None]
    stage: Mapped[str] = mapped_column(default="提出")
    filed_on: Mapped[date | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("motion.id", ondelete="SET NULL"))
    refused_because: Mapped[str | None]
    decided_on: Mapped[date | None]
    handler: Mapped[str | None]
    helper: Mapped[str | None]
    due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    reply: Mapped[str | None]
    replier: Mapped[str | None]
    satisfaction: Mapped[str | None]
    feedback: Mapped[str | None]
    feedback_on: Mapped[date | None]
    first_answered_on: Mapped[date | None]
    first_reply: Mapped[str | None]
    first_feedback: Mapped[str | None]
    best: Mapped[bool | None]
    note: Mapped[str | None]


class Resolution(Row):
    """What a sitting dealt with: by which power, with which votes, with which result."""

    __tablename__ = "resolution"

    congress: Mapped[int] = mapped_column(ForeignKey("congress.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    power: Mapped[str | None]
    day: Mapped[date | None] = mapped_column(index=True)
    issued: Mapped[int | None]
    returned: Mapped[int | None]
    in_favour: Mapped[int | None]
    against: Mapped[int | None]
    abstained: Mapped[int | None]
    result: Mapped[str] = mapped_column(default="通过")
    document: Mapped[str | None]
    text: Mapped[str | None]
    note: Mapped[str | None]
