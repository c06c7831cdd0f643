"""Days as people write them, and what is counted from them: ages, years of service, retirement days."""

from __future__ import annotations

import calendar
import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from desk_union.basis.names import clean

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
CENTURIES: Final = (19, 20)
MONTH: Final = "month"
YEAR: Final = "year"
MONTHS: Final = 12

_LAST_SERIAL: Final = 73050  # 31 December 2099 in the usual count
_MISSING_SERIAL: Final = 60  # Excel's 29 February 1900, a day that never was
_DAY_BEFORE_1900_COUNT: Final = date(1899, 12, 31)
_FIRST_OF_1904_COUNT: Final = date(1904, 1, 1)

_HOW: Final = "请写成 2025-03-01、20250301 或 2025年3月1日。"
_TIME: Final = re.compile(r"(?:\s+|[Tt])\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\+\d{2}:\d{2})?$", re.ASCII)
_PARTED: Final = re.compile(
    r"(?P<year>\d{4}|\d{2})\s*(?P<mark>[-/.年–—])\s*(?P<month>\d{1,2})"
    r"(?:\s*[-/.月–—]\s*(?P<day>\d{1,2})\s*[日号]?|\s*月(?:份)?)?",
    re.ASCII,
)
_SOLID: Final = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?", re.ASCII)
_SOLID_SHORT: Final = re.compile(r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_YEAR_ONLY: Final = re.compile(r"(\d{4})(\s*年)?", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})", re.ASCII)
_NO_YEAR: Final = re.compile(r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]?", re.ASCII)
# 3月-5月, 2026年3月至5月, and 2026.3-5, which is as much March to May as the 5th of March
_MONTHS_SPAN: Final = re.compile(
    r"(?:\d{2}(?:\d{2})?\s*[-/.年]\s*)?\d{1,2}\s*(?:月份?)?\s*[-–—－~～至到]+\s*(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*月(?:份)?"
    r"|\d{4}\s*[/.年]\s*\d{1,2}\s*(?:月份?)?\s*[-–—－~～至到]+\s*\d{1,2}",
    re.ASCII,
)
_MOST_DAYS: Final = 31


def today() -> date:
    """The day by this computer's clock. For the outer edges only; everything else is told the day."""
    return datetime.now().astimezone().date()


class Partial(date):
    """A day of which only the month, or the year, is known: reckoned with as the first, shown as far as it is known."""

    precision: str = MONTH  # or YEAR

    @classmethod
    def of(cls, day: date, precision: str) -> Partial:
        found = cls(day.year, 1 if precision == YEAR else day.month, 1)
        found.precision = precision
        return found

    @property
    def first(self) -> date:
        """The plain day that the book reckons with."""
        return date(self.year, self.month, self.day)

    def covers(self, day: date) -> bool:
        """The day may be the one that is known in part."""
        return day.year == self.year and (self.precision == YEAR or day.month == self.month)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partial) and self.precision == other.precision and self.first == other.first

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.first)

    # What is reckoned from it is a plain day.
    def __add__(self, other: timedelta) -> date:  # type: ignore[override]
        return self.first + other

    def __sub__(self, other: Any) -> Any:
        return self.first - other

    def replace(self, *given: Any, **named: Any) -> date:  # type: ignore[override]
        return self.first.replace(*given, **named)


def plain(value: object) -> object:
    """The value with the first day in place of one that is known in part."""
    return value.first if isinstance(value, Partial) else value


def as_far_as(known: date, reckoned: date) -> date:
    """What is reckoned from a day, as far as that day is known."""
    return Partial.of(reckoned, known.precision) if isinstance(known, Partial) else reckoned


class Ambiguous(ValueError):  # noqa: N818 - a question for the clerk, not a fault
    """The text may be any of ``candidates``; only a person can say which.

    ``by_century``: knowing the century of two-digit years is enough.
    """

    def __init__(self, sentence: str, candidates: tuple[date, ...], *, by_century: bool = True) -> None:
        super().__init__(sentence)
        self.candidates = candidates
        self.by_century = by_century


class _Parts(NamedTuple):
    year: int
    short: bool
    month: int
    day: int | None


def parse_day(text: str, *, two_digit_century: int | None = None, month_ok: bool = False) -> date:
    """Read one day; raises Ambiguous for a two-digit year or for what may be two days, else ValueError with a sentence.

    ``two_digit_century`` (19 or 20) settles two-digit years. ``month_ok`` takes 2025年3月 as its first day.
    Six digits are year and month (200809 is September 2008) unless that cannot be (850307).
    """
    parts = _split(text)
    if parts.day is None and not month_ok:
        raise ValueError(f"只写了年和月，还缺哪一日。{_HOW}")
    return _settle(parts, two_digit_century)


def is_month(text: str) -> bool:
    """The text names a month and no day of it (1985年3月, 1985.3, 198503)."""
    try:
        return _split(text).day is None
    except ValueError:
        return False


def lacks_year(text: str) -> bool:
    """The text names a month and a day and no year (12月5日)."""
    return _NO_YEAR.fullmatch(clean(text)) is not None


def with_year(text: str, year: int, today: date) -> date:
    """The day of 12月5日 in that year; while the year (0) is not known, the last such day that has come."""
    if year:
        return parse_day(f"{year}年{clean(text)}")
    day = parse_day(f"{today.year}年{clean(text)}")
    return day if day <= today else parse_day(f"{today.year - 1}年{clean(text)}")


def year_alone(text: str) -> date | None:
    """1 January of the year that is all the text says (1991, 1991年); None for anything else."""
    found = _YEAR_ONLY.fullmatch(clean(text))
    year = int(found[1]) if found else 0
    return date(year, 1, 1) if FIRST_YEAR <= year <= LAST_YEAR else None


def _split(text: str) -> _Parts:
    bare = _TIME.sub("", clean(text).replace("。", ".")).strip()
    if not bare:
        raise ValueError("日期没有填写。")
    if only := _YEAR_ONLY.fullmatch(bare):
        if only[2] or FIRST_YEAR <= int(only[1]) <= LAST_YEAR:
            raise ValueError(f"只写了年，还缺月和日。{_HOW}")
        return _short_month(bare, int(bare[:2]), int(bare[2:]))
    if (last := _YEAR_LAST.fullmatch(bare)) and (len(last[3]) > len("85") or int(last[3]) > _MOST_DAYS):
        return _year_last(bare, int(last[1]), int(last[2]), last[3])
    if _NO_YEAR.fullmatch(bare):
        raise ValueError(f"“{bare}”没有写年份。{_HOW}")
    if _MONTHS_SPAN.fullmatch(bare):
        raise ValueError(f"“{bare}”像是从几月到几月的一段时间，这里只能写一天。{_HOW}")
    found = _PARTED.fullmatch(bare) or _solid(bare)
    if found is None:
        raise ValueError(f"日期看不懂，{_HOW}")
    year, month, day = found["year"], int(found["month"]), found["day"]
    short = len(year) < len("2025")
    if short and day is None and found["mark"] != "年":
        return _short_month(bare, int(year), month)
    return _Parts(int(year), short, month, None if day is None else int(day))


def _short_month(text: str, year: int, month: int) -> _Parts:
    """85.3 and 8503 are March of some '85; 12.5 and 0307 may as well be a day without a year: not guessed."""
    if not 1 <= month <= MONTHS:
        raise ValueError(f"日期看不懂，{_HOW}")
    if not 1 <= year <= MONTHS:
        return _Parts(year, True, month, None)
    raise Ambiguous(
        f"“{text}”可能是{2000 + year}年{month}月，也可能是{year}月{month}日而没写年份。请写全年月日，如 2025-03-01。",
        (date(1900 + year, month, 1), date(2000 + year, month, 1)),
        by_century=False,
    )


def _year_last(text: str, first: int, second: int, year: str) -> _Parts:
    """25-12-85 can only be Christmas; 03-07-85 is in March or in July."""
    short = len(year) < len("2025")
    full = int(year) + (1900 if short else 0)
    readings = {(first, second), (second, first)}
    possible = sorted(pair for pair in readings if 1 <= pair[0] <= MONTHS and 1 <= pair[1] <= _MOST_DAYS)
    if not possible or not FIRST_YEAR <= full <= LAST_YEAR:
        raise ValueError(f"日期看不懂，{_HOW}")
    if len(possible) == 1:
        return _Parts(int(year), short, *possible[0])
    days = tuple(date(full, month, day) for month, day in possible)
    meant = "，也可能是".join(show_day_long(day) for day in days)
    raise Ambiguous(f"“{text}”可能是{meant}。请把年份写在前面，如 {days[0]}。", days, by_century=False)


def _solid(bare: str) -> re.Match[str] | None:
    found = _SOLID.fullmatch(bare)
    if found and found["day"] is None and not (
        FIRST_YEAR <= int(found["year"]) <= LAST_YEAR and 1 <= int(found["month"]) <= MONTHS
    ):
        return _SOLID_SHORT.fullmatch(bare)
    return found


def _settle(parts: _Parts, century: int | None) -> date:
    number = 1 if parts.day is None else parts.day
    if not parts.short:
        return _make(parts.year, parts.month, number)
    if century is not None:
        return _make(century * 100 + parts.year, parts.month, number)
    candidates: list[date] = []
    fault = ValueError(f"日期看不懂，{_HOW}")
    for each in CENTURIES:
        try:
            candidates.append(_make(each * 100 + parts.year, parts.month, number))
        except ValueError as error:
            fault = error
    if not candidates:
        raise fault
    if len(candidates) == 1:  # 00-2-29 can only be 2000
        return candidates[0]
    years = "还是".join(f"{day.year}年" for day in candidates)
    raise Ambiguous(f"年份只写了两位，分不清是{years}，请写全四位年份。", tuple(candidates))


def _make(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"年份{year}不对，应在{FIRST_YEAR}年到{LAST_YEAR}年之间。")
    if not 1 <= month <= MONTHS:
        raise ValueError(f"没有{month}月这个月份。")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"{year}年{month}月没有{day}日。")
    return date(year, month, day)


def excel_day(serial: float, *, date1904: bool = False) -> date:
    """Turn Excel's date number into its day; a time of day is dropped, an implausible number is a ValueError."""
    if not math.isfinite(serial) or not 1 <= serial < _LAST_SERIAL + 1:
        raise ValueError(f"数字{serial:g}不是日期，{_HOW}")
    whole = math.floor(serial)
    if date1904:
        return _FIRST_OF_1904_COUNT + timedelta(days=whole)
    if whole == _MISSING_SERIAL:
        raise ValueError("1900年2月没有29日。")
    return _DAY_BEFORE_1900_COUNT + timedelta(days=whole - (whole > _MISSING_SERIAL))


def months_between(start: date, day: date) -> int:
    """Whole months passed; negative before ``start``. From the 31st a month without one is full on the next 1st."""
    return (day.year - start.year) * MONTHS + day.month - start.month - (day.day < start.day)


def years_between(start: date, day: date) -> int:
    """Whole years passed (会龄, 工龄); negative before ``start``."""
    return months_between(start, day) // MONTHS


def age_on(birth: date, day: date) -> int:
    """Full years (周岁), reached on the birthday itself; negative before birth.

    Born on 29 February: in a common year reached on 1 March, since the year of life lasts through the last day of
    February (民法典 art. 202, from memory).
    """
    return years_between(birth, day)


def birthday_in(birth: date, year: int) -> date:
    """Return the day of ``year`` on which the age grows: 1 March in common years for those born on 29 February.

    Of whom only the month or year of birth is known, as far as that.
    """
    if isinstance(birth, Partial):
        return Partial.of(birth.replace(year=year), birth.precision)
    if birth.day > calendar.monthrange(year, birth.month)[1]:
        return date(year, birth.month + 1, 1)
    return birth.replace(year=year)


def add_months(day: date, n: int) -> date:
    """Move by ``n`` months; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + n, MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def show_day(day: date) -> str:
    """2025-03-01; a day known in part as far as it is known: 2025-03, 2025年."""
    if isinstance(day, Partial):
        return f"{day.year}年" if day.precision == YEAR else f"{day.year}-{day.month:02}"
    return day.isoformat()


def show_day_long(day: date) -> str:
    if isinstance(day, Partial):
        return f"{day.year}年" if day.precision == YEAR else f"{day.year}年{day.month}月"
    return f"{day.year}年{day.month}月{day.day}日"


def show_month_long(day: date) -> str:
    """2025年3月; only the year where no more is known."""
    return f"{day.year}年" if isinstance(day, Partial) and day.precision == YEAR else f"{day.year}年{day.month}月"


FIRST_YEAR_OF_DELAY: Final = 2025


class _Step(NamedTuple):
    every: int
    most: int


# 全国人民代表大会常务委员会 decision of 2024-09-13, in force from 2025-01-01: sex and former age line →
# one month later for every so many months, at most so many months later.
STEPS: Final = {("男", 60): _Step(4, 36), ("女", 55): _Step(4, 36), ("女", 50): _Step(2, 60)}


@dataclass(frozen=True, slots=True)
class Retirement:
    day: date
    age_years: int
    age_months: int
    delay_months: int


def retirement_day(birth: date, sex: str, line: int) -> Retirement:
    """Return the proposed day; ``line`` is the former age (60, 55 or 50).

    Who reached the former age before 2025 is not delayed. The day is the birthday in the month of the official table,
    or that month's last day. Early retirement by choice or by heavy work is the clerk's to enter.
    ValueError with a sentence when sex and line do not belong together.
    """
    step = STEPS.get((sex, line))
    if step is None:
        raise ValueError("退休年龄档次与性别不符：男为60岁，女为55岁或50岁。")
    old = add_months(birth, line * MONTHS)
    late = (old.year - FIRST_YEAR_OF_DELAY) * MONTHS + old.month - 1
    delay = 0 if late < 0 else min(late // step.every + 1, step.most)
    years, months = divmod(line * MONTHS + delay, MONTHS)
    return Retirement(add_months(birth, line * MONTHS + delay), years, months, delay)
