"""Two days written in one cell (4月8日-10日, 2026.4.8-2026.4.10), parted into the first and the last."""

from __future__ import annotations

import calendar
import re
from typing import Final

from desk_union.basis.names import clean

_TO: Final = r"\s*(?:[-–—－~～至到]|--|——)\s*"
_SPAN: Final = re.compile(
    r"(?:(?P<year>\d{4})\s*[年./-]\s*)?(?P<month>\d{1,2})\s*(?P<mark>[月./-])\s*(?P<day>\d{1,2})\s*[日号]?"
    rf"{_TO}"
    r"(?:(?:(?P<last_year>\d{4})\s*[年./-]\s*)?(?P<last_month>\d{1,2})\s*[月./-]\s*)?(?P<last_day>\d{1,2})\s*[日号]?",
    re.ASCII,
)

_MONTHS: Final = re.compile(
    r"(?P<year>\d{4})\s*[年./-]\s*(?P<month>1[0-2]|0?[1-9])\s*月?份?"
    rf"{_TO}"
    r"(?:(?P<last_year>\d{4})\s*[年./-]\s*)?(?P<last_month>1[0-2]|0?[1-9])\s*(?P<mark>月?)份?",
    re.ASCII,
)


def parted(text: str) -> tuple[str, str] | None:
    """The first and the last day as they would be written alone; None for what is no span of days.

    Without a year (4月8日-10日) neither has one. The months must be told (4月8日) where the year is not.
    """
    found = _SPAN.fullmatch(clean(text))
    if found is None or (found["year"] is None and found["mark"] != "月"):
        return None
    month, year = found["last_month"] or found["month"], found["last_year"] or found["year"]
    first, last = f"{found['month']}月{found['day']}日", f"{month}月{found['last_day']}日"
    if year is None:
        return first, last
    if found["year"] is None:
        return f"{year}年{first}", f"{year}年{last}"
    turned = found["last_year"] is None and int(month) < int(found["month"])  # 12月30日-1月2日
    return f"{found['year']}年{first}", f"{int(year) + turned}年{last}"


def of_months(text: str) -> tuple[str, str] | None:
    """The first day of the first and the last day of the last month of 2026年9月至10月; None for anything else.

    2026-09-10 is a day: without 月 the last month says its year (2026.9-2026.10).
    """
    found = _MONTHS.fullmatch(clean(text))
    if found is None or not (found["mark"] or found["last_year"]):
        return None
    year, month = int(found["last_year"] or found["year"]), int(found["last_month"])
    if found["last_year"] is None and month < int(found["month"]):
        year += 1  # 2026年12月至1月
    last = calendar.monthrange(year, month)[1]
    return f"{found['year']}年{found['month']}月1日", f"{year}年{month}月{last}日"
