"""Names as somebody wrote them, and which person of the book is meant where there is no doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, null, or_, select, update

from desk_union.basis import names
from desk_union.describe.ledger import Fault
from desk_union.members.ledgers.people import on_roll
from desk_union.members.ledgers.units import within
from desk_union.members.tables import Person, Placement
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desk_union.describe.ledger import Values

_BETWEEN = re.compile(r"[、，,；;／/\n]+")
_LEAST = 2  # characters of a name


def named(text: str | None) -> list[str]:
    """The single names of ``张三、李四``, each once; blanks part names too where nothing else does.

    >>> named("张 三， 李四、张三")
    ['张三', '李四']
    >>> named("张三 李四")
    ['张三', '李四']
    """
    parts = [part for part in _BETWEEN.split(text or "") if part.strip()]
    if len(parts) == 1 and all(len(word) >= _LEAST for word in parts[0].split()):
        parts = parts[0].split()
    return list(dict.fromkeys(filter(None, (names.clean_name(part) for part in parts))))


def known(session: Session, wanted: Iterable[str]) -> Mapping[str, list[int]]:
    """The persons who bear these names."""
    found: dict[str, list[int]] = defaultdict(list)
    for chunk in chunks(list(wanted)):
        for row in session.execute(select(Person.id, Person.name).where(Person.name.in_(chunk))):
            found[row.name].append(row.id)
    return found


def the_one(session: Session, people: Sequence[int], day: date | None, unit: int | None = None) -> int | None:
    """The only one of these namesakes, or the only one at work then, or the only one of those in the unit."""
    if len(people) > 1 and day is not None:
        there = list(session.scalars(select(Person.id).where(Person.id.in_(people), on_roll(day))))
        if len(there) > 1 and unit is not None:
            placed = select(Placement.person).where(
                Placement.person.in_(there), Placement.since <= day, Placement.value.in_(within(unit, day)),
                or_(Placement.until.is_(None), Placement.until > day),
            )  # fmt: skip
            there = list(set(session.scalars(placed)))
        people = there
    return people[0] if len(people) == 1 else None


def shown(person: InstrumentedAttribute[Any], name: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """How somebody is called who is a person of the book or only a name."""
    held = select(Person.name).where(Person.id == person).correlate(person.class_).scalar_subquery()
    return func.coalesce(held, name, "")


def either(person: str, name: str, label: str) -> Callable[[Values], Sequence[Fault]]:
    """The check that somebody is named, by a person of the book or by a name."""

    def check(values: Values) -> Sequence[Fault]:
        if values.get(person) or values.get(name):
            return []
        return [Fault(person, f"没有写{label}是谁。", "请从花名册里选，或写姓名。")]

    return check


def tie(session: Session, row: type[Any], ids: Sequence[int], pairs: Mapping[str, str], day: str = "") -> None:
    """Tie names to persons in saved rows: ``pairs`` are keys of person and name, ``day`` that of the day meant.

    A person chosen gives the name; a name gives the person where only one is meant.
    """
    for chunk in chunks(ids):
        for person, name in pairs.items():
            meant = getattr(row, day) if day else null()
            query = select(row.id, getattr(row, person), getattr(row, name), meant).where(row.id.in_(chunk))
            _tie(session, row, session.execute(query).all(), person, name)


def _tie(session: Session, row: type[Any], found: Sequence[Any], person: str, name: str) -> None:
    by_name = known(session, {words for _, held, words, _ in found if held is None and words})
    for row_id, held, words, day in found:
        fresh: dict[str, Any] = {}
        if held is not None:
            told = session.scalar(select(Person.name).where(Person.id == held))
            fresh = {name: told} if words != told else {}
        elif words and (one := the_one(session, by_name.get(words, ()), day)) is not None:
            fresh = {person: one}
        if fresh:
            session.connection().execute(update(row).where(row.id == row_id).values(**fresh))
