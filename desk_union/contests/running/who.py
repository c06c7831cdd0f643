"""Whom the office knows by the names that stand in contests: persons and units, where a name means just one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.ledger import open_on
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Person, Placement, Unit
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def units_named(session: Session, names: Iterable[str]) -> dict[str, int]:
    return _only(session, Unit, names)


def persons_named(session: Session, names: Iterable[str], day: date) -> dict[str, int]:
    """Those of the names that one person bears; of several the one who is on the roll on ``day``."""
    wanted = set(names)
    found = _only(session, Person, wanted)
    return found | _only(session, Person, wanted - set(found), on_roll(day))


def _only(
    session: Session, row: type[Person | Unit], names: Iterable[str], *where: ColumnElement[bool]
) -> dict[str, int]:
    held: dict[str, list[int]] = defaultdict(list)
    for chunk in chunks(sorted(set(names))):
        query: Any = select(row.name, row.id).where(row.name.in_(chunk), *where)
        for name, row_id in session.execute(query):
            held[name].append(row_id)
    return {name: ids[0] for name, ids in held.items() if len(ids) == 1}


def units_of(session: Session, people: Iterable[int], day: date) -> dict[int, str]:
    """The unit in which each person was on ``day``, by name."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(set(people))):
        query = (
            select(Placement.person, Unit.name)
            .join(Unit, Unit.id == Placement.value)
            .where(Placement.person.in_(chunk), Placement.since <= day, open_on(Placement, day))
        )
        found |= {row.person: row.name for row in session.execute(query)}
    return found
