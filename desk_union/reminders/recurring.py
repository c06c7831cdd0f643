"""When a thing comes again: pure reckoning of days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.words import dictionary

if TYPE_CHECKING:
    from datetime import date

ONCE, WEEKLY, MONTHLY, QUARTERLY, YEARLY = "不重复", "每周", "每月", "每季", "每年"
REPEATS = dictionary(
    "reminder_repeats", "重复", (ONCE, "", "一次", "只一次"), WEEKLY, MONTHLY,
    (QUARTERLY, "", "每季度"), (YEARLY, "", "每年度"),
)  # fmt: skip
MONTHS = {MONTHLY: 1, QUARTERLY: 3, YEARLY: 12}
WEEK = 7


def next_day(first: date, repeats: str, after: date, until: date | None = None) -> date | None:
    """The first day of the series from ``first`` that lies behind ``after``; None for none, or none by ``until``.

    The 31st is the last day of a shorter month, 29 February the 28th of another year.
    """
    if repeats == WEEKLY:
        steps = max((after - first).days // WEEK + 1, 1)
        found = first + timedelta(WEEK * steps)
    elif repeats in MONTHS:
        step = MONTHS[repeats]
        count = max(((after.year - first.year) * 12 + after.month - first.month) // step, 1)
        found = days.add_months(first, step * count)
        if found <= after:
            found = days.add_months(first, step * (count + 1))
    else:
        return None
    return None if until is not None and found > until else found
