"""What is due about 职代会: the next sitting, motions without answer; of a person, what he is and proposed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES, MOTIONS, in_office, unanswered
from desk_union.democracy.congress.tables import Congress, Delegate, Motion
from desk_union.describe.due import Due
from desk_union.members.tables import Person
from desk_union.store.dueing import of_preset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

AHEAD = 60  # days before the next sitting at which it is told


def due(session: Session, today: date) -> list[Due]:
    return [
        *_sitting(session, today), *_motions(session, today),
        *of_preset(session, today, DELEGATES, "lapsed", "代表要替换", "有{n}名在任代表已不是会员，请填离任日期和接替的人：{names}。", "soon"),
        *of_preset(session, today, MOTIONS, "undated", "提案没有日期", "有{n}件提案没有填提出日期，哪一年的提案数里都没有：{names}。", "soon"),
        *of_preset(session, today, MOTIONS, "stage_0", "提案待审查", "有{n}件提案提出后还没有审查：{names}。", "soon"),
    ]  # fmt: skip


def _sitting(session: Session, today: date) -> Iterator[Due]:
    """A year after the newest sitting of the whole the next is due; one that was entered ahead counts."""
    newest = select(Congress.id, Congress.body, Congress.number, Congress.session, Congress.held_on, Congress.next_on)
    held = session.execute(newest.where(Congress.unit.is_(None)).order_by(Congress.held_on.desc()).limit(1)).first()
    if held is None:
        return
    day = held.held_on if held.held_on > today else held.next_on or days.add_months(held.held_on, 12)
    if day > today + timedelta(AHEAD):
        return
    last = f"上一次是{days.show_day_long(held.held_on)}的第{held.number}届第{held.session}次{held.body}，"
    told = f"{days.show_day_long(day)}召开{held.body}，请做好准备。" if held.held_on > today else f"{last}按每年至少一次，{days.show_day_long(day)}{'已经到期' if day < today else '前要再开'}。"
    yield Due("congress", "召开职代会", day, told, CONGRESSES.code, (held.id,), "late" if day < today else "soon")


def _motions(session: Session, today: date) -> Iterator[Due]:
    late = of_preset(session, today, MOTIONS, "overdue", "提案超期没有答复", "有{n}件提案超过办理期限还没有答复：{names}。", "late", "due_on")
    yield from late
    waiting = session.execute(select(Motion.id, Motion.title, Motion.due_on).where(unanswered(), (Motion.due_on.is_(None)) | (Motion.due_on >= today)).order_by(Motion.due_on)).all()
    if waiting:
        names = "、".join(row.title for row in waiting[:3]) + ("等" if len(waiting) > 3 else "")  # noqa: PLR2004 - so many are named
        yield Due("motions_waiting", "提案没有答复", waiting[0].due_on, f"有{len(waiting)}件提案立案后还没有答复：{names}。", MOTIONS.code, tuple(row.id for row in waiting), "soon")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """That the person is a delegate, and the motions that bear the name."""
    found = []
    for row in session.execute(select(Delegate.id, Delegate.number, Delegate.body, Delegate.kind, Delegate.delegation, Delegate.until).where(Delegate.person == person).order_by(Delegate.elected_on.desc())):
        now = session.scalar(select(Delegate.id).where(Delegate.id == row.id, in_office(today))) is not None
        parts = "，".join(part for part in (row.kind, row.delegation, "" if now else "已离任") if part)
        told = f"第{row.number}届{row.body}代表" if row.number else f"{row.body}代表"
        found.append(Due("delegate", "职工代表", None, f"{told}{f'（{parts}）' if parts else ''}。", DELEGATES.code, (row.id,), "info"))
    name = select(Person.name).where(Person.id == person).scalar_subquery()
    raised = session.execute(select(Motion.id, Motion.title, Motion.stage).where(Motion.proposer == name).order_by(Motion.raised_on.desc())).all()
    if raised and found:  # who is no delegate is another of the same name
        told = "；".join(f"{row.title}（{row.stage}）" for row in raised[:3])
        closed = sum(row.stage == words.CLOSED for row in raised)
        found.append(Due("motions_of", "提出的提案", None, f"提出提案{len(raised)}件，办结{closed}件：{told}。", MOTIONS.code, tuple(row.id for row in raised), "info"))
    return found
