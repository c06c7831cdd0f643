"""Which months a sheet of account is of when nothing else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.days import show_day_long
from desk_union.basis.months import MonthSpan, first_day, period_of, words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.periods import start_of
from desk_union.funds.tables import Voucher

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request


def kept(session: Session, request: Request) -> MonthSpan:
    """The span asked for; Refusal where the books began later, since nobody knows what stood there before.

    A time that has not come, and of which no voucher is, has no books either: what stood on it would be invented.
    """
    span = span_of(request)
    start = start_of(session, request.today)
    if span.last < start:
        raise Refusal(f"账套从{words(start)}启用，{span.words}没有账簿。", "请换一个时间。")
    latest = session.scalar(select(func.max(Voucher.period))) or 0
    if span.first > max(latest, period_of(request.today)):
        raise Refusal(f"{span.words}还没有到，也没有凭证，没有账簿。", "请换一个时间。")
    return span


def kept_day(session: Session, day: date, today: date) -> None:
    """Refusal where the books began after the day."""
    start = start_of(session, today)
    if day < first_day(start):
        raise Refusal(f"账套从{words(start)}启用，{show_day_long(day)}还没有账簿。", "请换一个时间。")


def span_of(request: Request) -> MonthSpan:
    """The year, quarter or month asked for; without any, this year until the present month."""
    return request.months or MonthSpan.so_far(request.today)
