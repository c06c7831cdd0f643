"""Who is called to a checkup, joins a plan or goes on a tour: rows for chosen people, each once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from desk_union.basis.refusal import Refusal
from desk_union.care.cover import cover_words as words
from desk_union.care.cover.health_ledgers import CHECKUPS, STAYS
from desk_union.care.cover.insurance_ledgers import INSURANCE
from desk_union.care.cover.tables import Checkup, CheckupBatch, Insurance
from desk_union.describe.ledger import open_on
from desk_union.members import age_lines
from desk_union.members.ledgers.people import member_on, migrant, on_roll
from desk_union.members.ledgers.units import within
from desk_union.members.tables import Person, Placement
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session



def belongs(who: str, day: date) -> ColumnElement[bool]:
    """The condition on persons of being in an audience on the day; ages as the office counts them."""
    over = age_lines.age(Person.born_on, day) >= words.FORTY
    woman = Person.sex == "女"
    found: ColumnElement[bool] = {
        words.STAFF: on_roll(day),
        words.MEMBERS: member_on(day),
        words.WOMEN: and_(on_roll(day), woman),
        words.MIGRANTS: and_(on_roll(day), migrant(day)),
        words.OVER_FORTY: and_(on_roll(day), over),
        words.WOMEN_OVER_FORTY: and_(on_roll(day), woman, over),
    }[who]
    return found


def audience(session: Session, who: str, unit: int | None, day: date) -> list[int]:
    query = select(Person.id).where(belongs(who, day))
    if unit is not None:
        placed = select(Placement.person).where(
            Placement.value.in_(within(unit, day)), Placement.since <= day, open_on(Placement, day)
        )
        query = query.where(Person.id.in_(placed))
    return list(session.scalars(query.order_by(Person.sort, Person.id)))


def call(session: Session, batch: int, who: str, unit: int | None, today: date) -> list[int]:
    """Put everybody of the audience on the list of a batch who is not on it; the new rows."""
    day = session.get_one(CheckupBatch, batch).first or today
    there = set(session.scalars(select(Checkup.person).where(Checkup.batch == batch)))
    fresh = [{"batch": batch, "person": one} for one in audience(session, who, unit, day) if one not in there]
    if not fresh:
        raise Refusal("这些人都已经在名单里了，或没有符合条件的人。", "请换一个对象或小组。", field="audience")
    return rows.add_rows(session, CHECKUPS, [{**rows.defaults(CHECKUPS), **one} for one in fresh], today)


def enrol(session: Session, people: Sequence[int], given: Mapping[str, Any], today: date) -> list[int]:
    """These people in one plan for one period; who is in it already for that period is passed over."""
    same = (Insurance.plan == given["plan"], Insurance.since == given["since"])
    there = set(session.scalars(select(Insurance.person).where(*same)))
    fresh = [{**rows.defaults(INSURANCE), **given, "person": one} for one in people if one not in there]
    if not fresh:
        raise Refusal("选中的人都已经参加了这一期。", "请换计划、起始日期，或换人。", field="plan")
    return rows.add_rows(session, INSURANCE, fresh, today)


def renew(session: Session, ids: Sequence[int], given: Mapping[str, Any], today: date) -> list[int]:
    """The same people in the same plan, from the day behind their last one on."""
    fresh = []
    for one in session.scalars(select(Insurance).where(Insurance.id.in_(ids)).order_by(Insurance.id)):
        since = given.get("since") or (one.until + timedelta(1) if one.until else today)
        kept = {key: getattr(one, key) for key in ("plan", "person", "outsider", "outsider_id", "shares")}
        payer = given.get("payer") or one.payer
        part = one.union_part if payer == words.SHARED and one.payer == payer else None
        premium = one.premium if part is not None else None
        fresh.append({
            **rows.defaults(INSURANCE), **kept, "since": since, "payer": payer, "union_part": part, "premium": premium,
            "joining": words.RENEWED,
        })  # fmt: skip
    return rows.add_rows(session, INSURANCE, fresh, today)


def arrange(session: Session, people: Sequence[int], given: Mapping[str, Any], today: date) -> list[int]:
    fresh = [{**rows.defaults(STAYS), **given, "state": words.SIGNED_UP, "person": one} for one in people]
    return rows.add_rows(session, STAYS, fresh, today)
