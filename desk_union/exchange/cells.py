"""Reads the cells of one column by the kind of its field: each different cell once, every fault kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from desk_union.basis import days, dayspans, numerals, offering
from desk_union.describe.kinds import (
    Choice,
    Count,
    Day,
    Flag,
    IdCard,
    Money,
    Phone,
    Points,
    Text,
    UnknownWord,
    cell_text,
)
from desk_union.exchange import amountunits
from desk_union.exchange.brokencells import BrokenCell
from desk_union.exchange.headers import bare
from desk_union.exchange.report import BLANK, CENTURIES, CENTURY, AmbiguousName, Unknown, word_asked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.describe.ledger import Shown
    from desk_union.describe.words import Dictionary
    from desk_union.exchange.report import Choices
    from desk_union.exchange.rivals import MappedColumn

# What offices write into a cell that is meant to stay empty.
_NOTHING = re.compile(r"[-—–－_/／\\＼]+")
_NONE = frozenset({"无", "没有", "暂无", "不详", "未知"})
_STILL = frozenset({"至今", "现在", "长期", "无固定期限", "无固定"})  # in place of the day on which something ends
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{1,3}", re.ASCII)
_MASKED = re.compile(r"\*{3}|＊{3}")  # as lists and prints show private values
_ODD = re.compile("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]")
_EXACT_DIGITS = 1e15
_EXAMPLES = 5
# Behind a name such words are no part of it; （大） and （小） tell namesakes apart.
_BESIDE_NAME = re.compile(
    r".+?[（(\[【]((?:已|现已)?(?:退休|内退|离职|离岗|调走|调出|调离|辞职|去世|已?故|病故|死亡)|男|女|.{1,4}族)[)）\]】]"
)
_LOST = "长数字被Excel改成了科学计数，末几位已丢失，无法还原；请按文本格式重新填写。"


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell cannot be taken, and what to do."""

    reason: str
    remedy: str = ""


@dataclass
class ColumnReader:
    """One mapped column; ``read`` gives (value, fault) of a cell that is not in ``seen`` yet.

    Learns on the way which words are unknown and which years are short.
    """

    column: MappedColumn
    shown: Shown
    choices: Choices
    learned: Mapping[tuple[str, str], str]
    today: date
    faulty: Counter[str] = field(default_factory=Counter)  # texts of refused cells, counted by who reads them
    unknown: dict[str, None] = field(default_factory=dict)
    recalled: dict[str, str] = field(default_factory=dict)  # words answered in an earlier import
    short_years: dict[str, None] = field(default_factory=dict)
    months: set[object] = field(default_factory=set)  # cells that tell a month and no day of it
    years: set[object] = field(default_factory=set)  # of those, the cells that tell the year alone
    has_dashes: bool = False
    still: dict[str, None] = field(default_factory=dict)  # words such as 至今, read as no day
    loose: bool = False  # a number by which a row is known may stand here by its name as well
    as_text: bool = False  # a word or sign that the ledger reads together with other columns; a stroke says something
    heard: dict[str, None] = field(default_factory=dict)  # questions that were answered
    seen: dict[Any, tuple[Any, CellFault | None]] = field(default_factory=dict)  # what each cell was read as
    unit: str = ""  # in which amounts are given, where it is not yuan
    year: int | None = None  # that of days written without one; 0 while the clerk is asked
    about: bool | None = None  # what is not exact (约60人) is taken as written, or left blank
    is_end: bool = False  # of two days in one cell the last one stands here
    spans: dict[object, date] = field(default_factory=dict)  # of cells with two days, the other one

    def read(self, raw: object) -> tuple[Any, CellFault | None]:
        found = self._read(raw)
        if isinstance(found[0], days.Partial):
            self.months.add(raw)
            if found[0].precision == days.YEAR:
                self.years.add(raw)
            found = (found[0].first, found[1])  # what becomes of it is asked
        if isinstance(found[0], date) and self._is_month(raw, found[0]):
            self.months.add(raw)
        # True and 1.0 are one key of a dictionary but not one cell.
        if not isinstance(raw, (bool, int, float)) or (isinstance(raw, float) and raw not in {0.0, 1.0}):
            self.seen[raw] = found
        return found

    def _read(self, raw: object) -> tuple[Any, CellFault | None]:
        if (broken := self._broken(raw)) is not None:
            return None, broken
        if self.as_text:
            return cell_text(raw), None
        if isinstance(raw, str) and self._means_nothing(raw):
            return None, None
        if _lost_digits(self.shown, raw):
            return None, CellFault(_LOST)
        return self._inexact(raw) if isinstance(raw, str) else self._by_kind(raw)

    def _inexact(self, raw: str) -> tuple[Any, CellFault | None]:
        """What says more, or less, than one value; anything else by its kind."""
        if self.about is not None and (number := numerals.about(raw)) is not None:
            return self._by_kind(str(number)) if self.about else (None, None)
        span = self._span(raw, self.shown.kind) if isinstance(self.shown.kind, Day) else None
        return self._of_span(raw, *span) if span is not None else self._by_kind(raw)

    def _span(self, raw: str, kind: Day) -> tuple[str, str] | None:
        """The two days of a span; one of months has them only where both ends have a column."""
        whole = dayspans.of_months(raw) if kind.ends or self.is_end else None
        return dayspans.parted(raw) or whole

    def _of_span(self, raw: str, first: str, last: str) -> tuple[Any, CellFault | None]:
        """The day on which a span begins, or ends; the other one is kept beside."""
        (begins, fault), (ends, other) = self._by_kind(first), self._by_kind(last)
        if fault is not None or other is not None:
            return None, fault or other
        if ends < begins and days.lacks_year(last):
            ends = days.add_months(ends, days.MONTHS)  # 12月30日-1月2日
        if ends < begins:
            return None, CellFault(f"“{cell_text(raw)}”的最后一天早于第一天。", "请核对起止日期。")
        value, self.spans[raw] = (ends, begins) if self.is_end else (begins, ends)
        return value, None

    def _broken(self, raw: object) -> CellFault | None:
        """Why nothing can be made of the cell, whatever its column is."""
        if isinstance(raw, BrokenCell):
            return CellFault(raw.reason, "请改成确定的内容。")
        if isinstance(raw, str) and _ODD.search(raw):
            return CellFault("有认不出的字符（文件可能没有存完整）。", "请核对并重新填写这一格。")
        if (beside := self._beside_name(raw)) is not None:
            return beside
        if self.shown.private and isinstance(raw, str) and _MASKED.search(raw):
            return CellFault("这里的内容是隐去了一部分的。", "请换成完整的内容，或空着不填。")
        return None

    def _beside_name(self, raw: object) -> CellFault | None:
        if not isinstance(self.shown.kind, Text) or self.shown.kind.form != "name" or not isinstance(raw, str):
            return None
        found = _BESIDE_NAME.fullmatch(raw.strip())
        remedy = "请只留姓名，性别、民族、是否在岗写到各自的列里。"
        return None if found is None else CellFault(f"名字后面写着“{found[1]}”，这不是名字。", remedy)

    def _by_kind(self, raw: object) -> tuple[Any, CellFault | None]:
        try:
            if self.year is not None and isinstance(raw, str) and days.lacks_year(raw):
                return days.with_year(raw, self.year, self.today), None
            return self.shown.kind.read(amountunits.in_yuan(raw, self.unit) if self.unit else raw), None
        except days.Ambiguous as question:
            return self._short_year(raw, question)
        except UnknownWord as question:
            return self._unknown_word(question)
        except ValueError as error:
            is_day = isinstance(self.shown.kind, Day) and self.shown.kind.month_ok
            year = days.year_alone(cell_text(raw)) if is_day else None
            if year is not None:
                self.months.add(raw)
                self.years.add(raw)
                return year, None
            named = self.loose and not cell_text(raw).isascii()  # a name, or a number with its name
            return (cell_text(raw), None) if named else (None, CellFault(str(error)))

    def _is_month(self, raw: object, day: date) -> bool:
        """Excel turns a typed 1985年3月 into the 1st; below 出生年月 that is no more than the month."""
        if day.day != 1 or not isinstance(self.shown.kind, Day):
            return False
        return bare(self.column.header).endswith("年月") or (
            not isinstance(raw, date) and days.is_month(cell_text(raw))
        )

    def _means_nothing(self, raw: str) -> bool:
        text = raw.strip()
        if _NOTHING.fullmatch(text) or (
            text in _NONE and isinstance(self.shown.kind, (Day, Phone, Money, Count, Points, IdCard))
        ):
            self.has_dashes = True
            return True
        if text in _STILL and isinstance(self.shown.kind, Day) and not self.shown.required:
            self.still[text] = None
            return True
        return False

    def _short_year(self, raw: object, question: days.Ambiguous) -> tuple[Any, CellFault | None]:
        if not question.by_century:
            return None, CellFault(str(question))
        text = cell_text(raw)
        century = self._century()
        if isinstance(century, date):
            return max((day for day in question.candidates if day <= century), default=question.candidates[0]), None
        if century is not None:
            try:
                return days.parse_day(text, two_digit_century=century, month_ok=True), None
            except ValueError as error:
                return None, CellFault(str(error))
        self.short_years[text] = None
        return None, CellFault(str(question))

    def _century(self) -> int | date | None:
        answer = self.choices.answers.get(CENTURY)
        if answer is None or answer not in CENTURIES:
            return self.choices.century
        self.heard[CENTURY] = None
        return CENTURIES[answer] or self.today

    def _unknown_word(self, question: UnknownWord) -> tuple[Any, CellFault | None]:
        words = question.dictionary
        key = (words.code, question.text)
        told = self.choices.answers.get(word_asked(words.title, question.text))
        if told in {*words.labels, BLANK}:
            self.heard[word_asked(words.title, question.text)] = None
            return (None if told == BLANK else told), None
        answer = self.choices.words.get(key, self.learned.get(key))
        if answer is not None and (not answer or answer in words.labels):
            if key not in self.choices.words:
                self.recalled[question.text] = answer
            return answer or None, None
        self.unknown[question.text] = None
        offered = suggestions(words, question.text)
        hint = f"是不是“{offered[0]}”？" if offered else ""
        return None, CellFault(
            f"不认识“{question.text}”。", f"{hint}可填：{offering.offered(words.labels, '种')}。"
        )

    def questions(self) -> list[Unknown]:
        if not isinstance(self.shown.kind, Choice):
            return []
        words = self.shown.kind.dictionary
        return [
            Unknown(words.code, words.title, text, self.faulty[text], suggestions(words, text), words.labels)
            for text in self.unknown
        ]

    def doubt(self) -> AmbiguousName | None:
        if not self.short_years:
            return None
        count = sum(self.faulty[text] for text in self.short_years)
        return AmbiguousName(self.column.header, count, tuple(self.short_years)[:_EXAMPLES])


def suggestions(words: Dictionary, text: str) -> tuple[str, ...]:
    """Labels of the dictionary that the text may mean, the likeliest first."""
    meant = {alias: word.label for word in words.words for alias in (*word.aliases, word.label)}
    inside = [label for writing, label in meant.items() if len(writing) > 1 and (writing in text or text in writing)]
    alike = [meant[writing] for writing in get_close_matches(text, meant, n=3, cutoff=0.5)]
    return tuple(dict.fromkeys([*inside, *alike]))[:3]


def _lost_digits(shown: Shown, raw: object) -> bool:
    """A long number that Excel rounded, in a column where digits are a name and not a quantity."""
    if isinstance(raw, str):
        lost = "+" in raw and _SCIENTIFIC.fullmatch(raw.strip()) is not None
    else:
        lost = isinstance(raw, float) and abs(raw) >= _EXACT_DIGITS
    return lost and not isinstance(shown.kind, (Day, Money, Count, Points, Flag))
