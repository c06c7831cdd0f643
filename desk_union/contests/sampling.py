"""What the made-up office's rows of this tab have in common: who is there, where, and how rows are written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.members.ledgers.people import on_roll
from desk_union.members.ledgers.units import standing_on
from desk_union.members.tables import Person, Unit
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.store.opened import Book

CHAIR, CLERK = "赵主席", "王干事"


def story(book: Book, title: str) -> AbstractContextManager[Session]:
    """A deed of the sample, which is never taken back."""
    return book.deed(title, code="found")


def begin(session: Session) -> None:
    session.info["kind"] = "final"
    overrides.because(session, "示例")


def people(session: Session, first: date, last: date) -> list[tuple[int, str]]:
    """Who was here all the time and bears a name that nobody else has: id and name."""
    once = select(Person.name).group_by(Person.name).having(func.count() == 1)
    query = select(Person.id, Person.name).where(on_roll(first), on_roll(last), Person.name.in_(once))
    return [(row.id, row.name) for row in session.execute(query.order_by(Person.id))]


def units(session: Session, day: date) -> list[tuple[int, str]]:
    """The lowest units of the office: id and name."""
    above = select(Unit.parent).where(Unit.parent.is_not(None), standing_on(day))
    query = select(Unit.id, Unit.name).where(standing_on(day), Unit.id.not_in(above))
    return [(row.id, row.name) for row in session.execute(query.order_by(Unit.place, Unit.id))]


def spread(first: date, last: date, count: int) -> Iterator[date]:
    """So many days from one to the other, at even distances."""
    room = (last - first).days
    for place in range(count):
        yield first + timedelta(room * place // max(count - 1, 1))


def write(session: Session, ledger: Ledger, made: Sequence[dict[str, Any]], today: date) -> list[int]:
    common = rows.defaults(ledger)
    return rows.add_rows(session, ledger, [rows.completed(ledger, {**common, **row}) for row in made], today)
