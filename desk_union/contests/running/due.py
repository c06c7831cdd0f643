"""What is due about 竞赛: results to be signed, prizes to be handed out, a year without any; what a person won."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, ENTRIES
from desk_union.contests.running.ledgers.contesting import held_on
from desk_union.contests.running.tables import Contest, ContestAward, ContestEntry, ContestMember
from desk_union.describe.due import Due
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

SHOWN = 500
LATE_IN_YEAR = 6  # from this month on a year without a contest is told
NAMED = 3


def due(session: Session, today: date) -> list[Due]:
    return [*_unsigned(session, today), *_unpaid(session, today), *_none_this_year(session, today)]


def _unsigned(session: Session, today: date) -> Iterator[Due]:
    rows = listing.ids_of(session, CONTESTS, ListAsk(today, presets=("over",)))
    if rows:
        names = listing.names_of(session, CONTESTS, rows[:NAMED])
        told = "、".join(names[row] for row in rows[:NAMED]) + ("等" if len(rows) > NAMED else "")
        sentence = f"有{len(rows)}项竞赛已经结束，结果还没有签字：{told}。"
        yield Due("contests_unsigned", "竞赛结果没签字", None, sentence, CONTESTS.code, tuple(rows[:SHOWN]), "soon")


def _unpaid(session: Session, today: date) -> Iterator[Due]:
    rows = listing.ids_of(session, AWARDS, ListAsk(today, presets=("unpaid",)))
    if rows:
        money = session.scalars(select(ContestAward.money).where(ContestAward.id.in_(rows)))
        total = sum(one or 0 for one in money)
        sentence = f"有{len(rows)}个奖还没有编发放单，奖金共{show_yuan(total)}元。"
        yield Due("contests_unpaid", "竞赛奖没发", None, sentence, AWARDS.code, tuple(rows[:SHOWN]), "soon")


def _none_this_year(session: Session, today: date) -> Iterator[Due]:
    if today.month < LATE_IN_YEAR:
        return
    held = select(Contest.id).where(held_on(today.replace(month=1, day=1), today.replace(month=12, day=31))).limit(1)
    if session.scalar(held) is None:
        sentence = f"{today.year}年还没有开展劳动竞赛。"
        yield Due("contests_none", "今年没有竞赛", None, sentence, CONTESTS.code, (), "info")


def due_of(session: Session, person: int, _today: date) -> list[Due]:
    """The contests in which the person took part, alone or in a team, and what was won."""
    team = select(ContestMember.entry).where(ContestMember.person == person)
    query = (
        select(ContestEntry.id, Contest.name, ContestEntry.place)
        .join(Contest, Contest.id == ContestEntry.contest)
        .where((ContestEntry.person == person) | ContestEntry.id.in_(team))
        .order_by(Contest.starts_on.desc(), ContestEntry.id)
    )
    entries = session.execute(query).all()
    if not entries:
        return []
    told = "、".join(f"{one.name}{f'第{one.place}名' if one.place else ''}" for one in entries[:NAMED])
    more = "等" if len(entries) > NAMED else ""
    sentence = f"参加竞赛{len(entries)}次：{told}{more}。{_won(session, person)}"
    ids = tuple(one.id for one in entries[:SHOWN])
    return [Due("contests_entered", "劳动竞赛", None, sentence, ENTRIES.code, ids, "info")]


def _won(session: Session, person: int) -> str:
    team = select(ContestMember.entry).where(ContestMember.person == person)
    mine = (ContestAward.person == person) | ContestAward.entry.in_(team)
    grades = list(session.scalars(select(ContestAward.grade).where(mine).order_by(ContestAward.day.desc())))
    return f"获奖{len(grades)}个：{'、'.join(dict.fromkeys(grades))}。" if grades else ""
