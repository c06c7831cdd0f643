"""What the real-name data set still lacks, person by person, and how many are entered into the upper union's system."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, func, select, true

from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import entered_by, lacking, member_on
from desk_union.members.life import rules
from desk_union.members.tables import Person
from desk_union.store import listing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

KEYS = ("unit", *rules.REAL_NAME)


@dataclass(frozen=True, slots=True)
class Missing:
    id: int
    name: str
    unit: str
    keys: tuple[str, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(PEOPLE.by_key[key].label for key in self.keys)


@dataclass(frozen=True, slots=True)
class Entered:
    """Of so many members so many are in the upper union's system."""

    members: int
    entered: int

    @property
    def left(self) -> int:
        return self.members - self.entered


def missing(session: Session, day: date, who: ColumnElement[bool] | None = None) -> list[Missing]:
    """Everybody (or who of ``who``) at work or a member who lacks something, by unit and name."""
    meant = true() if who is None else who
    ids = session.scalars(select(Person.id).where(meant, lacking(day)).order_by(Person.sort, Person.id)).all()
    columns = [PEOPLE.by_key[key] for key in ("name", *KEYS)]
    found = [
        Missing(
            line.id,
            line.words[0],
            line.words[1],
            tuple(key for key, value in zip(KEYS, line.values[1:], strict=True) if value in (None, "")),
        )
        for line in listing.lines(session, PEOPLE, columns, ids, day)
    ]
    return sorted(found, key=lambda one: one.unit)


def counts(found: list[Missing]) -> dict[str, int]:
    """How many lack each field, by its label, the most lacked first."""
    return dict(Counter(label for one in found for label in one.labels).most_common())


def entered(session: Session, day: date) -> Entered:
    members = select(func.count()).select_from(Person).where(member_on(day))
    return Entered(session.scalar(members) or 0, session.scalar(members.where(entered_by(day))) or 0)
