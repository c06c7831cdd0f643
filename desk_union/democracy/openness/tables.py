"""What is disclosed and how often, appraisals by ballot, opinions and their answers, rules in force."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class DisclosureItem(Row):
    """A line of the yearly list of what is to be disclosed."""

    __tablename__ = "disclosure_item"

    title: Mapped[str] = mapped_column(unique=True)
    topic: Mapped[str]
    frequency: Mapped[str] = mapped_column(default="每年")
    form: Mapped[str | None]
    department: Mapped[str | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    note: Mapped[str | None]


class Disclosure(Row):
    """One disclosure of one matter, with what was said about it and what was done."""

    __tablename__ = "disclosure"

    number: Mapped[str | None] = mapped_column(unique=True)
    title: Mapped[str]
    item: Mapped[int | None] = mapped_column(ForeignKey("disclosure_item.id", ondelete="SET NULL"), index=True)
    topic: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    period: Mapped[str | None]
    form: Mapped[str | None]
    scope: Mapped[str | None]
    basis: Mapped[str | None]
    department: Mapped[str | None]
    publisher: Mapped[str | None]
    content: Mapped[str | None]
    opinions: Mapped[str | None]
    handling: Mapped[str | None]
    answered_on: Mapped[date | None]
    satisfied: Mapped[bool | None]
    note: Mapped[str | None]


class Appraisal(Row):
    """A 测评 of a leader (or of a body, a sitting) by ballot; only counts are kept, nobody who voted."""

    __tablename__ = "appraisal"

    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[str]
    subject: Mapped[str]
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    post: Mapped[str | None]
    congress: Mapped[int | None] = mapped_column(ForeignKey("congress.id", ondelete="SET NULL"))
    issued: Mapped[int | None]
    returned: Mapped[int | None]
    excellent: Mapped[int | None]
    competent: Mapped[int | None]
    basic: Mapped[int | None]
    poor: Mapped[int | None]
    improvement: Mapped[str | None]
    note: Mapped[str | None]


class AppraisalItem(Row):
    """The counts of one question of a 测评."""

    __tablename__ = "appraisal_item"

    appraisal: Mapped[int] = mapped_column(ForeignKey("appraisal.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    excellent: Mapped[int | None]
    competent: Mapped[int | None]
    basic: Mapped[int | None]
    poor: Mapped[int | None]


class OpennessReview(Row):
    """A 考核 of how a unit discloses; ``own_total`` and ``total`` are what its items come to, in millionths."""

    __tablename__ = "openness_review"

    day: Mapped[date] = mapped_column(index=True)
    period: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    reviewer: Mapped[str | None]
    own_total: Mapped[int | None] = mapped_column(BigInteger)
    total: Mapped[int | None] = mapped_column(BigInteger)
    mending: Mapped[str | None]
    mend_by: Mapped[date | None]
    mended_on: Mapped[date | None]
    note: Mapped[str | None]


class OpennessItem(Row):
    """An item of a 考核 with its full mark, the unit's own and the one given, in millionths."""

    __tablename__ = "openness_item"

    review: Mapped[int] = mapped_column(ForeignKey("openness_review.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    full: Mapped[int] = mapped_column(BigInteger)
    rule: Mapped[str | None]
    own: Mapped[int | None] = mapped_column(BigInteger)
    given: Mapped[int | None] = mapped_column(BigInteger)
    problem: Mapped[str | None]


class Opinion(Row):
    """An opinion from the box, a talk, a 座谈会, with its answer; who gave it need not be told."""

    __tablename__ = "opinion"

    number: Mapped[str | None] = mapped_column(unique=True)
    day: Mapped[date] = mapped_column(index=True)
    channel: Mapped[str | None]
    campaign: Mapped[str | None]
    kind: Mapped[str | None]
    anonymous: Mapped[bool | None] = mapped_column(default=False)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    content: Mapped[str]
    handler: Mapped[str | None]
    motion: Mapped[int | None] = mapped_column(ForeignKey("motion.id", ondelete="SET NULL"))
    due_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    reply: Mapped[str | None]
    adopted: Mapped[bool | None]
    note: Mapped[str | None]


class HouseRule(Row):
    """A rule of the union in one version; the version that takes its place says which day it ends."""

    __tablename__ = "house_rule"

    title: Mapped[str]
    kind: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    document: Mapped[str | None]
    drafted_on: Mapped[date | None]
    since: Mapped[date | None] = mapped_column(index=True)
    until: Mapped[date | None]
    on_wall: Mapped[bool | None]
    keeper: Mapped[str | None]
    text: Mapped[str | None]
    note: Mapped[str | None]
