"""Sheets of what happened to the membership: 会员变动月表 (with moves and new leaders) and 新会员名单.

The number of 会员 at the beginning, what came in and what went out give the number at the end: each event is counted by
the state it finds and the state it leaves, as ``rules.periods_of`` does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.months import first_day, last_day
from desk_union.describe.behind import counted
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members.ledgers import EVENTS, PEOPLE
from desk_union.members.ledgers.people import member_on
from desk_union.members.life import rules
from desk_union.members.paper import movesheets, rolls
from desk_union.members.tables import MembershipEvent, Person
from desk_union.store import partial

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


MEMBER = "会员"
COMING = ("入会", "转入", "恢复会籍")
GOING = ("转出", "退会", "除名", "去世", "保留会籍")
WORDS = {1: "增加", -1: "减少", 0: "不影响会员数"}
NEW_KEYS = ("name", "sex", "born_on", "education", "political", "job")


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One event; ``step`` is what it adds to the number of 会员."""

    event: Any
    step: int


def changes(session: Session, request: Request) -> list[Table]:
    """The equation of the span and every line behind it; of several months first a table of months."""
    asked = rolls.span(request)
    happened = _changes(session, asked)
    held = _members(session, asked.first - timedelta(1))
    opening = len(held)
    listed = _lines(session, request, asked, happened, opening)
    several = asked.first.month != asked.last.month
    months = [_months(session, request, asked, happened, held)] if several else []
    return [*months, listed, *movesheets.moves(session, request, asked), *movesheets.leaders(session, request, asked)]


def _members(session: Session, day: date) -> list[int]:
    return list(session.scalars(select(Person.id).where(member_on(day)).order_by(Person.sort, Person.id)))


def _changes(session: Session, asked: Span) -> list[RosterChange]:
    """The events of the span in order of day, each with its effect."""
    concerned = select(MembershipEvent.person).where(MembershipEvent.day.between(asked.first, asked.last))
    ordered = select(MembershipEvent).where(
        MembershipEvent.person.in_(concerned), MembershipEvent.day <= asked.last
    ).order_by(MembershipEvent.day, MembershipEvent.id)  # fmt: skip
    states: dict[int, str] = {}
    found: list[RosterChange] = []
    for event in session.scalars(ordered):
        before, after = states.get(event.person, ""), rules.STATE_AFTER[event.kind]
        states[event.person] = after
        if event.day >= asked.first:
            found.append(RosterChange(event, (after == MEMBER) - (before == MEMBER)))
    return found


def _lines(session: Session, request: Request, asked: Span, happened: Sequence[RosterChange], opening: int) -> Table:
    order = rolls.UnitOrder(session, asked.last)
    unit_on = rolls.whereabouts(session, {one.event.person for one in happened})
    people = rolls.lines(session, request, ("name", "sex"), sorted({one.event.person for one in happened}), asked.last)
    person = {line.id: line.words for line in people}
    told_day = partial.telling(session, EVENTS, "day")
    rows = []
    for one in sorted(happened, key=lambda one: tuple(WORDS).index(one.step)):
        event = one.event
        day = days.show_day(told_day(event.id, "day", event.day))
        # Who leaves is in no unit any more on that day: the unit of the day before is meant.
        unit = unit_on(event.person, event.day) or unit_on(event.person, event.day - timedelta(1))
        told = (event.kind, event.reason, event.other_union, event.document or event.approver)
        rows.append((WORDS[one.step], day, *person[event.person], order.name(unit),
                     *(word or "" for word in told)))  # fmt: skip
    heads = ("变动", "日期", "姓名", "性别", "分会、小组", "变化类型", "变化原因", "转出/转入工会", "批准文件或批准人")
    return rolls.table(
        session, request, _title(asked), [Column(head) for head in heads], rows, sections=True, measure="人次",
        period=rolls.in_words(asked), empty="本期没有会籍变动。",
        counted=f"共 {len(rows)} 人次：{_equation(happened, opening)}",
    )  # fmt: skip


def _title(asked: Span) -> str:
    return "会员变动月表" if asked.first.month == asked.last.month else "会员变动明细表"


def _equation(happened: Sequence[RosterChange], opening: int) -> str:
    kinds = Counter(one.event.kind for one in happened if one.step)
    came = "、".join(f"{kind}{kinds[kind]}人" for kind in COMING if kinds[kind])
    went = "、".join(f"{kind}{kinds[kind]}人" for kind in GOING if kinds[kind])
    plus, minus = sum(kinds[kind] for kind in COMING), sum(kinds[kind] for kind in GOING)
    return (
        f"期初会员{opening}人，增加{plus}人{f'（{came}）' if came else ''}，"
        f"减少{minus}人{f'（{went}）' if went else ''}，期末会员{opening + plus - minus}人。"
    )


def _months(
    session: Session, request: Request, asked: Span, happened: Sequence[RosterChange], opening: Sequence[int]
) -> Table:
    """One row a month; each begins where the one before ended."""
    rows = []
    at = set(opening)
    for month in range(asked.first.month, asked.last.month + 1):
        period = asked.first.year * 100 + month
        span = Span(first_day(period), min(last_day(period), asked.last))
        cells, at = _balance(at, [one for one in happened if one.event.day.month == month], span)
        rows.append((f"{month}月", *cells))
    total, _ = _balance(set(opening), happened, asked)
    heads = (
        Column("月份", "center"), Column("期初会员", "right"),
        *(Column(title, "right", groups=("增加",)) for title in (*COMING, "小计")),
        *(Column(title, "right", groups=("减少",)) for title in (*GOING, "小计")),
        Column("期末会员", "right"),
    )  # fmt: skip
    return rolls.table(
        session, request, "会员变动月表", heads, rows, numbered=False, counted=f"期末会员 {len(at)} 人",
        period=rolls.in_words(asked), totals=("合计", *total), empty="",
        notes=("合计栏的期初、期末会员是整个期间的期初、期末数。",),
    )  # fmt: skip


def _balance(opening: set[int], happened: Sequence[RosterChange], span: Span) -> tuple[tuple[str, ...], set[int]]:
    """The cells of a month or of all, and who is a member at the end; each number opens its persons or events."""
    counting = [one for one in happened if one.step]
    kinds = {kind: [one.event.id for one in counting if one.event.kind == kind] for kind in (*COMING, *GOING)}
    end = set(opening)
    for one in counting:
        (end.add if one.step > 0 else end.discard)(one.event.person)
    before = Span(span.first - timedelta(1), span.first - timedelta(1))
    cells: list[str] = [counted(PEOPLE, sorted(opening), before)]
    for side in (COMING, GOING):
        cells += (counted(EVENTS, kinds[kind], span) for kind in side)
        cells.append(counted(EVENTS, [id_ for kind in side for id_ in kinds[kind]], span))
    cells.append(counted(PEOPLE, sorted(end), Span(span.last, span.last)))
    return tuple(cells), end


def joined(session: Session, request: Request) -> list[Table]:
    """Everybody who came in by 入会 or 转入 in the span, each once (the last time), by day."""
    asked = rolls.span(request)
    starts = select(MembershipEvent, Person.sort).join(Person, Person.id == MembershipEvent.person).where(
        MembershipEvent.kind.in_(rules.STARTS), MembershipEvent.day.between(asked.first, asked.last)
    ).order_by(MembershipEvent.day, Person.sort, MembershipEvent.id)  # fmt: skip
    last = {event.person: event for event, _ in session.execute(starts)}
    unit_on = rolls.whereabouts(session, last)
    units = rolls.UnitOrder(session, asked.last)
    meant = None if request.unit is None else set(units.units.below(request.unit))
    events = [event for event in last.values() if meant is None or unit_on(event.person, event.day) in meant]
    events.sort(key=lambda event: event.day)
    people = rolls.lines(session, request, (*NEW_KEYS, "card_no"), [event.person for event in events], asked.last)
    day = partial.telling(session, EVENTS, "day")
    rows = [
        (
            *line.words[:-1], units.name(unit_on(event.person, event.day)), event.kind,
            days.show_day(day(event.id, "day", event.day)), line.words[-1], event.approver or "",
        )
        for line, event in zip(people, events, strict=True)
    ]  # fmt: skip
    heads = (
        *rolls.columns(NEW_KEYS), rolls.SECTION, Column("方式"), Column("日期"), *rolls.columns(("card_no",)),
        Column("批准人"),
    )  # fmt: skip
    kinds = Counter(event.kind for event in events)
    told = "，".join(f"{kind}{kinds[kind]}人" for kind in rules.STARTS if kinds[kind])
    return [
        rolls.table(
            session, request, "新会员名单", heads, rows, period=rolls.in_words(asked), empty="本期没有新会员。",
            notes=(f"其中{told}。",) if told else (),
        )
    ]  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.changes", "会员变动月表", "期初、增减、期末会员数，每一条变动，小组调动，小组长更换；不选月份列全年。",
        Tables(changes), ledgers=("members.events", "members.placements", "members.posts"),
        options=("year", "month"), says="打印所选年度或月份里的变动。", monthly=True,
    ),
    Sheet(
        "members.joined", "新会员名单", "所选年份、月份里入会和转入的会员。",
        Tables(joined), ledgers=("members.events",),
        says="打印所选年度或月份里入会的人。",
    ),
)  # fmt: skip
