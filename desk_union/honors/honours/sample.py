"""What was commended of the last year - four collectives, twenty-seven persons -, honours from above, fines and deposits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.honors import honors_words as words
from desk_union.honors.honours.ledgers import HONOURS, PENALTIES
from desk_union.honors.selection.tables import AwardNomination, AwardRound
from desk_union.members.sample.picking import branches, members_from, write
from desk_union.members.tables import Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

PERSONS = (("优秀工会积极分子", 5), ("工会活动积极分子", 12), ("职工道德行为模范", 10))


def fill(book: Book, today: date) -> None:
    with book.deed("示例荣誉", code="found") as session:
        session.info["kind"] = "final"
        people = members_from(session, date(today.year - 2, 1, 10), today)
        _commended(session, people, today)
        _others(session, people, today)
        _fines(session, people, today)


def _commended(session: Session, people: list[int], today: date) -> None:
    """Of last year, before the Spring Festival of this one; also of the year before."""
    groups = list(session.scalars(select(Unit.id).where(Unit.level == "小组", Unit.closed_on.is_(None)).order_by(Unit.id).limit(8)))
    for back in (2, 1):
        day = min(date(today.year - back + 1, 1, 16), today)
        common: dict[str, Any] = {"level": words.HOME_OFFICE, "year": today.year - back, "granted_on": day, "granter": "示例机械厂工会委员会", "document": f"示工〔{day.year}〕2号"}
        fresh = [{**common, "name": "模范工会小组", "kind": words.COLLECTIVE, "unit": one} for one in groups[4 * back - 4 : 4 * back]]
        at = 20 * back
        for name, count in PERSONS:
            fresh += [{**common, "name": name, "kind": words.SINGLE, "person": one, "prize": 20_000 if back == 1 and name == PERSONS[0][0] else None} for one in people[at : at + count]]
            at += count
        write(session, HONOURS, fresh, today)


def _stars(session: Session, today: date) -> list[dict[str, Any]]:
    """The honours of last year's 年中评选, each with its nomination."""
    won = session.execute(
        select(AwardNomination.id, AwardNomination.person, AwardRound.award, AwardRound.commended_on).join(AwardRound, AwardRound.id == AwardNomination.round)
        .where(AwardRound.year == today.year - 1, AwardRound.whom == words.PERSON, AwardNomination.stage == words.COMMENDED).order_by(AwardNomination.id)
    )  # fmt: skip
    return [{"name": one.award, "kind": words.SINGLE, "level": words.HOME_OFFICE, "person": one.person, "year": today.year - 1, "granted_on": one.commended_on, "granter": "示例机械厂工会委员会", "nomination": one.id} for one in won]


def _others(session: Session, people: list[int], today: date) -> None:
    units = branches(session)
    fresh: list[dict[str, Any]] = [
        {"name": "模范职工之家", "kind": words.MODEL_HOME, "level": "公司", "holder": "示例机械厂工会", "granted_on": date(today.year - 1, 5, 1), "granter": "集团公司工会", "document": f"集工〔{today.year - 1}〕7号"},
        {"name": "工人先锋号", "kind": "其他荣誉", "level": "市", "unit": units[0], "granted_on": date(today.year - 1, 4, 28), "granter": "市总工会", "certificate": f"先锋-{today.year - 1}-031"},
        {"name": "优秀工会工作者", "kind": words.SINGLE, "level": "区", "person": people[0], "granted_on": date(today.year - 1, 5, 1), "granter": "区总工会"},
        {"name": "最佳小食堂", "kind": "五小评比", "level": words.HOME_OFFICE, "unit": units[1], "granted_on": date(today.year - 1, 9, 20), "withdrawn_on": min(date(today.year, 3, 15), today), "withdrawn_because": "复查卫生不合格。"},
        *({"name": title, "kind": words.SPECIAL_HOME, "level": words.HOME_OFFICE, "unit": unit, "granted_on": date(today.year - 1, 12, 20)} for title, unit in zip(words.TITLE.labels, units, strict=False)),
    ]  # fmt: skip
    write(session, HONOURS, [*fresh, *_stars(session, today)], today)


def _fines(session: Session, people: list[int], today: date) -> None:
    fresh: list[dict[str, Any]] = [
        {"day": today - timedelta(40), "kind": words.FINE, "person": people[60], "reason": "迟到", "meeting": "工会例会", "amount": 5_000, "paid_on": today - timedelta(38)},
        {"day": today - timedelta(12), "kind": words.FINE, "person": people[61], "reason": "铃声", "meeting": "工会例会", "amount": 5_000},
        *({"day": today - timedelta(100), "kind": words.DEPOSIT, "person": one, "amount": 50_000, "paid_on": today - timedelta(100)} for one in people[62:65]),
    ]  # fmt: skip
    write(session, PENALTIES, fresh, today)
