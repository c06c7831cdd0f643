"""Which months a sheet of account is of when nothing else is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.months import MonthSpan

if TYPE_CHECKING:
    from desk_union.describe.sheet import Request


def span_of(request: Request) -> MonthSpan:
    """The year, quarter or month asked for; without any, this year until the present month."""
    return request.months or MonthSpan.so_far(request.today)
