"""The festivals of a year by their real dates, those of the lunar calendar too, and which come next."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1901, 2099  # for which the lunar calendar is tabled
SPRING, LANTERN, QINGMING = "春节", "元宵节", "清明节"
DRAGON_BOAT, MID_AUTUMN, DOUBLE_NINTH = "端午节", "中秋节", "重阳节"
NEW_YEAR, WOMENS_DAY, LABOUR_DAY, CHILDRENS_DAY, TEACHERS_DAY, NATIONAL_DAY, DISABLED_DAY = (
    "元旦", "三八妇女节", "劳动节", "六一儿童节", "教师节", "国庆节", "全国助残日"
)  # fmt: skip
# The festivals on which 总工办发〔2017〕32号 lets a union give its members goods.
OF_GIFTS = (NEW_YEAR, SPRING, QINGMING, LABOUR_DAY, DRAGON_BOAT, MID_AUTUMN, NATIONAL_DAY)
_SOLAR = {
    NEW_YEAR: (1, 1), WOMENS_DAY: (3, 8), LABOUR_DAY: (5, 1), CHILDRENS_DAY: (6, 1), TEACHERS_DAY: (9, 10),
    NATIONAL_DAY: (10, 1),
}  # fmt: skip
_LUNAR = {SPRING: (1, 1), LANTERN: (1, 15), DRAGON_BOAT: (5, 5), MID_AUTUMN: (8, 15), DOUBLE_NINTH: (9, 9)}
_BRIGHTNESS = 6  # the place of 清明 among the solar terms of a year, counted from 小寒
_SUNDAY, _THIRD = 6, 2


class Festival(NamedTuple):
    name: str
    day: date


@cache
def of_year(year: int) -> tuple[Festival, ...]:
    """In the order of their days; without those of the lunar calendar in years for which none is tabled."""
    found = [Festival(name, date(year, month, day)) for name, (month, day) in _SOLAR.items()]
    found.append(Festival(DISABLED_DAY, _sunday_of_may(year)))
    if FIRST_YEAR <= year <= LAST_YEAR:
        found += _lunar(year)
    return tuple(sorted(found, key=lambda one: one.day))


def _lunar(year: int) -> list[Festival]:
    from borax.calendars.lunardate import LunarDate, TermUtils

    april = date(year, 4, TermUtils.parse_term_days(year)[_BRIGHTNESS])
    found = [Festival(name, LunarDate(year, month, day).to_solar_date()) for name, (month, day) in _LUNAR.items()]
    return [*found, Festival(QINGMING, april)]


def _sunday_of_may(year: int) -> date:
    """全国助残日: the third Sunday of May (残疾人保障法 第十四条)."""
    first = date(year, 5, 1)
    return first + timedelta((_SUNDAY - first.weekday()) % 7 + 7 * _THIRD)


def day_of(name: str, year: int) -> date | None:
    return next((one.day for one in of_year(year) if one.name == name), None)


def coming(today: date, ahead: int) -> list[Festival]:
    """Those from today to so many days later."""
    last = today + timedelta(ahead)
    both = (*of_year(today.year), *of_year(today.year + 1))
    return [one for one in both if today <= one.day <= last]
