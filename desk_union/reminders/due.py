"""Reminders as lines of 工作台 and of 会员档案, each with the row that it means as that is called now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.due import Due
from desk_union.members.tables import Person
from desk_union.reminders.ledgers import REMINDERS, SOON, open_by
from desk_union.reminders.recurring import ONCE
from desk_union.reminders.tables import Reminder
from desk_union.store import anyrow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency

SHOWN = 60  # one line each; what lies behind them is one line together
KIND = "reminder"


def due(session: Session, today: date) -> list[Due]:
    """What is late, of today or of the next days."""
    return list(_lines(session, today, open_by(today + SOON)))


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """All that is still open about one person."""
    mine = (Reminder.owner_table == Person.__tablename__) & (Reminder.owner_id == person)
    return list(_lines(session, today, mine & Reminder.done_on.is_(None)))


def _lines(session: Session, today: date, which: ColumnElement[bool]) -> Iterator[Due]:
    found = session.scalars(select(Reminder).where(which).order_by(Reminder.day, Reminder.id)).all()
    for one in found[:SHOWN]:
        yield _line(session, one, today)
    if rest := found[SHOWN:]:
        told = f"还有{len(rest)}条提醒。"
        ids = tuple(one.id for one in rest)
        yield Due(KIND, "更多提醒", rest[0].day, told, REMINDERS.code, ids, "soon", asked=True)


def _line(session: Session, one: Reminder, today: date) -> Due:
    meant = anyrow.now(session, one.source, one.owner_table, one.owner_id)
    parts = [_when(one.day, today)]
    if meant is not None:
        parts.append(f"{one.source}：{meant[1]}")
    elif one.owner_id is not None:
        parts.append(f"{one.source}：{one.named}（这一条已删除，恢复了又连得上）")
    parts += [words for words in (one.repeats if one.repeats != ONCE else "", one.who or "") if words]
    late: Urgency = "late" if one.day < today else "soon"
    told = "；".join(parts) + "。"
    opens = (meant[0].ledger.code, (meant[0].id,)) if meant is not None else None
    return Due(KIND, one.words, one.day, told, REMINDERS.code, (one.id,), late, asked=True, opens=opens)


def _when(day: date, today: date) -> str:
    ahead = (day - today).days
    told = {0: "今天", 1: "明天", -1: "昨天"}.get(ahead) or (f"还有{ahead}天" if ahead > 0 else f"过了{-ahead}天")
    return f"{days.show_day_long(day)}（{told}）"
