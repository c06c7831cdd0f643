"""A made-up works with about 300 staff over two years, so that every ledger and every list has something to show."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import (
    CHILDREN,
    EDUCATION,
    EMPLOYMENTS,
    EVENTS,
    PEOPLE,
    PERSON_CHANGES,
    PLACEMENTS,
    POSTS,
    RELATIVES,
    RESUMES,
    STANDINGS,
    TERMS,
    UNION,
    UNIT_CHANGES,
    UNITS,
    WOMEN,
)
from desk_union.members.sample import facts, families, reported, sentaway, works
from desk_union.members.sample import vocabulary as words
from desk_union.members.sample.staff import Staff
from desk_union.members.tables import Person, Union, Unit
from desk_union.store import rows, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.members.sample.life import Life


def fill(session: Session, today: date, seed: int = 1) -> None:
    """Write the made-up works into an empty book; the same ``today`` and ``seed`` give the same rows."""
    if session.scalar(select(func.count(Person.id))) or session.scalar(select(func.count(Unit.id))):
        raise Refusal("账本里已有单位或人员，不能再放入示例数据。", "请新建一个账本来看示例。")
    maker = Staff(Random(seed), today)
    people = maker.everybody()
    at_work = [life for life in people if life.employments[-1].until is None]
    studies = list(families.studies(maker, at_work))
    union_name = str(settings.get(session, settings.UNION_NAME) or words.ROOT)
    if session.scalar(select(func.count(Union.id))) == 0:
        _write(session, UNION, [works.union_record(union_name)], today)
    units = _write_units(session, works.units(maker), union_name, today)
    ids = _write(session, PEOPLE, [life.values for life in people], today)
    persons = {id(life): row_id for life, row_id in zip(people, ids, strict=True)}
    _write_lives(session, people, persons, units, today)
    terms = _write_terms(session, works.terms(today), units, today)

    def put(ledger: Ledger, made: Iterable[Mapping[str, Any]]) -> None:
        _write(session, ledger, [_bound(row, persons, units, terms) for row in made], today)

    put(UNIT_CHANGES, works.unit_changes(maker))
    put(POSTS, works.posts(maker, people))
    put(WOMEN, works.womens_work(maker))
    put(CHILDREN, families.children(maker, at_work))
    put(RELATIVES, families.relatives(maker, at_work))
    put(RESUMES, families.resumes(maker, at_work))
    put(EDUCATION, studies)
    put(PERSON_CHANGES, facts.changes(maker, at_work))
    reported.fill(session, today)
    sentaway.fill(session, today)


def _write(session: Session, ledger: Ledger, made: Sequence[Mapping[str, Any]], today: date) -> list[int]:
    return rows.add_rows(session, ledger, [rows.completed(ledger, row) for row in made], today)


def _write_units(session: Session, made: Sequence[Mapping[str, Any]], union_name: str, today: date) -> dict[str, int]:
    """Units one after another, since each names the one above it; the first is the union itself."""
    ids: dict[str, int] = {}
    for row in made:
        bound = {**row, "name": row["name"] if ids else union_name, "parent": ids.get(row["parent"])}
        ids[row["name"]] = _write(session, UNITS, [bound], today)[0]
    return ids


def _write_lives(
    session: Session, people: Sequence[Life], persons: Mapping[int, int], units: Mapping[str, int], today: date
) -> None:
    kinds = ((PLACEMENTS, "units"), (EMPLOYMENTS, "employments"), (STANDINGS, "standings"))
    for ledger, kept in kinds:
        made = [
            {"person": persons[id(life)], "since": period.since, "until": period.until, "reason": period.reason,
             "value": units[period.value] if ledger is PLACEMENTS else period.value}
            for life in people for period in getattr(life, kept)
        ]  # fmt: skip
        _write(session, ledger, made, today)
    events = [{"person": persons[id(life)], **event} for life in people for event in life.events]
    _write(session, EVENTS, sorted(events, key=lambda event: event["day"]), today)


def _write_terms(
    session: Session, made: Sequence[Mapping[str, Any]], units: Mapping[str, int], today: date
) -> dict[str, int]:
    """Terms by their body; of several the last."""
    bound = [{**row, "unit": units.get(row.get("unit", ""))} for row in made]
    ids = _write(session, TERMS, bound, today)
    return {row["body"]: id_ for row, id_ in zip(made, ids, strict=True)}


def _bound(
    row: Mapping[str, Any], persons: Mapping[int, int], units: Mapping[str, int], terms: Mapping[str, int]
) -> dict[str, Any]:
    """The row with ids in place of the life, the unit's name and the body's name."""
    found = dict(row)
    if "person" in row:
        found["person"] = persons[id(row["person"])]
    if row.get("unit"):
        found["unit"] = units[row["unit"]]
    if row.get("term"):
        found["term"] = terms[row["term"]]
    return found
