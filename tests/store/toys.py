"""A small ledger for the tests of the book: a tree of units and people in them, with every kind of foreign key."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Fen, Row, Text


class ToyUnit(Row):
    __tablename__ = "toy_unit"

    # Compared without case, as the trail must not.
    name: Mapped[str] = mapped_column(String(collation="NOCASE"), unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("toy_unit.id", ondelete="CASCADE"))


class ToyPerson(Row):
    __tablename__ = "toy_person"

    name: Mapped[Text]
    born: Mapped[date | None]
    wage: Mapped[Fen | None]
    retired: Mapped[bool] = mapped_column(default=False)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("toy_unit.id", ondelete="SET NULL"))


class ToyCard(Row):
    """Goes with its person; the unit that issued it cannot go while the card is there."""

    __tablename__ = "toy_card"

    number: Mapped[Text] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("toy_person.id", ondelete="CASCADE"))
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("toy_unit.id"))


class ToyVisit(Row):
    """Has a life, a number, and a check that only warns: see ``visits.py``."""

    __tablename__ = "toy_call"

    number: Mapped[str | None]
    whom: Mapped[Text]
    day: Mapped[date]
    urgent: Mapped[bool] = mapped_column(default=False)
    stage: Mapped[str | None]
    approved_on: Mapped[date | None]
    amount: Mapped[Fen | None]


TOYS = (ToyUnit, ToyPerson, ToyCard, ToyVisit)
