"""What is due about 安康杯: hazards, 查岗, 十个一, what reached the station."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.ledgers import CHECKS, HAZARDS, MESSAGES, PLANS, TASKS
from desk_union.contests.safety.ledgers.checks import age, still_open
from desk_union.contests.safety.tables import SafetyHazard
from desk_union.contests.safety.watch_duty import months_of
from desk_union.contests.waiting import SHOWN, standing
from desk_union.describe.due import Due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session


def due(session: Session, today: date) -> list[Due]:
    return [
        *standing(session, today, HAZARDS, "overdue", "隐患整改超期", "隐患过了期限还没有整改。", "late"),
        *_open(session, today),
        *standing(session, today, HAZARDS, "unchecked", "整改了没复查", "隐患整改了，还没有复查。", "soon"),
        *_left_out(session, today),
        *standing(session, today, TASKS, "late", "十个一超期", "“十个一”要求过了期限还没有完成。", "late"),
        *standing(session, today, MESSAGES, "unanswered", "安全信息没有反馈", "安全信息还没有反馈。", "soon"),
        *standing(session, today, PLANS, "unposted", "预案没有上墙", "应急预案还没有上墙。", "info"),
    ]


def _open(session: Session, today: date) -> Iterator[Due]:
    """All that is open, with the age of the oldest."""
    held = session.execute(select(SafetyHazard.id).where(still_open(today)).order_by(SafetyHazard.found_on)).scalars()
    ids = tuple(held)
    if ids:
        oldest = session.scalar(select(func.max(age(today))).select_from(SafetyHazard)) or 0
        told = f"有{len(ids)}项隐患还没有整改，最早的已经{oldest}天。"
        yield Due("contests_hazards_open", "没有整改的隐患", None, told, HAZARDS.code, ids[:SHOWN], "soon")


def _left_out(session: Session, today: date) -> Iterator[Due]:
    """Months of this year in which the watchers checked less often than twice."""
    months = [one for one in months_of(session, today.year, today) if one.lacking]
    if months:
        told = "、".join(f"{one.month}月少{one.lacking}次" for one in months)
        ids = tuple(row_id for one in months for row_id in one.ids)
        sentence = f"群监查岗每月{words.A_MONTH}次，今年{told}。"
        yield Due("contests_watch_left_out", "群监查岗有遗漏", None, sentence, CHECKS.code, ids, "late")


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """The hazards for which the person is responsible and which are open."""
    told, mine = "隐患由本人负责整改，还没有整改。", ("person", person)
    return list(standing(session, today, HAZARDS, "open", "没有整改的隐患", told, "soon", mine))
