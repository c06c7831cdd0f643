"""What must hold of nominations in the book: eligible, within the quota of the unit, nobody twice for one award."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.describe.ledger import Fault, open_on
from desk_union.honors import honors_words as words
from desk_union.honors.selection import allotting, eligibility
from desk_union.honors.selection.tables import AwardNomination, AwardRound
from desk_union.members import tree
from desk_union.members.tables import Person, Placement, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.honors.selection.eligibility import Eligible
    from desk_union.store.judging import Line


def nominee() -> ColumnElement[Any]:
    """The person or the unit."""
    person = select(Person.name).where(Person.id == AwardNomination.person).correlate(AwardNomination).scalar_subquery()
    unit = select(Unit.name).where(Unit.id == AwardNomination.unit).correlate(AwardNomination).scalar_subquery()
    return func.coalesce(person, unit)


def judge(session: Session, lines: Sequence[Line], today: date) -> Iterator[tuple[int, Fault]]:
    """Faults by the place of the line."""
    by_round: dict[int, list[tuple[int, int | None, Any]]] = {}
    for place, (row_id, values) in enumerate(lines):
        if isinstance(values.get("round"), int):
            by_round.setdefault(values["round"], []).append((place, row_id, values))
    for round_id, some in by_round.items():
        held = session.get(AwardRound, round_id)
        if held is not None:
            yield from _of_round(session, held, some, today)


def _of_round(
    session: Session, held: AwardRound, lines: Sequence[tuple[int, int | None, Any]], today: date
) -> Iterator[tuple[int, Fault]]:
    own = [row_id for _, row_id, _ in lines if row_id is not None]
    others = session.scalars(
        select(AwardNomination).where(AwardNomination.round == held.id, AwardNomination.id.not_in(own))
    )
    taken: Counter[int | None] = Counter()
    there: set[tuple[int | None, int | None]] = set()
    for one in others:
        there.add((one.person, one.unit))
        if one.stage != words.REJECTED:
            taken[one.by_unit] += 1
    quotas = allotting.quotas_of(session, held.id)
    people = judged(
        session, held, [values["person"] for _, _, values in lines if isinstance(values.get("person"), int)], today
    )
    for place, _, values in lines:
        person, unit = (values.get(key) if isinstance(values.get(key), int) else None for key in ("person", "unit"))
        if person is None and unit is None:
            continue
        told = people[person] if person is not None else eligibility.judge_unit(session, held, unit or 0, today)
        name = _name(session, person, unit)
        yield from ((place, fault) for fault in _own(held, name, values, told))
        if (person, unit) in there:
            yield (
                place,
                Fault(
                    "person" if person is not None else "unit",
                    f"{name}已经推荐为“{held.award}”。",
                    "同一奖项一个对象只登记一次。",
                ),
            )
        there.add((person, unit))
        if values.get("stage") == words.REJECTED:
            continue
        by_unit = values.get("by_unit") or unit_for(session, held, person, unit, quotas, today)
        taken[by_unit] += 1
        fault = _over(session, held, by_unit, (name, taken[by_unit]), quotas)
        if fault is not None:
            yield place, fault


def judged(session: Session, held: AwardRound, people: Sequence[int], today: date) -> dict[int, Eligible]:
    return eligibility.judge_people(session, held, people, today) if people else {}


def _own(held: AwardRound, name: str, values: Any, told: Eligible) -> Iterator[Fault]:
    wrong = "unit" if held.whom == words.PERSON else "person"
    if values.get(wrong) is not None:
        yield Fault(
            wrong,
            f"“{held.award}”评的是{held.whom}。",
            f"请{'填姓名' if held.whom == words.PERSON else '填被推荐集体'}。",
        )
    elif not told.fits and values.get("stage") != words.REJECTED:
        yield Fault(
            "unit" if held.whom == words.GROUP else "person",
            f"{name}不符合“{held.award}”的资格条件：{told.against}。",
            "请另推荐人选，或核对资格截止日和台账。",
        )


def _name(session: Session, person: int | None, unit: int | None) -> str:
    row = Person if person is not None else Unit
    return session.scalar(select(row.name).where(row.id == (person if person is not None else unit))) or ""


def _over(
    session: Session, held: AwardRound, by_unit: int | None, nominated: tuple[str, int], quotas: dict[int, Any]
) -> Fault | None:
    """等额: a unit nominates as many as its quota; where no quotas are made nothing binds.

    ``nominated`` is who was put forward and the how-manieth that is.
    """
    if not quotas:
        return None
    name = _name(session, None, by_unit) if by_unit is not None else ""
    if by_unit not in quotas:
        told = f"{name or '推荐单位'}不在“{held.award}”的名额分配表里，不能推荐{nominated[0]}。"
        return Fault("by_unit", told, "请核对推荐单位，或先重新分配名额。")
    places, count = quotas[by_unit].places, nominated[1]
    if count > places:
        told = f"{name}的“{held.award}”只有{places}个名额，这是第{count}个推荐（{nominated[0]}）。"
        told = told if places else f"{name}没有分到“{held.award}”的名额，不能推荐{nominated[0]}。"
        return Fault("by_unit", told, "请去掉多出的人选，或调整名额。")
    return None


def unit_for(
    session: Session, held: AwardRound, person: int | None, unit: int | None, quotas: dict[int, Any], today: date
) -> int | None:
    """Which unit nominates: the nearest above the person (or the unit itself) that has a quota, else where he is."""
    day = eligibility.cut_off(held, today)
    if person is not None:
        placed = select(Placement.value).where(
            Placement.person == person, Placement.since <= day, open_on(Placement, day)
        )
        unit = session.scalar(placed.order_by(Placement.since.desc()).limit(1))
    if unit is None:
        return None
    path = tree.read(session, day).path(unit)
    return next((step for step in reversed(path) if step in quotas), unit)


def settle(session: Session, ids: Sequence[int], today: date) -> None:
    """Keep with each nomination who nominated, and what the rule said of it."""
    session.expire_all()
    for one in session.scalars(select(AwardNomination).where(AwardNomination.id.in_(ids))).all():
        held = session.get_one(AwardRound, one.round)
        if one.person is not None:
            told = eligibility.judge_people(session, held, [one.person], today)[one.person]
        else:
            told = eligibility.judge_unit(session, held, one.unit or 0, today)
        fresh: dict[str, Any] = {"fit": words.FIT if told.fits else words.UNFIT, "why": told.why or None}
        if not told.fits:
            fresh["why"] = "；".join(part for part in (f"差：{told.against}", told.why) if part)
        if one.by_unit is None:
            fresh["by_unit"] = unit_for(
                session, held, one.person, one.unit, allotting.quotas_of(session, held.id), today
            )
        if any(getattr(one, key) != value for key, value in fresh.items()):
            session.connection().execute(update(AwardNomination).where(AwardNomination.id == one.id).values(**fresh))
