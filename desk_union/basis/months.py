"""Months of account as numbers yyyymm (202503), with their arithmetic and how they are written."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """Months ``first`` to ``last`` of one year, and how they are called; ``annual``: a whole year was asked for."""

    first: int
    last: int
    annual: bool
    words: str

    @property
    def first_day(self) -> date:
        return first_day(self.first)

    @property
    def last_day(self) -> date:
        return last_day(self.last)

    @property
    def day_words(self) -> str:
        day = self.last_day
        return f"{day.year}年{day.month}月{day.day}日"

    @classmethod
    def month(cls, period: int) -> MonthSpan:
        return cls(period, period, annual=False, words=words(period))

    @classmethod
    def so_far(cls, now: date) -> MonthSpan:
        """The year of the day until its month."""
        return cls(now.year * 100 + 1, period_of(now), annual=False, words=f"{now.year}年1月至{now.month}月")


def asked(year: int | None, month: int | None, quarter: int | None, now: date) -> MonthSpan | None:
    """The month, quarter or year asked for (of this year where none is named); None when nothing is asked."""
    in_year = (year or now.year) * 100
    if month is not None:
        return MonthSpan.month(in_year + month)
    if quarter is not None:
        words_ = f"{in_year // 100}年第{quarter}季度"
        return MonthSpan(in_year + 3 * quarter - 2, in_year + 3 * quarter, annual=False, words=words_)
    if year is not None:
        return MonthSpan(in_year + 1, in_year + DECEMBER, annual=True, words=f"{year}年")
    return None


def period_of(day: date) -> int:
    return day.year * 100 + day.month


def year_of(period: int) -> int:
    return period // 100


def month_of(period: int) -> int:
    return period % 100


def first_day(period: int) -> date:
    return date(year_of(period), month_of(period), 1)


def last_day(period: int) -> date:
    year, month = year_of(period), month_of(period)
    return date(year, month, calendar.monthrange(year, month)[1])


def following(period: int, months: int = 1) -> int:
    """The period so many months later (earlier when negative)."""
    count = year_of(period) * 12 + month_of(period) - 1 + months
    return count // 12 * 100 + count % 12 + 1


def between(first: int, last: int) -> list[int]:
    """All periods from ``first`` to ``last``, both included."""
    found = []
    while first <= last:
        found.append(first)
        first = following(first)
    return found


def words(period: int) -> str:
    return f"{year_of(period)}年{month_of(period)}月" if month_of(period) else f"{year_of(period)}年"


def span_words(first: int, last: int) -> str:
    """2025年1月至2025年3月, or the one month."""
    return words(first) if first == last else f"{words(first)}至{words(last)}"


def parse(text: str) -> int:
    """yyyymm from 2025-03, 2025年3月, 202503 or 2025.3; raises ValueError with a sentence."""
    found = re.fullmatch(r"(\d{4})(?:[-./年]?)(\d{1,2})(?:月份?)?", text.strip().replace("。", "."))
    if not found or not 1 <= int(found[2]) <= DECEMBER:
        raise ValueError("月份写法不对，请写成 2025-03 的样子。")
    return int(found[1]) * 100 + int(found[2])


def in_runs(periods: Iterable[int]) -> str:
    """2026年1至3月、5月 for months that follow each other and one alone."""
    told = []
    for year, some in groupby(sorted(periods), key=year_of):
        runs: list[list[int]] = []
        for month in map(month_of, some):
            if runs and runs[-1][-1] + 1 == month:
                runs[-1].append(month)
            else:
                runs.append([month])
        parts = (f"{run[0]}月" if len(run) == 1 else f"{run[0]}至{run[-1]}月" for run in runs)
        told.append(f"{year}年{'、'.join(parts)}")
    return "，".join(told)
