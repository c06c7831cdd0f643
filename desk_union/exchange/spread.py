"""Which columns of a sheet are headed by months, for ledgers that keep a row a month; what else such a sheet lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Day, Money, cell_text
from desk_union.exchange.headers import finders, importable, normal
from desk_union.exchange.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.exchange.headers import HeadingWords, How
    from desk_union.exchange.rivals import MappedColumn

BY_MONTH: How = "按月"
_MONTH = re.compile(
    r"(?:(?P<year>\d{4})\s*[年./-]\s*|(?P<short>\d{2})年)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
)
_SOLID = re.compile(r"(?P<year>\d{4})(?:[年./-]?)(?P<month>1[0-2]|0?[1-9])")
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_CHINESE = {word: n for n, word in enumerate(_NUMERALS, 1)}
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年")
_SPAN = re.compile(r"[至到~]")
_LEAST = 2  # columns; a single one is no table of months
_EDGES = re.compile(r"^[-_—/()\[\]]+|[-_—/()\[\]]+$")
_PLAIN = frozenset({"月份", "缴费月份", "金额", "缴费", "缴纳", "年"})  # what such a heading says besides


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """What the heading of a column says: a month, perhaps its year, and which field stands there."""

    index: int
    year: int | None
    month: int
    key: str | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The columns of months of a sheet, and the year that the words above them tell."""

    columns: tuple[MonthColumn, ...]
    year: int | None

    def words(self, index: int) -> str:
        return next(f"{each.month}月" for each in self.columns if each.index == index)


def period_key(ledger: Ledger) -> str | None:
    """The one column of a ledger that says of which month a row is, its own or that of the row it refers to."""
    own = [shown.key for shown in importable(ledger) if isinstance(shown.kind, MonthOfAccount) and shown.required]
    found = own or [key for key, (_, helper) in finders(ledger).items() if isinstance(helper.kind, MonthOfAccount)]
    return found[0] if len(found) == 1 else None


def amounts(ledger: Ledger) -> list[Shown]:
    """The fields that a column of months may be about."""
    return [shown for shown in importable(ledger) if isinstance(shown.kind, Money) and not shown.private]


def spread_of(
    ledger: Ledger,
    words: HeadingWords,
    columns: list[MappedColumn],
    above: Sequence[Sequence[object]],
    raw: Sequence[object],
) -> Spread | None:
    """The columns headed by months, where the ledger keeps a row a month; marks them in ``columns``.

    ``above`` are the lines over the header, which may name the year; ``raw`` the cells of the header itself.
    """
    key = period_key(ledger)
    if key is None or any(column.key == key for column in columns):
        return None
    found = []
    for column in columns:
        if column.how == "记住的" or (column.key is not None and column.key not in words.amounts):
            continue
        month = _month(words, column, raw[column.index] if column.index < len(raw) else "")
        if month is not None:
            found.append(month)
    if len({(each.year, each.month) for each in found}) < _LEAST:
        return None
    for each in found:
        column = columns[each.index]
        header = column.header or f"{each.month}月"
        columns[each.index] = replace(column, header=header, key=None, how=BY_MONTH)
    years = {int(year) for line in above for cell in line for year in _YEAR.findall(cell_text(cell))}
    return Spread(tuple(found), years.pop() if len(years) == 1 else None)


def months_alone(row: Sequence[object], above: Sequence[object]) -> bool:
    """A line of nothing but months below a heading (缴费月份 over 1 to 12), which is part of the header."""
    filled = [(n, cell) for n, cell in enumerate(row) if not is_blank(cell)]
    found = [_number(cell) for _, cell in filled]
    told = any("月" in cell_text(cell) for cell in (*above, *row))
    return len(filled) >= _LEAST and None not in found and told and len(set(found)) == len(found)


def _number(cell: object) -> int | None:
    text = normal(cell_text(cell))
    if match := _MONTH.fullmatch(text):
        return _CHINESE.get(match["month"]) or int(match["month"])
    return int(text) if text.isdecimal() and text.isascii() and 1 <= int(text) <= months.DECEMBER else None


def _month(words: HeadingWords, column: MappedColumn, raw: object) -> MonthColumn | None:
    if isinstance(raw, (date, datetime)):
        return MonthColumn(column.index, raw.year, raw.month, None)
    text = normal(column.header)
    if whole := _SOLID.fullmatch(text):
        return MonthColumn(column.index, int(whole["year"]), int(whole["month"]), None)
    match = _MONTH.search(text)
    if match is None:
        number = _number(text or raw)
        return MonthColumn(column.index, None, number, None) if number is not None else None
    known, key = _what(words, _EDGES.sub("", text[: match.start()] + text[match.end() :]))
    if not known or len(_MONTH.findall(text)) > 1 or _SPAN.search(text):
        return None  # 1月至6月合计
    year = match["year"] or (f"20{match['short']}" if match["short"] else "")
    month = _CHINESE.get(match["month"]) or int(match["month"])
    return MonthColumn(column.index, int(year) if year else None, month, key)


def _what(words: HeadingWords, rest: str) -> tuple[bool, str | None]:
    """Whether a heading may be of a month with this beside it, and the field that it names."""
    fitting = [each for each in words.readings(rest, {})[0] if each in words.amounts] if rest else []
    return bool(fitting) or not rest or rest in _PLAIN, fitting[0] if len(fitting) == 1 else None


def needs_day(ledger: Ledger, mapped: set[str | None]) -> Shown | None:
    """The day that a sheet of months does not tell (收款日期 beside 姓名, 月份, 金额); it is asked once."""
    shown = ledger.by_key.get(ledger.when)
    key = period_key(ledger)
    if shown is None or not shown.required or shown.default is not None or not isinstance(shown.kind, Day):
        return None
    return shown if key is not None and key != ledger.when and shown.key not in mapped else None
