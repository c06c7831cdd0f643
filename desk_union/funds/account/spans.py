"""Which months a sheet of account is asked for, and how they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.months import last_day, period_of, words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.periods import start_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Months ``first`` to ``last`` of one year; ``annual``: a whole year was asked for."""

    first: int
    last: int
    annual: bool
    words: str

    @property
    def day_words(self) -> str:
        day = last_day(self.last)
        return f"{day.year}年{day.month}月{day.day}日"


def kept(session: Session, request: Request) -> Span:
    """The span asked for; Refusal where the books began later, since nobody knows what stood there before."""
    span = span_of(request)
    start = start_of(session, request.today)
    if span.last < start:
        raise Refusal(f"账套从{words(start)}启用，{span.words}没有账簿。", "请换一个时间。")
    return span


def span_of(request: Request) -> Span:
    """The year, quarter or month asked for; without any, this year until the present month."""
    year = request.year or request.today.year
    if request.month is not None:
        period = year * 100 + request.month
        return Span(period, period, annual=False, words=f"{year}年{request.month}月")
    if request.quarter is not None:
        last = 3 * request.quarter
        return Span(year * 100 + last - 2, year * 100 + last, annual=False, words=f"{year}年第{request.quarter}季度")
    if request.year is not None:
        return Span(year * 100 + 1, year * 100 + DECEMBER, annual=True, words=f"{year}年")
    now = period_of(request.today)
    return Span(year * 100 + 1, now, annual=False, words=f"{year}年1月至{now % 100}月")
