"""The period a return is about: the month, quarter or year asked for, and the spans of its columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desk_union.basis import days, months
from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.reports.returns.returns_words import RHYTHM

if TYPE_CHECKING:
    from desk_union.describe.sheet import Request

JANUARY, QUARTER_MONTHS = 1, 3


@dataclass(frozen=True, slots=True)
class ReturnPeriod:
    """``columns`` are the headings of the numbers, each with its span; the first is the period itself."""

    words: str
    columns: tuple[tuple[str, Span], ...]

    @property
    def span(self) -> Span:
        return self.columns[0][1]


def of_request(form: str, request: Request, begins: int = JANUARY) -> ReturnPeriod:
    """What was asked for, else the running period; of an earlier year its last.

    ``begins`` is the month in which the year of a statistical return begins: with 10, the year 2025 is that from 1
    October 2024 to 30 September 2025 (domain-facts C.6). Refusal for a period that has not begun.
    """
    rhythm = RHYTHM[form]
    today = request.today
    if rhythm == "year":
        return begun(form, year_of(request.year or today.year, begins), today)
    asked = request.month if rhythm == "month" else request.quarter
    year = request.year or today.year
    if asked is None:
        newest = today if year >= today.year else date(year, months.DECEMBER, 31)
        asked = newest.month if rhythm == "month" else quarter_of(newest)
    return begun(form, month_of(year, asked) if rhythm == "month" else quarter(year, asked), today)


def quoted(form: str) -> str:
    """“二级工会月报表”, and “‘安康杯’竞赛季报表” where the name has quotation marks of its own."""
    return f"“{form.replace('“', '‘').replace('”', '’')}”"


def begun(form: str, period: ReturnPeriod, today: date) -> ReturnPeriod:
    """Refusal where the first day is still to come."""
    if period.span.first > today:
        raise Refusal(f"{period.words}还没有到，没有{quoted(form)}可填。", "请核对年份和月份。")
    return period


def month_of(year: int, month: int) -> ReturnPeriod:
    one = months.MonthSpan.month(year * 100 + month)
    return _in_year(one, "本月")


def quarter(year: int, number: int) -> ReturnPeriod:
    """``number`` 1 to 4; Refusal of any other."""
    asked = months.asked(year, None, number, date(year, 1, 1))
    if asked is None or not 1 <= number <= 4:  # noqa: PLR2004 - quarters of a year
        raise Refusal(f"没有第{number}季度。", "季度请填1到4。")
    return _in_year(asked, "本季")


def _in_year(asked: months.MonthSpan, head: str) -> ReturnPeriod:
    span = Span(asked.first_day, asked.last_day)
    so_far = Span(date(span.first.year, 1, 1), span.last)
    return ReturnPeriod(asked.words, ((head, span), ("本年累计", so_far)))


def year_of(year: int, begins: int) -> ReturnPeriod:
    """The statistical year and, beside it, the one before."""

    def span(of: int) -> Span:
        first = date(of if begins == JANUARY else of - 1, begins, 1)
        return Span(first, date.fromordinal(days.add_months(first, months.DECEMBER).toordinal() - 1))

    own = span(year)
    told = "" if begins == JANUARY else f"（{days.show_day_long(own.first)}至{days.show_day_long(own.last)}）"
    return ReturnPeriod(f"{year}年{told}", (("本年", own), ("上年", span(year - 1))))


def quarter_of(day: date) -> int:
    return (day.month + QUARTER_MONTHS - 1) // QUARTER_MONTHS


def last_ended(form: str, today: date, begins: int = JANUARY) -> ReturnPeriod:
    """The newest period of the form that is over."""
    return last_of(RHYTHM[form], today, begins)


def last_of(rhythm: str, today: date, begins: int = JANUARY) -> ReturnPeriod:
    """The newest month, quarter or year that is over."""
    if rhythm == "month":
        before = months.following(months.period_of(today), -1)
        return month_of(months.year_of(before), months.month_of(before))
    if rhythm == "quarter":
        number = quarter_of(today)
        return quarter(today.year, number - 1) if number > 1 else quarter(today.year - 1, 4)
    this = year_of(today.year + (begins != JANUARY), begins)
    year = today.year + (begins != JANUARY)
    return this if this.span.last < today else _before(year, begins, today)


def _before(year: int, begins: int, today: date) -> ReturnPeriod:
    found = year_of(year - 1, begins)
    return found if found.span.last < today else year_of(year - 2, begins)
