"""Registers visits to chosen people, and puts what was given on visits into a 发放单 or against an advance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.care.visits import gifts
from desk_union.care.visits.ledgers import VISITS, home
from desk_union.care.visits.rules import OF_GIFT
from desk_union.care.visits.tables import CareOccasion, CareVisit
from desk_union.members.tables import Person
from desk_union.payouts import loose_lines
from desk_union.payouts.tables import PayoutLine
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.payouts.handling import BookedList, Booking
    from desk_union.payouts.loose_lines import Advance



def register(session: Session, people: Sequence[int], values: Mapping[str, Any], today: date) -> list[int]:
    """A visit to each of these people; with ``household`` they are of one house and what was given is given once."""
    names = {row.id: row.name for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(people)))}
    one_house = bool(values.get("household"))
    if one_house and len(people) > 1 and (values.get("heads") or 0) > 1:
        raise Refusal("几个人同属一户时，每人已经算一人次。", "请清空人数，或只选一个人再填人数。", field="heads")
    fresh = []
    for place, person in enumerate(people):
        if person not in names:
            continue
        row = {**rows.defaults(VISITS), **values, "person": person}
        if one_house and place:
            row |= dict.fromkeys(OF_GIFT)
        fresh.append(rows.completed(VISITS, row))
    return rows.add_rows(session, VISITS, fresh, today)


@dataclass(frozen=True, slots=True)
class VisitSums:
    """Visits in numbers; ``cash`` and ``goods_value`` in fen."""

    households: int
    times: int
    cash: int
    goods_value: int


def sums_of(session: Session, visits: Sequence[int]) -> VisitSums:
    told = select(
        func.count(home().distinct()), func.coalesce(func.sum(func.coalesce(CareVisit.heads, 1)), 0)
    ).where(CareVisit.id.in_(visits))  # fmt: skip
    households, times = session.execute(told).one()
    line = PayoutLine
    given = select(func.coalesce(func.sum(line.cash), 0), func.coalesce(func.sum(line.goods_value), 0))
    lines = list(gifts.lines_of(session, visits).values())
    cash, goods = session.execute(given.where(line.id.in_(lines))).one()
    return VisitSums(households or 0, times or 0, cash or 0, goods or 0)


def kinds_of(session: Session, visits: Sequence[int]) -> dict[int, int | None]:
    """By visit the kind of spending that its occasion says."""
    query = select(CareVisit.id, CareOccasion.kind).outerjoin(CareOccasion, CareOccasion.id == CareVisit.known_as)
    return {row.id: row.kind for row in session.execute(query.where(CareVisit.id.in_(visits)))}


def shared(session: Session, visits: Sequence[int], column: Any) -> Any:
    """What all these visits say, None where they differ."""
    found = session.scalars(select(column).where(CareVisit.id.in_(visits)).distinct()).all()
    return found[0] if len(found) == 1 else None


def to_list(session: Session, visits: Sequence[int], values: Mapping[str, Any], today: date) -> int:
    """A 发放单 of what was given on these visits; returns its id."""
    lines = list(gifts.lines_of(session, visits).values())
    return loose_lines.gather(session, lines, values, today)


def settle(session: Session, visits: Sequence[int], said: str, given: Booking, advance: Advance) -> BookedList:
    """Book what was given on these visits against the cash that somebody had drawn for them."""
    kinds, held = kinds_of(session, visits), gifts.lines_of(session, visits)
    told = {line: kind for visit, line in held.items() if (kind := kinds.get(visit)) is not None}
    return loose_lines.settle_advance(session, list(held.values()), said, given, advance, told)
