"""Which months of account a book has: the first one, the closed ones, and what days a voucher may bear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.months import between, first_day, following, last_day, month_of, parse, period_of, words, year_of
from desk_union.basis.refusal import Refusal
from desk_union.funds.tables import Period, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.store import settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

START = "funds.start"  # yyyymm of the first month kept here
YEAR_END = "年终结转"  # the kind of the vouchers by which a year was closed
STYLE = "funds.close_style"  # "monthly": income and expense move to 321/322 each month; "yearly": once a year

__all__ = [
    "Calendar", "between", "first_day", "following", "last_day", "month_of", "parse", "period_of",
    "read_calendar", "set_start", "start_of", "words", "year_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calendar:
    """``start`` first month kept here, ``closed`` the last closed month (0: none), ``closed_year`` likewise.

    A start that nobody chose (``chosen``) follows the earliest voucher, so one of the year before may still come.
    """

    start: int
    closed: int
    closed_year: int
    chosen: bool = True

    @property
    def open_year(self) -> int:
        """The first year that is not closed."""
        return self.closed_year + 1 if self.closed_year else year_of(self.start)

    @property
    def open_period(self) -> int:
        """The first month that is not closed."""
        return following(self.closed) if self.closed else self.start

    def objection(self, day: date) -> tuple[str, str] | None:
        """Why a voucher may not bear this day, with the remedy; None when it may."""
        period = period_of(day)
        free = not self.chosen and not self.closed
        if period < (self.start - 100 if free else self.start):
            return f"日期早于账套启用的{words(self.start)}。", "以前的余额请填在期初余额里。"
        if (closed := self.closed_objection(day)) is not None:
            return closed
        if day.year > self.open_year + 1:
            year = self.open_year
            return f"日期不在{year}年或{year + 1}年内。", "请核对年份。"
        return None


    def closed_objection(self, day: date) -> tuple[str, str] | None:
        """The same of days that nothing can open again (财会〔2013〕20号: no reopening)."""
        later = f"请把日期改到{words(self.open_period)}或以后。"
        if day.year <= self.closed_year:
            year = day.year
            return f"{year}年已经年终结账，不能再记{year}年的凭证。", f"{later}要更正{year}年的账，用“补充更正”。"
        if period_of(day) <= self.closed:
            return f"{words(period_of(day))}已经结账，不能再记。", later
        return None


def open_day(session: Session, day: date) -> date:
    """The day itself, or the first one that is still open."""
    calendar = read_calendar(session, day)
    return day if calendar.closed_objection(day) is None else first_day(calendar.open_period)


def read_calendar(session: Session, today: date | None = None) -> Calendar:
    closed = session.scalar(select(func.max(Period.period)).where(Period.period % 100 > 0)) or 0
    year = session.scalar(select(func.max(Period.period)).where(Period.period % 100 == 0)) or 0
    # Also where the closing itself was taken out of the file: the year must not open again.
    carried = session.scalar(select(func.max(Voucher.period)).where(Voucher.kind == YEAR_END, Voucher.state == POSTED))
    if carried and year_of(carried) > year_of(year):
        year, closed = carried, max(closed, carried)
    chosen = settings.get(session, START) is not None
    return Calendar(start_of(session, today), closed, year_of(year), chosen)


def start_of(session: Session, today: date | None = None) -> int:
    """The first month kept in this book: as set, else January of its earliest voucher's year (or of today's)."""
    chosen = settings.get(session, START)
    if chosen:
        return int(chosen)
    earliest = session.scalar(select(func.min(Voucher.day)))
    if earliest is None:
        earliest = today or date.max
    return earliest.year * 100 + 1


def set_start(session: Session, period: int) -> None:
    """Choose the first month; refused once a month is closed or a voucher stands before it."""
    if session.scalar(select(func.count()).select_from(Period)):
        raise Refusal("已经有月份结账，不能再改启用月份。")
    earlier = session.scalar(select(func.min(Voucher.period)))
    if earlier is not None and earlier < period:
        raise Refusal(f"{words(earlier)}已经有凭证，启用月份不能晚于它。", "请先改正那些凭证的日期。")
    settings.put(session, START, period)
