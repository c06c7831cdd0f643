"""The kinds of values a ledger holds: each reads, shows, masks, samples and sets itself, and knows nothing of Qt.

All kinds are named here; those of what is counted stand in ``measures.py``, those of checked numbers in ``codes.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from desk_union.basis import days, names
from desk_union.describe.codes import BankCard, CreditCode, DocNumber, IdCard, Phone
from desk_union.describe.kind import Kind, cell_text
from desk_union.describe.measures import Count, Money, Points, Ratio, Year

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.words import Dictionary

__all__ = [
    "BankCard", "Choice", "Count", "CreditCode", "Day", "DocNumber", "Flag", "IdCard", "Kind", "LongText", "Money",
    "Offered", "Phone", "Photo", "Points", "Ratio", "Ref", "Text", "UnknownWord", "Year", "cell_text",
]  # fmt: skip

EARLIEST_SERIAL = 3654  # 1 January 1910: a smaller number in a date's cell is a year or an age, not a day


@dataclass(frozen=True)
class Text(Kind):
    longest: int = 60
    form: str = "line"  # "line" or "name": names lose the blanks inside

    def _read_text(self, text: str) -> str:
        if self.form == "name":
            text = names.clean_name(text)
            if text.isdecimal():
                raise ValueError("姓名不能只是数字。")
        if len(text) > self.longest:
            raise ValueError(f"最多{self.longest}个字，现有{len(text)}个字。")
        return text

    def broken(self) -> str | None:
        return "长" * (self.longest + 1)


@dataclass(frozen=True)
class Offered(Text):
    """A text that may be anything, for which names are offered: ``offers`` gets a session and what is typed."""

    offers: Callable[[Any, str], Sequence[str]] | None = None
    hint: ClassVar[str] = "打几个字或拼音首字母，从下拉中选；没有的直接写"


@dataclass(frozen=True)
class LongText(Kind):
    longest: int = 4000
    width: ClassVar[int] = 24

    def _read_text(self, text: str) -> str:
        if len(text) > self.longest:
            raise ValueError(f"最多{self.longest}个字，现有{len(text)}个字。")
        return text


@dataclass(frozen=True)
class Day(Kind):
    width: ClassVar[int] = 11
    hint: ClassVar[str] = "日期，如 2025-03-01、20250301 或 2025年3月1日"
    month_ok: bool = True  # 2025年3月 is taken as the 1st
    ahead: int | None = None  # how many days after today it may lie; None: any
    partial: bool = False  # a month or a year typed alone is kept as such (days.Partial) and shown so
    told_by: tuple[str, ...] = ()  # where else the day stands, in rows pointed at or pointing here
    ends: str = ""  # key of the last day of what begins on this one; a sheet may write both in one cell

    def read(self, value: object) -> date | None:
        day = self._read_whole(value)
        if not self.partial or day is None or isinstance(value, (date, int, float)):
            return day
        return days.Partial.of(day, days.MONTH) if days.is_month(cell_text(value)) else day

    def _read_whole(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value < 100_000:  # noqa: PLR2004 - larger is 20250301
            return self._read_number(float(value))
        text = cell_text(value)
        if self.partial and (year := days.year_alone(text)) is not None and text.endswith("年"):
            return days.Partial.of(year, days.YEAR)
        return days.parse_day(text, month_ok=self.month_ok) if text else None

    def _read_number(self, value: float) -> date:
        """A spreadsheet's date number; but 1985.3 was meant as a month, 1985 as a year, and 35 as an age."""
        if days.FIRST_YEAR <= value < days.LAST_YEAR + 1 and not value.is_integer():
            text = repr(round(value, 4))
            if text.endswith(".1"):
                raise ValueError(f"{text}可能是1月，也可能是末尾的0被Excel去掉了的10月，请写成 2025-10-01 的样子。")
            return days.parse_day(text, month_ok=self.month_ok)
        if value < EARLIEST_SERIAL:
            raise ValueError(f"数字{value:g}不是日期，请写成 2025-03-01、20250301 或 2025年3月1日。")
        day = days.excel_day(value)
        year, month = divmod(int(value), 100)
        if year < 100 and 1 <= month <= days.MONTHS and value.is_integer():  # noqa: PLR2004 - two digits
            raise ValueError(
                f"数字{value:g}可能是{year:02}年{month}月，也可能是Excel的日期数字（{days.show_day(day)}），"
                "请写成 2025-03-01 的样子。"
            )
        return day

    def show(self, value: date | None) -> str:
        return days.show_day(value) if value else ""

    def cell(self, value: date | None) -> object:
        return days.show_day(value) if isinstance(value, days.Partial) else value

    def sample(self, n: int) -> date:
        return days.add_months(date(2001, 1, 1 + n % 28), n % 240)

    def broken(self) -> str:
        return "2025-02-30"


_YES = frozenset({"是", "1", "y", "yes", "true", "√", "有", "对", "有效", "✓", "✔"})
_NO = frozenset({"否", "0", "n", "no", "false", "×", "无", "不是", "没有", "无效", "✗"})


class Flag(Kind):
    align: ClassVar[Literal["left", "center", "right"]] = "center"
    width: ClassVar[int] = 5
    hint: ClassVar[str] = "是 或 否"

    def _read_text(self, text: str) -> bool:
        low = text.casefold()
        if low in _YES:
            return True
        if low in _NO:
            return False
        raise ValueError("应填“是”或“否”。")

    def show(self, value: bool | None) -> str:
        return "" if value is None else "是" if value else "否"

    def sample(self, n: int) -> bool:
        return n % 2 == 0

    def broken(self) -> str:
        return "也许"


class UnknownWord(ValueError):  # noqa: N818 - a question for the clerk, not a fault
    """A word that is not in the dictionary; the office may teach the program what it means."""

    def __init__(self, text: str, dictionary: Dictionary) -> None:
        super().__init__(text)
        self.text = text
        self.dictionary = dictionary

    def __str__(self) -> str:
        # Looking for what is alike takes time, and of the many in a sheet few are told so.
        from desk_union.basis.offering import nearest, offered

        near = nearest(self.text, self.dictionary.labels)
        meant = f"是不是“{near[0]}”？" if near else ""
        return f"不认识“{self.text}”，{meant}可填：{offered(self.dictionary.labels, '种')}。"


def _no_such(text: str, dictionary: Dictionary) -> str:
    from desk_union.basis.offering import nearest

    near = nearest(text, dictionary.labels)
    told = f"相近的有：{'、'.join(near)}。" if near else f"请从{dictionary.title}的下拉里选。"
    return f"没有叫“{text}”的{dictionary.title}。{told}"


@dataclass(frozen=True)
class Choice(Kind):
    dictionary: Dictionary

    @property
    def hint(self) -> str:  # type: ignore[override]  # a list of its own words instead of one fixed sentence
        if self.dictionary.names:
            return "打几个字或拼音首字母，从下拉中选"
        return "从下拉中选：" + "、".join(self.dictionary.labels)

    def _read_text(self, text: str) -> str:
        label = self.dictionary.find(text)
        if label is None:
            if self.dictionary.open:
                return text
            if self.dictionary.names:
                raise ValueError(_no_such(text, self.dictionary))
            raise UnknownWord(text, self.dictionary)
        return label

    def sample(self, n: int) -> str:
        return self.dictionary.labels[n % len(self.dictionary.labels)]

    def broken(self) -> str | None:
        return None if self.dictionary.open else "无此选项"


@dataclass(frozen=True)
class Ref(Kind):
    """A row of another ledger; the stored value is that row's id, the shown one its name.

    ``beside`` is the key of the column in which a name is kept that is none of the other ledger's (不在册人员); one
    called ``<beside>_id``, where there is one, takes the number of its document. ``as_written``: a sheet may name
    anybody there and nothing is asked, only told; else the clerk is asked whether such a name is meant.
    """

    target: Callable[[], Ledger]
    among: Callable[[date], ColumnElement[bool]] | None = None  # only these rows may be chosen
    beside: str = ""
    groups: tuple[str, Callable[[], Ledger]] | None = None  # the key for a name that is a row's of that other ledger
    as_written: bool = False
    width: ClassVar[int] = 12

    @property
    def ledger(self) -> Ledger:
        return self.target()

    def read(self, value: object) -> Any:
        """The cleaned name; who reads resolves it to an id, because a kind knows no book."""
        return cell_text(value) or None

    def broken(self) -> str:
        return "查无此项"


class Photo(Kind):
    """The hash of a picture among the attachments."""

    width: ClassVar[int] = 8

    def show(self, value: str | None) -> str:
        return "有" if value else ""
