"""On which days a duty falls, as pure rules: weekly to yearly, festivals and solar terms."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from desk_union.basis import festivals
from desk_union.describe.following import in_order
from desk_union.describe.ledger import Fault
from desk_union.reports.office import office_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from desk_union.describe.ledger import Values

WEEK, HALF_MONTH, MONTHS = 7, 15, 12
# For each rhythm by months: how many months lie between, and of which months one may be named.
EVERY = {
    words.MONTHLY: 1, words.TWICE: 1, words.TWO_MONTHS: 2, words.QUARTERLY: 3, words.HALF_YEARLY: 6, words.YEARLY: 12,
}  # fmt: skip
NEEDS: Mapping[str, tuple[str, ...]] = {
    words.WEEKLY: ("weekday",), words.MONTHLY: ("day",), words.TWICE: ("day",), words.TWO_MONTHS: ("month", "day"),
    words.QUARTERLY: ("month", "day"), words.HALF_YEARLY: ("month", "day"), words.YEARLY: ("month", "day"),
    words.FESTIVAL: ("festival",), words.TERM: ("term",),
}  # fmt: skip
LABELS = {"weekday": "星期", "day": "几日", "month": "月份", "festival": "节日", "term": "节气"}


def check_duty(values: Values) -> Sequence[Fault]:
    """What the rhythm wants is there and nothing else; the month of a quarter is its first to third."""
    rhythm = values.get("rhythm") or ""
    wanted = NEEDS.get(rhythm, ())
    found = [
        Fault(key, f"{rhythm}的事要填{LABELS[key]}。", f"请填{LABELS[key]}，或改周期。")
        for key in wanted
        if values.get(key) in (None, "")
    ]
    found += [
        Fault(key, f"{rhythm}的事用不着{LABELS[key]}。", "请清空，或改周期。")
        for key in LABELS
        if rhythm and key not in wanted and values.get(key) not in (None, "")
    ]
    every, month, day = EVERY.get(rhythm, MONTHS), values.get("month"), values.get("day")
    if month is not None and "month" in wanted and month > every:
        found.append(Fault("month", f"{rhythm}一次，月份填1到{every}：是其中第几个月。", "请改正月份。"))
    if rhythm == words.TWICE and day is not None and day > HALF_MONTH:
        found.append(Fault("day", "每月两次的，填上半月的日子，下半月的是它后15天。", "请填1到15。"))
    if rhythm == words.YEARLY and month and day and day > calendar.monthrange(2024, month)[1]:
        found.append(Fault("day", f"{month}月没有{day}日。", "请改正日期。"))
    return [*found, *in_order(values, ("since", "开始"), ("until", "结束"))]


def occurrences(duty: Mapping[str, Any], first: date, last: date) -> list[date]:
    """The days from ``first`` to ``last`` on which the duty falls, within its own days."""
    begin, end = max(first, duty.get("since") or first), min(last, duty.get("until") or last)
    if begin > end:
        return []
    return sorted({day for day in _falls(duty, begin, end) if begin <= day <= end})


def _falls(duty: Mapping[str, Any], first: date, last: date) -> Iterator[date]:
    rhythm = duty["rhythm"]
    if rhythm == words.WEEKLY:
        ahead = (words.WEEKDAYS.index(duty["weekday"]) - first.weekday()) % WEEK
        yield from (first + timedelta(n) for n in range(ahead, (last - first).days + 1, WEEK))
    elif rhythm in EVERY:
        yield from _by_months(duty, first, last)
    else:
        before = timedelta(duty.get("before") or 0)
        for year in range(first.year, last.year + 2):
            day = festivals.day_of(duty["festival"], year) if rhythm == words.FESTIVAL else term_day(duty["term"], year)
            if day is not None:
                yield day - before


def _by_months(duty: Mapping[str, Any], first: date, last: date) -> Iterator[date]:
    """A day that a month does not have is its last."""
    every, month = EVERY[duty["rhythm"]], duty.get("month") or 1
    for year in range(first.year, last.year + 1):
        for one in range(month, MONTHS + 1, every):
            day = date(year, one, min(duty["day"], calendar.monthrange(year, one)[1]))
            yield day
            if duty["rhythm"] == words.TWICE:
                yield day + timedelta(HALF_MONTH)


@cache
def term_day(term: str, year: int) -> date | None:
    """The day of a solar term; None in years for which none is tabled."""
    if not festivals.FIRST_YEAR <= year <= festivals.LAST_YEAR:
        return None
    from borax.calendars.lunardate import TermUtils

    place = words.TERMS.index(term)
    return date(year, place // 2 + 1, TermUtils.parse_term_days(year)[place])


def period_around(duty: Mapping[str, Any], day: date) -> tuple[date, date]:
    """The days in which what was registered counts as done: the week, month, quarter ... of the day."""
    rhythm = duty["rhythm"]
    if rhythm == words.WEEKLY:
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(WEEK - 1)
    if rhythm == words.TWICE:
        return (day.replace(day=1), day.replace(day=HALF_MONTH)) if day.day <= HALF_MONTH else (
            day.replace(day=HALF_MONTH + 1), _end_of(day.year, day.month))  # fmt: skip
    if rhythm in EVERY:
        every = EVERY[rhythm]
        begin = (day.month - 1) // every * every + 1
        return date(day.year, begin, 1), _end_of(day.year, begin + every - 1)
    return day - timedelta(30), day + timedelta(30)


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
