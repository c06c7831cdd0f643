"""Below the union: its units, offices, terms and the women workers' committee."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Unit(Row):
    """A node of the tree 工会 - 分会 - 小组 (车间 and 班组 where the office keeps them)."""

    __tablename__ = "unit"

    name: Mapped[str]
    level: Mapped[str]
    parent: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    code: Mapped[str | None]
    founded_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    place: Mapped[int | None]
    note: Mapped[str | None]


class UnitChange(Row):
    """Something that happened to a unit: founded, renamed, put below another, merged, restructured, closed."""

    __tablename__ = "unit_change"

    unit: Mapped[int] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    kind: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    parent_before: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    parent_after: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    document: Mapped[str | None]
    note: Mapped[str | None]


class Post(Row):
    """An office held in the union by a person, with its term."""

    __tablename__ = "post"

    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    term: Mapped[int | None] = mapped_column(ForeignKey("term.id", ondelete="SET NULL"))
    full_time: Mapped[bool | None]
    document: Mapped[str | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]


class Term(Row):
    """One election or session of a body of the union (届次)."""

    __tablename__ = "term"

    body: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"))
    number: Mapped[int]
    session: Mapped[int]
    held_on: Mapped[date]
    years: Mapped[int | None]
    due_on: Mapped[date | None]
    delegates: Mapped[int | None]
    present: Mapped[int | None]
    candidates: Mapped[str | None]
    votes: Mapped[str | None]
    elected: Mapped[str | None]
    approved_on: Mapped[date | None]
    approval: Mapped[str | None]
    note: Mapped[str | None]


class WomenWork(Row):
    """A piece of the women workers' committee's work: activity, meeting, special contract, rights case."""

    __tablename__ = "women_work"

    day: Mapped[date]
    kind: Mapped[str]
    title: Mapped[str]
    persons: Mapped[int | None]
    result: Mapped[str | None]
    until: Mapped[date | None]
    note: Mapped[str | None]
