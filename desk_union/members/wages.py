"""The monthly wage of everybody on any day, read once for reckonings that ask for many days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.members.ledgers.changes import WAGE
from desk_union.members.tables import Person, PersonChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Wages:
    """In fen; None where none is recorded. ``changes`` are (day from which it no longer held, wage before), by day."""

    now: Mapping[int, int | None]
    changes: Mapping[int, Sequence[tuple[date, int | None]]]

    def on(self, person: int, day: date) -> int | None:
        before = (wage for until, wage in self.changes.get(person, ()) if until > day)
        return next(before, self.now.get(person))


def read(session: Session) -> Wages:
    now = {row.id: row.wage for row in session.execute(select(Person.id, Person.wage))}
    changes: dict[int, list[tuple[date, int | None]]] = defaultdict(list)
    kept = select(PersonChange.person, PersonChange.day, PersonChange.wage_before).where(PersonChange.what == WAGE)
    for row in session.execute(kept.order_by(PersonChange.day, PersonChange.id)):
        changes[row.person].append((row.day, row.wage_before))
    return Wages(now, dict(changes))
