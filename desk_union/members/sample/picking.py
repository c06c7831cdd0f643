"""For the sample rows of later tabs: who can be meant, and writing whole rows of a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.tables import Person, Unit
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def members_from(session: Session, first: date, today: date) -> list[int]:
    """Who was a member on the first day and is one still, at work."""
    there = select(Person.id).where(member_on(first), member_on(today), on_roll(today))
    return list(session.scalars(there.order_by(Person.id)))


def branches(session: Session) -> list[int]:
    """The units of the second level, which still stand."""
    held = select(Unit.id).where(Unit.level == "分会", Unit.closed_on.is_(None))
    return list(session.scalars(held.order_by(Unit.id)))


def write(session: Session, ledger: Ledger, given: Iterable[Mapping[str, Any]], today: date) -> list[int]:
    """New rows with everything that follows from what is given."""
    whole = [rows.completed(ledger, {**rows.defaults(ledger), **one}) for one in given]
    return rows.add_rows(session, ledger, whole, today)
