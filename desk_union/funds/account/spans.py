"""Which months a sheet of account is of when nothing else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.days import show_day_long
from desk_union.basis.months import MonthSpan, first_day, words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.periods import start_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request


def kept(session: Session, request: Request) -> MonthSpan:
    """The span asked for; Refusal where the books began later, since nobody knows what stood there before."""
    span = span_of(request)
    start = start_of(session, request.today)
    if span.last < start:
        raise Refusal(f"账套从{words(start)}启用，{span.words}没有账簿。", "请换一个时间。")
    return span


def kept_day(session: Session, day: date, today: date) -> None:
    """Refusal where the books began after the day."""
    start = start_of(session, today)
    if day < first_day(start):
        raise Refusal(f"账套从{words(start)}启用，{show_day_long(day)}还没有账簿。", "请换一个时间。")


def span_of(request: Request) -> MonthSpan:
    """The year, quarter or month asked for; without any, this year until the present month."""
    return request.months or MonthSpan.so_far(request.today)
