"""Units and persons that strive for 学习型组织 and 知识型职工, and families put forward with their stars."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Row


class Striving(Row):
    """What a unit (or a person) set itself for a year, what was learnt, and what came of it."""

    __tablename__ = "striving"

    year: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    person: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    vision: Mapped[str | None]
    plan: Mapped[str | None]
    records: Mapped[str | None]
    level: Mapped[str | None]
    nominated_on: Mapped[date | None] = mapped_column(index=True)
    named_on: Mapped[date | None] = mapped_column(index=True)
    document: Mapped[str | None]
    note: Mapped[str | None]


class StarFamily(Row):
    """A family or person put forward in a year; ``stars`` of ten, ``lacking`` those it has not got."""

    __tablename__ = "star_family"

    year: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str]
    person: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    members: Mapped[str | None]
    unit: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="RESTRICT"), index=True)
    stars: Mapped[int | None]
    lacking: Mapped[str | None]
    deeds: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="推荐")
    chosen_on: Mapped[date | None] = mapped_column(index=True)
    note: Mapped[str | None]
