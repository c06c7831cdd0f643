"""Two days written in one cell (4月8日-10日, 2026.4.8-2026.4.10), parted into the first and the last."""

from __future__ import annotations

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
