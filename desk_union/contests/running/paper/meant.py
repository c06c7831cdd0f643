"""Which contest a sheet is about: the one asked for, or those of the span that have something to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers.contesting import held_on
from desk_union.contests.running.tables import Contest, ContestEntry
from desk_union.funds.account.spans import span_of
from desk_union.store.stages import stage_on

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

OPTIONS = ("year", "quarter", "month", "id")
SAYS = "打印一项竞赛；不指定时打印所选期间的全部。"


def contests_meant(session: Session, request: Request, *, entered: bool = True) -> list[Contest]:
    """Refusal where there is none; with ``entered`` only those in which somebody takes part."""
    query = select(Contest).order_by(Contest.starts_on, Contest.id)
    if request.picked:
        query, empty = query.where(Contest.id.in_(request.picked)), "这项竞赛已不存在。"
    else:
        span = span_of(request)
        query, empty = query.where(held_on(span.first_day, span.last_day)), f"{span.words}没有竞赛。"
        if entered:
            query = query.where(select(ContestEntry.id).where(ContestEntry.contest == Contest.id).exists())
    found = list(session.scalars(query))
    if not found:
        raise Refusal(empty, "请先登记竞赛和参赛名单，或换一个期间。")
    return found


def marks_until(contest: Contest, request: Request) -> date | None:
    """The day by whose marks a contest stands that was still on then; None where it was over and every mark counts."""
    was_on = contest.ends_on is None or contest.ends_on > request.day
    return request.day if was_on and request.day < request.today else None


def stage_then(session: Session, contest: Contest, day: date) -> str:
    """Where the contest stood on ``day``; before it was there it was being prepared."""
    then = select(stage_on(Contest.stage, day)).where(Contest.id == contest.id)
    return session.scalar(then) or words.PREPARED


def days_of(contest: Contest) -> str:
    """2025年1月1日至2025年3月31日."""
    parts = [days.show_day_long(day) for day in (contest.starts_on, contest.ends_on) if day]
    return "至".join(dict.fromkeys(parts))
