"""What is due about visits: who is unvisited, festivals, birthdays, last year's campaigns, money not booked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, extract, func, or_, select

from desk_union.basis import days, festivals
from desk_union.basis.money import show_yuan
from desk_union.care.visits import events, last_year
from desk_union.care.visits import visit_words as words
from desk_union.care.visits.gifts import of_visit
from desk_union.care.visits.ledgers import TALKS, VISITS, in_no_list, unbooked
from desk_union.care.visits.tables import CareTalk, CareVisit
from desk_union.describe.due import Due
from desk_union.members.ledgers.people import on_roll
from desk_union.members.life.deeds import named
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import LISTS, worth
from desk_union.payouts.tables import PayoutLine, PayoutList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from desk_union.care.visits.events import CareEvent

SHOWN = 500
PEOPLE = "members.people"
FESTIVAL_AHEAD, LISTED_BACK = 30, 45
OPEN_TALK, LOOSE = 30, 30  # days after which an open talk, or money in no list, is told


def due(session: Session, today: date) -> list[Due]:
    return [
        *_unvisited(events.unvisited(session, today)), *_again(session, today), *_festivals(session, today),
        *_next_birthdays(session, today), *_loose(session, today), *_talks(session, today),
    ]  # fmt: skip


SAID = {
    words.ILL: ("病休还没有看望", "{names}病休，还没有去看望。", "late"),
    words.BEREAVED: ("去世还没有慰问家属", "{names}去世，还没有登记慰问家属。", "late"),
    words.BORN: ("生育还没有慰问", "{names}生育，还没有登记慰问。", "soon"),
    words.MARRIED: ("结婚还没有慰问", "{names}结婚，还没有登记慰问。", "soon"),
    words.RETIRED: ("退休还没有慰问", "{names}退休，还没有登记慰问。", "soon"),
}


def _unvisited(found: Sequence[CareEvent]) -> Iterator[Due]:
    for sort, (title, sentence, urgency) in SAID.items():
        some = [one for one in found if one.sort == sort]
        if some:
            people = list(dict.fromkeys(one.person for one in some))
            names = named(list(dict.fromkeys(one.name for one in some)))
            told = sentence.format(names=names)
            yield Due("care_unvisited", title, some[0].day, told, PEOPLE, tuple(people[:SHOWN]), urgency)  # type: ignore[arg-type]  # one of its words


def _again(session: Session, today: date) -> Iterator[Due]:
    """去年1月两节送温暖慰问56户，今年还没有名单。"""
    for one in last_year.due_again(session, today):
        code, rows = (VISITS.code, one.visits) if one.visits else (LISTS.code, one.lists)
        told = f"去年{one.day.month}月“{one.name}”慰问{one.households}户，今年还没有名单。"
        if one.day.year == today.year:
            told = told.replace("去年", "今年", 1).replace("今年还没有名单", "下一年的还没有名单")
        yield Due("care_again", "去年的活动又到了", None, told, code, rows[:SHOWN], "soon")


def _festivals(session: Session, today: date) -> Iterator[Due]:
    """The next festivals on which members may be given goods, and whether a 发放单 is there."""
    for one in festivals.coming(today, FESTIVAL_AHEAD):
        if one.name not in festivals.OF_GIFTS:
            continue
        short = one.name.removesuffix("节")
        named_so = or_(*(text.contains(short) for text in (PayoutList.title, PayoutList.campaign, PayoutList.occasion)))
        lately = or_(PayoutList.day.is_(None), PayoutList.day >= today - timedelta(LISTED_BACK))
        held = select(PayoutList.id).where(named_so, lately)
        lists = tuple(session.scalars(held.order_by(PayoutList.id)))
        left = (one.day - today).days
        when = f"再过{left}天是{one.name}" if left else f"今天是{one.name}"
        state = f"，已编{len(lists)}张发放单" if lists else "，还没有编发放单"
        told = f"{when}（{days.show_day_long(one.day)}）{state}。"
        yield Due("care_festival", "节日将到", one.day, told, LISTS.code, lists[:SHOWN], "info" if lists else "soon")


def _next_birthdays(session: Session, today: date) -> Iterator[Due]:
    first = days.add_months(today.replace(day=1), 1)
    query = select(Person.id).where(on_roll(today), extract("month", Person.born_on) == first.month)
    people = tuple(session.scalars(query.order_by(extract("day", Person.born_on), Person.sort, Person.id)))
    if people:
        told = f"下月（{first.month}月）有{len(people)}人过生日，请准备生日慰问。"
        yield Due("care_birthdays", "下月生日", None, told, PEOPLE, people[:SHOWN], "info")


def _loose(session: Session, today: date) -> Iterator[Due]:
    """Money and goods of visits that are in no list and no voucher after a month."""
    since = and_(in_no_list(), CareVisit.day < today - timedelta(LOOSE))
    unpaid = select(func.coalesce(func.sum(worth()), 0)).select_from(PayoutLine).join(CareVisit, of_visit())
    visits = tuple(session.scalars(select(CareVisit.id).where(since, unbooked()).order_by(CareVisit.day)))
    if visits:
        total = session.scalar(unpaid.where(since, unbooked())) or 0
        told = f"有{len(visits)}次走访给的钱和物品还没有编发放单、没有入账，共{show_yuan(total)}元。"
        yield Due("care_loose", "走访没有入账", None, told, VISITS.code, visits[:SHOWN], "soon")


def _talks(session: Session, today: date) -> Iterator[Due]:
    late = CareTalk.day < today - timedelta(OPEN_TALK)
    still = and_(CareTalk.follow_up.is_not(None), CareTalk.settled_on.is_(None), late)
    talks = tuple(session.scalars(select(CareTalk.id).where(still).order_by(CareTalk.day)))
    if talks:
        told = f"有{len(talks)}次谈心要跟进的事，{OPEN_TALK}天了还没有办结。"
        yield Due("care_talks", "谈心没有办结", None, told, TALKS.code, talks[:SHOWN], "soon")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """When the person was last visited and how often, and what calls for a visit now."""
    found = []
    for one in events.unvisited(session, today, Person.id == person):
        since = "起" if one.sort == words.ILL else ""
        told = f"{days.show_day_long(one.day)}{since}{one.words}，还没有登记慰问。"
        found.append(Due("care_unvisited", "还没有慰问", one.day, told, PEOPLE, (person,), "soon"))
    rows = session.execute(
        select(CareVisit.id, CareVisit.day, CareVisit.reason)
        .where(CareVisit.person == person, CareVisit.day <= today)
        .order_by(CareVisit.day.desc(), CareVisit.id.desc())
    ).all()
    if rows:
        this = sum(row.day.year == today.year for row in rows)
        said = f"今年慰问过{this}次" if this else "今年还没有慰问过"
        told = f"{said}，历年共{len(rows)}次；最近一次是{days.show_day_long(rows[0].day)}：{rows[0].reason}。"
        shown = tuple(row.id for row in rows[:SHOWN])
        found.append(Due("care_visits", "走访慰问", None, told, VISITS.code, shown, "info"))
    return found
