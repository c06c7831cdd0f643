"""What follows from saved visits: the occasion that a reason means, the household, the line of what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.care.visits import doubts, gifts, rules
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.tables import CareOccasion, CareTalk, CareVisit
from desk_union.members.tables import Person
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def known_occasions(session: Session) -> list[tuple[int, str, str]]:
    order = (CareOccasion.place, CareOccasion.id)
    return [(one.id, one.name, one.words or "") for one in session.scalars(select(CareOccasion).order_by(*order))]


def occasion_for(reason: str, known: Sequence[tuple[int, str, str]], other: int | None) -> int | None:
    found = rules.occasion_of(reason, known)
    return found if found is not None else other


def other_occasion(session: Session) -> int | None:
    query = select(CareOccasion.id).where(CareOccasion.sort == words.OTHER).order_by(CareOccasion.place)
    return session.scalar(query.limit(1))


def settling_visits(ledger: Callable[[], Ledger]) -> Callable[[Session, Sequence[int], date], None]:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        settle_visits(session, ids, today)
        doubts.mind(session, ledger(), ids, today)

    return settle


def settle_visits(session: Session, ids: Sequence[int], today: date) -> None:
    known, other = known_occasions(session), other_occasion(session)
    for chunk in chunks(ids):
        query = select(
            CareVisit.id, CareVisit.person, CareVisit.household, CareVisit.outsider, CareVisit.home, CareVisit.reason,
            CareVisit.occasion, CareVisit.known_as, Person.name,
        ).outerjoin(Person, Person.id == CareVisit.person)  # fmt: skip
        held = session.execute(query.where(CareVisit.id.in_(chunk))).mappings().all()
        alone = _alone(session, {one["household"] for one in held if one["household"]})
        for one in held:
            new: dict[str, Any] = {"home": rules.home(one["name"], dict(one), alone)}
            new["known_as"] = one["occasion"] or occasion_for(one["reason"], known, other)
            if any(one[key] != value for key, value in new.items()):
                session.connection().execute(update(CareVisit).where(CareVisit.id == one["id"]).values(**new))
    gifts.follow(session, ids, today)


def _alone(session: Session, households: set[str]) -> Mapping[str, int]:
    """Of these names those that one person of the roster alone bears."""
    found: dict[str, int] = {}
    for chunk in chunks(sorted(households)):
        query = select(Person.name, func.min(Person.id)).where(Person.name.in_(chunk)).group_by(Person.name)
        found |= {row[0]: row[1] for row in session.execute(query.having(func.count() == 1))}
    return found


def settle_talks(session: Session, ids: Sequence[int], _today: date) -> None:
    known, other = known_occasions(session), other_occasion(session)
    for chunk in chunks(ids):
        query = select(CareTalk.id, CareTalk.reason, CareTalk.occasion).where(CareTalk.id.in_(chunk))
        for row in session.execute(query).all():
            new = row.occasion or occasion_for(row.reason, known, other)
            session.connection().execute(update(CareTalk).where(CareTalk.id == row.id).values(known_as=new))


def all_ids(_session: Session, ids: Sequence[int]) -> Sequence[int]:
    """The rows themselves, so that what they leave behind is settled when they are deleted."""
    return ids
