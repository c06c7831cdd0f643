"""Which months a sheet of account is of when nothing else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.months import MonthSpan, words
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.periods import start_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request


def kept(session: Session, request: Request) -> MonthSpan:
    """The span asked for; Refusal where the books began later, since nobody knows what stood there before."""
    span = span_of(request)
    start = start_of(session, request.today)
    if span.last < start:
        raise Refusal(f"账套从{words(start)}启用，{span.words}没有账簿。", "请换一个时间。")
    return span


def span_of(request: Request) -> MonthSpan:
    """The year, quarter or month asked for; without any, this year until the present month."""
    return request.months or MonthSpan.so_far(request.today)
