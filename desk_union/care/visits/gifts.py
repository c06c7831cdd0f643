"""The money and goods of a visit as a line of 发放: written, changed and taken away with the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, select, update

from desk_union.care.visits.rules import GIFT, OF_GIFT
from desk_union.care.visits.tables import CareVisit
from desk_union.members.tables import Unit
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.tables import PayoutLine
from desk_union.store import rows
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TABLE = CareVisit.__tablename__


def of_visit() -> ColumnElement[bool]:
    """The line is that of the visit in hand."""
    return and_(PayoutLine.owner_table == TABLE, PayoutLine.owner_id == CareVisit.id)


def given(column: Any) -> Callable[[date], ColumnElement[Any]]:
    """A column of the line of a visit."""
    return lambda _day: select(column).where(of_visit()).correlate(CareVisit).limit(1).scalar_subquery()


def lines_of(session: Session, visits: Sequence[int]) -> dict[int, int]:
    """By visit the id of its line; visits that gave nothing have none."""
    found: dict[int, int] = {}
    for chunk in chunks(visits):
        query = select(PayoutLine.owner_id, PayoutLine.id).where(
            PayoutLine.owner_table == TABLE, PayoutLine.owner_id.in_(chunk)
        )
        found |= {row[0]: row[1] for row in session.execute(query) if row[0] is not None}
    return found


def record(session: Session, changed: Sequence[tuple[int, Values]], today: date) -> None:
    """What was given on saved visits; a visit that gives nothing any more loses its line."""
    told = {row_id: {key: values[key] for key in OF_GIFT if key in values} for row_id, values in changed}
    _write(session, {row_id: gift for row_id, gift in told.items() if gift}, today)


def follow(session: Session, visits: Sequence[int], today: date) -> None:
    """Lines say who was visited, when and why as their visits do; those of visits that are gone go too."""
    held = lines_of(session, visits)
    there = set(session.scalars(select(CareVisit.id).where(CareVisit.id.in_(held))))
    gone = [line for visit, line in held.items() if visit not in there]
    if gone:
        rows.delete_rows(session, LINES, gone, today)
    _write(session, {visit: {} for visit in held if visit in there}, today)


def _write(session: Session, gifts: Mapping[int, Mapping[str, Any]], today: date) -> None:
    held = lines_of(session, list(gifts))
    held |= _adopted(session, [visit for visit in gifts if visit not in held])
    now = rows.values_of(session, LINES, list(held.values()), today) if held else {}
    told = _told(session, list(gifts))
    fresh: list[tuple[int, dict[str, Any]]] = []
    for visit, gift in gifts.items():
        line = held.get(visit)
        before = now.get(line, {}) if line is not None else {}
        values = {**before, **told[visit], **gift}
        if not any(values.get(key) for key in GIFT):
            if line is not None:
                rows.delete_rows(session, LINES, [line], today)
        elif line is None:
            fresh.append((visit, {**rows.defaults(LINES), **values}))
        elif different := {key: value for key, value in values.items() if value != before.get(key)}:
            rows.save_row(session, LINES, line, different, today)
    if fresh:
        ids = rows.add_rows(session, LINES, [values for _, values in fresh], today)
        for (visit, _), line in zip(fresh, ids, strict=True):
            own = update(PayoutLine).where(PayoutLine.id == line)
            session.connection().execute(own.values(owner_table=TABLE, owner_id=visit))


def waiting_for(session: Session, numbers: Iterable[str]) -> dict[str, int]:
    """Lines by the number of the visit that they say they belong to; those brought in with 发放明细 know no more."""
    found: dict[str, int] = {}
    for chunk in chunks(sorted(set(numbers))):
        query = select(PayoutLine.origin, PayoutLine.id).where(PayoutLine.origin.in_(chunk))
        found |= {row[0]: row[1] for row in session.execute(query) if row[0]}
    return found


def _adopted(session: Session, visits: Sequence[int]) -> dict[int, int]:
    """Make lines that were brought in before their visits the visits' own; by visit the line."""
    numbers: dict[str, int] = {}
    for chunk in chunks(visits):
        named = session.execute(select(CareVisit.number, CareVisit.id).where(CareVisit.id.in_(chunk)))
        numbers |= {row[0]: row[1] for row in named if row[0]}
    found = {numbers[number]: line for number, line in waiting_for(session, numbers).items()}
    for visit, line in found.items():
        loose = update(PayoutLine).where(PayoutLine.id == line, PayoutLine.owner_table.is_(None))
        session.connection().execute(loose.values(owner_table=TABLE, owner_id=visit))
    return found


def _told(session: Session, visits: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What a line takes over from its visit."""
    units = _units(session)
    found = {}
    for chunk in chunks(visits):
        query = select(CareVisit).where(CareVisit.id.in_(chunk)).execution_options(populate_existing=True)
        for one in session.scalars(query):
            about = {"matter": one.reason, "day": one.day, "source": one.source, "household": one.household}
            found[one.id] = {**_receiver(one, units), **about, "origin": one.number}
    return found


def _receiver(one: CareVisit, units: Mapping[str, int]) -> dict[str, Any]:
    """Who got it: the person of the roster, else somebody by name, else the unit."""
    nobody: dict[str, Any] = {"person": None, "unit": None, "outsider": None, "outsider_id": None}
    if one.person is not None:
        return {**nobody, "person": one.person}
    if one.outsider:
        return {**nobody, "outsider": one.outsider, "outsider_id": one.outsider_id}
    if one.site and one.site in units and not one.household:
        return {**nobody, "unit": units[one.site]}
    return {**nobody, "outsider": (one.household or one.site or "")[:30]}


def _units(session: Session) -> dict[str, int]:
    """Units by name, where only one bears it."""
    found: dict[str, list[int]] = {}
    for row in session.execute(select(Unit.id, Unit.name)):
        found.setdefault(row.name, []).append(row.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
