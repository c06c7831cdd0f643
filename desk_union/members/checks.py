"""What must always hold in 会员台账: each check gives the problems that it finds in the whole book."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from desk_union.basis import days, identity
from desk_union.basis.refusal import Problem
from desk_union.members.life import rules
from desk_union.members.tables import (
    Employment,
    Membership,
    MembershipEvent,
    Person,
    Placement,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

PEOPLE, EVENTS = "职工会员花名册", "会籍变动台账"
PERIODS: tuple[tuple[type[Placement | Employment | Standing], str], ...] = (
    (Placement, "分会、小组变动台账"),
    (Employment, "用工变动台账"),
    (Standing, "在岗状况变动台账"),
)


def membership_follows_events(session: Session) -> list[Problem]:
    """The kept membership periods are those that the events give."""
    events: dict[int, list[rules.Event]] = defaultdict(list)
    columns = (MembershipEvent.person, MembershipEvent.day, MembershipEvent.kind, MembershipEvent.note)
    for person, day, kind, note in session.execute(select(*columns).order_by(MembershipEvent.day, MembershipEvent.id)):
        events[person].append(rules.event_of(day, kind, note))
    held: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    kept = select(Membership.person, Membership.since, Membership.until, Membership.value)
    for person, *period in session.execute(kept.order_by(Membership.since, Membership.id)):
        held[person].append(tuple(period))
    names = {row.id: row.name for row in session.execute(select(Person.id, Person.name))}
    found: list[Problem] = []
    for person in sorted(events.keys() | held.keys()):
        periods, objection = rules.periods_of(events.get(person, ()))
        if objection:
            found.append(Problem(objection, "请核对会籍变动的类型和日期。", column=EVENTS, value=names[person]))
        elif [(period.since, period.until, period.state) for period in periods] != held.get(person, []):
            found.append(
                Problem(
                    "会籍状态与会籍变动记录不一致。",
                    "请打开这个人的一条会籍变动，重新保存一次，会籍状态会重新得出。",
                    column=EVENTS,
                    value=names[person],
                )
            )
    return found


def periods_apart(session: Session) -> list[Problem]:
    """Nobody is in two units, two employments or two standings on one day."""
    found: list[Problem] = []
    for row, title in PERIODS:
        other = aliased(row)
        overlap = (
            select(Person.name, other.since)
            .join(row, row.person == Person.id)
            .join(other, and_(other.person == row.person, or_(other.since > row.since, _later(other, row))))
            .where(or_(row.until.is_(None), row.until > other.since))
            .order_by(Person.sort, Person.id, other.since)
        )
        found += [
            Problem(
                f"{days.show_day(since)}起的一条与前一条时间重叠。",
                "请给前一条填上“到哪天止”。",
                column=title,
                value=name,
            )
            for name, since in session.execute(overlap)
        ]
    return found


def _later(other: Any, row: Any) -> ColumnElement[bool]:
    same: ColumnElement[bool] = and_(other.since == row.since, other.id > row.id)
    return same


def units_run_with_employment(session: Session) -> list[Problem]:
    """Whoever was in a unit and is still employed has not dropped out of the units; never placed is a gap, no fault."""
    open_job = exists().where(Employment.person == Person.id, Employment.until.is_(None))
    open_place = exists().where(Placement.person == Person.id, Placement.until.is_(None))
    placed = exists().where(Placement.person == Person.id)
    lost = select(Person.name).where(open_job, placed, ~open_place).order_by(Person.sort, Person.id)
    return [
        Problem("还在册，但所在分会、小组已经截止。", "请重新填写所在分会/小组。", column=PEOPLE, value=name)
        for name in session.scalars(lost)
    ]


def numbers_right(session: Session) -> list[Problem]:
    """Identity numbers have a right check digit and say the recorded birth date."""
    found: list[Problem] = []
    columns = (Person.name, Person.id_number, Person.born_on)
    held = select(*columns).where(Person.id_type == "身份证", Person.id_number.is_not(None))
    for name, number, born in session.execute(held.order_by(Person.sort, Person.id)):
        sentence = _fault_of(number, born)
        if sentence:
            found.append(Problem(sentence, "请核对身份证原件后改正。", column=PEOPLE, value=name))
    return found


def _fault_of(number: str | None, born: date | None) -> str:
    try:
        told = identity.birth_of(number or "")
    except ValueError as error:
        return str(error)
    if born is not None and told != born:
        return f"身份证上的出生日期是{days.show_day(told)}，登记的是{days.show_day(born)}。"
    return ""


CHECKS: Sequence[Callable[[Session], list[Problem]]] = (
    membership_follows_events,
    periods_apart,
    units_run_with_employment,
    numbers_right,
)
