"""Schemes of marking with their items, what was marked by them, and what stands as evidence; marks in millionths."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class MarkingScheme(Row):
    """A version of 职工之家考评, 50条, 办公检查, 五小检查 ..."""

    __tablename__ = "marking_scheme"

    name: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    kind: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]
    full: Mapped[int | None] = mapped_column(BigInteger)
    passing: Mapped[int | None] = mapped_column(BigInteger)
    document: Mapped[str | None]
    preamble: Mapped[str | None]
    note: Mapped[str | None]


class MarkingItem(Row):
    """What is marked; ``must`` is 必备: without it nothing passes."""

    __tablename__ = "marking_item"

    scheme: Mapped[int] = mapped_column(ForeignKey("marking_scheme.id", ondelete="CASCADE"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    chapter: Mapped[str | None]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="评分")
    full: Mapped[int | None] = mapped_column(BigInteger)
    rule: Mapped[str | None]
    must: Mapped[bool | None]
    wanted: Mapped[str | None]


class Marking(Row):
    """A unit, an office or a facility marked by a scheme once; the totals follow from its marks."""

    __tablename__ = "marking"

    scheme: Mapped[int] = mapped_column(ForeignKey("marking_scheme.id", ondelete="RESTRICT"), index=True)
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    subject: Mapped[str | None]
    period: Mapped[str | None]
    day: Mapped[date] = mapped_column(index=True)
    own_total: Mapped[int | None] = mapped_column(BigInteger)
    total: Mapped[int | None] = mapped_column(BigInteger)
    verdict: Mapped[str | None]
    title: Mapped[str | None]
    checker: Mapped[str | None]
    checked_on: Mapped[date | None]
    comments: Mapped[str | None]
    note: Mapped[str | None]


class MarkedItem(Row):
    """The mark for one item: what the marked gave themselves, what the check gave, and what is missing."""

    __tablename__ = "marked_item"

    marking: Mapped[int] = mapped_column(ForeignKey("marking.id", ondelete="CASCADE"), index=True)
    item: Mapped[int] = mapped_column(ForeignKey("marking_item.id", ondelete="RESTRICT"), index=True)
    own: Mapped[int | None] = mapped_column(BigInteger)
    given: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str | None]
    mend_by: Mapped[date | None]
    mended_on: Mapped[date | None]


class MarkEvidence(Row):
    """What proves a mark: a row of any ledger (``source``, ``row``, its name as it was then), a file, a box."""

    __tablename__ = "mark_evidence"

    marked: Mapped[int] = mapped_column(ForeignKey("marked_item.id", ondelete="CASCADE"), index=True)
    source: Mapped[str | None]
    named: Mapped[str | None]
    row: Mapped[int | None]
    told: Mapped[str | None]
    box: Mapped[str | None]
