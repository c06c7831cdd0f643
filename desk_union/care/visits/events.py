"""What the book knows to have happened to people for which the office usually visits them, and has not yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import aliased

from desk_union.care.visits import visit_words as words
from desk_union.care.visits.tables import CareOccasion, CareVisit
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Child, Person, PersonChange, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

BACK = 90  # days for which an event is still worth a visit
LONG_ILL = 180  # after so long an illness calls for another visit
ILL_STANDING = "病休"
EVERYBODY = true()


class CareEvent(NamedTuple):
    """``sort`` is that of the occasion, ``day`` when it happened, ``words`` what it was."""

    person: int
    name: str
    sort: str
    day: date
    words: str


def unvisited(session: Session, today: date, who: ColumnElement[bool] = EVERYBODY) -> list[CareEvent]:
    """Events of the last months after which nobody was visited for that reason."""
    found = list(_events(session, today, who))
    seen = _visits(session, {one.person for one in found}, today)
    return [one for one in found if not _was_visited(one, seen.get((one.person, one.sort)), today)]


def _was_visited(event: CareEvent, last: date | None, today: date) -> bool:
    if last is None:
        return False
    if event.sort == words.ILL and (today - event.day).days > LONG_ILL:
        return (today - last).days <= LONG_ILL
    return last >= event.day - timedelta(BACK)  # a wedding or a birth is often visited before it


def _visits(session: Session, people: set[int], today: date) -> dict[tuple[int, str], date]:
    """The last visit of each of these people by sort of occasion."""
    since = today - timedelta(2 * LONG_ILL)
    query = (
        select(CareVisit.person, CareOccasion.sort, CareVisit.day)
        .join(CareOccasion, CareOccasion.id == CareVisit.known_as)
        .where(CareVisit.day.between(since, today), CareVisit.person.is_not(None))
        .order_by(CareVisit.day)
    )
    return {(row.person, row.sort): row.day for row in session.execute(query) if row.person in people}


def _events(session: Session, today: date, who: ColumnElement[bool]) -> Iterator[CareEvent]:
    first = today - timedelta(BACK)
    state = aliased(Standing)  # being on the roll asks for the standing too
    open_ended = or_(state.until.is_(None), state.until > today)
    ill = _of(state.since, who).join(state, state.person == Person.id)
    ill = ill.where(state.value == ILL_STANDING, state.since <= today, open_ended, on_roll(today))
    yield from _told(session, ill, words.ILL, "病休")
    born = _of(Child.born_on, who).join(Child, Child.person == Person.id)
    yield from _told(session, born.where(Child.born_on.between(first, today), on_roll(today)), words.BORN, "生育")
    married = _of(PersonChange.day, who).join(PersonChange, PersonChange.person == Person.id)
    changed = and_(PersonChange.what == "婚姻状况", PersonChange.day.between(first, today))
    newly = and_(changed, Person.marital.contains("已婚"))
    single = or_(PersonChange.before.is_(None), PersonChange.before.contains("未婚"))
    yield from _told(session, married.where(newly, single, on_roll(today)), words.MARRIED, "结婚")
    retired = _of(Person.retired_on, who).where(Person.retired_on.between(first, today), Person.died_on.is_(None))
    yield from _told(session, retired, words.RETIRED, "退休")
    died = _of(Person.died_on, who).where(Person.died_on.between(first, today))
    yield from _told(session, died, words.BEREAVED, "去世")


def _of(day: Any, who: ColumnElement[bool]) -> Select[Any]:
    return select(Person.id, Person.name, day).where(who)


def _told(session: Session, query: Select[Any], sort: str, said: str) -> Iterator[CareEvent]:
    for id_, name, day in session.execute(query.order_by(Person.sort, Person.id)):
        yield CareEvent(id_, name, sort, day, said)
