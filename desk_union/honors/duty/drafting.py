"""The numbers of a report: figures of the house of a year, narrowed to a group, or to a person, and put into words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, or_, select

from desk_union.describe import figure as figures
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Person
from desk_union.store.figures import evaluate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Figure, Span

# What a report tells, by heading, each where there is something to tell.
TOLD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("组织建设", ("members.members", "members.joined")),
    ("关心职工", ("care.visit_times", "care.talks", "care.insured_people", "care.checkup_people")),
    ("劳动竞赛", ("contests.suggestions", "contests.innovations", "contests.entrants", "contests.awards")),
    ("民主管理", ("democracy.meetings", "democracy.opinions", "democracy.delegates")),
    (
        "宣教文体",
        (
            "culture.activities", "culture.persons", "culture.articles", "culture.works", "culture.loans",
            "culture.certificates",
        ),
    ),
    ("考评和荣誉", ("honors.markings", "honors.pledges", "honors.honours")),
)  # fmt: skip
WHERE, WHO = ("in_unit", "unit"), "person"


@dataclass(frozen=True, slots=True)
class DutyNumber:
    """One number of a report with how many rows stand behind it."""

    heading: str
    label: str
    shown: str
    unit: str
    code: str


def _of_unit(figure: Figure, unit: int, day: date) -> ColumnElement[bool] | None:
    """The rows of the unit and all below it, by its own column or by where the person was placed."""
    ledger, inside = figure.ledger(), UNITS.within
    if inside is None:
        return None
    there = inside(unit, day)
    own = [ledger.by_key[key] for key in WHERE if key in ledger.by_key]
    parts: list[ColumnElement[bool]] = [shown.column(day).in_(there) for shown in own]
    if WHO in ledger.by_key:
        members = select(Person.id).where(PEOPLE.by_key["unit"].column(day).in_(there))
        parts.append(ledger.by_key[WHO].column(day).in_(members))
    return or_(*parts) if parts else None


def _of_person(figure: Figure, person: int, day: date) -> ColumnElement[bool] | None:
    ledger = figure.ledger()
    return ledger.by_key[WHO].column(day) == person if WHO in ledger.by_key else None


def narrowed(figure: Figure, day: date, unit: int | None, person: int | None) -> Figure | None:
    """The figure of a unit, else of a person; None where its rows tell neither."""
    where = _of_unit(figure, unit, day) if unit is not None else _of_person(figure, person or 0, day)
    if where is None:
        return None

    def rows(span: Span) -> Select[Any]:
        row = figure.ledger().row
        return select(row.id).where(row.id.in_(figure.rows(span)), where)

    return replace(figure, rows=rows)


def numbers(session: Session, span: Span, unit: int | None, person: int | None) -> list[DutyNumber]:
    """Every number that is not nought, in the order of the headings."""
    every = figures.known()
    by_code = {one.code: one for one in every}
    found: list[DutyNumber] = []
    for heading, codes in TOLD:
        for code in codes:
            own = narrowed(by_code[code], span.last, unit, person) if code in by_code else None
            value = evaluate(session, own, span, every) if own is not None else None
            if own is not None and value is not None and value.number:
                found.append(DutyNumber(heading, own.label, value.shown, own.unit, code))
    return found


def draft(told: Sequence[DutyNumber]) -> str:
    """A paragraph a heading: 组织建设：工会会员人数18人，新吸纳会员人数2人。"""
    headings = dict.fromkeys(one.heading for one in told)
    return "\n".join(
        f"{heading}：{'，'.join(f'{one.label}{one.shown}{one.unit}' for one in told if one.heading == heading)}。"
        for heading in headings
    )
