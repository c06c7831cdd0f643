"""The kinds of values a ledger holds: each reads, shows, masks, samples and sets itself, and knows nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from desk_union.basis import days, identity, money, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.words import Dictionary

WIDEST_TEXT = 400
EARLIEST_SERIAL = 3654  # 1 January 1910: a smaller number in a date's cell is a year or an age, not a day


def cell_text(value: object) -> str:  # noqa: PLR0911 - one line a type
    """The text of a sheet's cell as a clerk sees it: 3.0 is 3, a date is 2025-03-01, nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return names.clean(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - exact range of a float
        return str(int(value))
    if isinstance(value, datetime):
        return days.show_day(value.date())
    if isinstance(value, date):
        return days.show_day(value)
    return str(value)


@dataclass(frozen=True)
class Kind:
    """What all kinds share; ``read`` takes typed text or a sheet's cell and gives the stored value.

    ``read`` returns None for an empty cell and raises ValueError with a Chinese sentence for a bad one
    (``days.Ambiguous`` when several dates are possible).
    """

    align: ClassVar[Literal["left", "center", "right"]] = "left"
    width: ClassVar[int] = 10  # characters a column of this kind usually needs
    hint: ClassVar[str] = ""  # how to write it, for the help page and the template's note sheet

    def read(self, value: object) -> Any:
        text = cell_text(value)
        return self._read_text(text) if text else None

    def _read_text(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)

    def mask(self, value: Any) -> str:
        """What stands in place of a private value."""
        return "" if value is None else "＊＊＊"

    def cell(self, value: Any) -> object:
        """The value for a workbook's cell."""
        return None if value is None else self.show(value)

    def sample(self, n: int) -> Any:
        """A valid value, a different one for each ``n`` where the kind allows it."""
        return f"样例{n}"

    def broken(self) -> str | None:
        """A text that ``read`` must refuse, or None when the kind takes anything."""
        return None


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

    def read(self, value: object) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value < 100_000:  # noqa: PLR2004 - larger is 20250301
            return self._read_number(float(value))
        text = cell_text(value)
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
        return days.excel_day(value)

    def show(self, value: date | None) -> str:
        return days.show_day(value) if value else ""

    def cell(self, value: date | None) -> object:
        return value

    def sample(self, n: int) -> date:
        return days.add_months(date(2001, 1, 1 + n % 28), n % 240)

    def broken(self) -> str:
        return "2025-02-30"


@dataclass(frozen=True)
class Money(Kind):
    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 12
    hint: ClassVar[str] = "金额（元），最多两位小数"

    def read(self, value: object) -> int | None:
        if isinstance(value, float):
            # A computed 1234.5600000000001 is noise of binary fractions, not parts of a fen.
            value = str(Decimal(repr(round(value, 6))))
        text = cell_text(value)
        return money.parse_yuan(text) if text else None

    def show(self, value: int | None) -> str:
        return "" if value is None else money.show_yuan(value)

    def cell(self, value: int | None) -> object:
        return None if value is None else Decimal(value) / 100

    def sample(self, n: int) -> int:
        return 320_000 + 100 * n

    def broken(self) -> str:
        return "12.345元"


@dataclass(frozen=True)
class Count(Kind):
    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 6
    least: int = 0
    most: int = 10_000_000
    hint: ClassVar[str] = "整数"

    def _read_text(self, text: str) -> int:
        try:
            number = int(text.replace(",", ""))
        except ValueError:
            raise ValueError("应为整数。") from None
        if not self.least <= number <= self.most:
            raise ValueError(f"应在{self.least}到{self.most}之间。")
        return number

    def cell(self, value: int | None) -> object:
        return value

    def sample(self, n: int) -> int:
        return self.least + n % 5

    def broken(self) -> str:
        return "三点五"


@dataclass(frozen=True)
class Year(Count):
    width: ClassVar[int] = 6
    least: int = 1900
    most: int = 2200
    hint: ClassVar[str] = "四位年份"

    def sample(self, n: int) -> int:
        return 2000 + n % 30


_YES = frozenset({"是", "1", "y", "yes", "true", "√", "有", "对", "✓", "✔"})
_NO = frozenset({"否", "0", "n", "no", "false", "×", "无", "不是", "没有", "✗"})


@dataclass(frozen=True)
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
        super().__init__(f"不认识“{text}”，可填：{'、'.join(dictionary.labels)}。")
        self.text = text
        self.dictionary = dictionary


@dataclass(frozen=True)
class Choice(Kind):
    dictionary: Dictionary

    @property
    def hint(self) -> str:  # type: ignore[override]  # a list of its own words instead of one fixed sentence
        return "从下拉中选：" + "、".join(self.dictionary.labels)

    def _read_text(self, text: str) -> str:
        label = self.dictionary.find(text)
        if label is None:
            if self.dictionary.open:
                return text
            raise UnknownWord(text, self.dictionary)
        return label

    def sample(self, n: int) -> str:
        return self.dictionary.labels[n % len(self.dictionary.labels)]

    def broken(self) -> str | None:
        return None if self.dictionary.open else "无此选项"


@dataclass(frozen=True)
class Ref(Kind):
    """A row of another ledger; the stored value is that row's id, the shown one its name."""

    target: Callable[[], Ledger]
    width: ClassVar[int] = 12

    @property
    def ledger(self) -> Ledger:
        return self.target()

    def read(self, value: object) -> Any:
        """The cleaned name; who reads resolves it to an id, because a kind knows no book."""
        return cell_text(value) or None

    def broken(self) -> str:
        return "查无此项"


@dataclass(frozen=True)
class IdCard(Kind):
    width: ClassVar[int] = 19
    hint: ClassVar[str] = "18位身份证号，请把单元格设为文本格式"

    def read(self, value: object) -> str | None:
        if identity.looks_rounded(value):
            raise ValueError("证件号码被Excel改成了科学计数，末几位已丢失，无法还原；请按文本格式重新填写。")
        text = cell_text(value)
        return self._read_text(text) if text else None

    def _read_text(self, text: str) -> str:
        return identity.check_id(text)

    def mask(self, value: str | None) -> str:
        return identity.mask_id(value) if value else ""

    def sample(self, n: int) -> str:
        return identity.sample_id(n)

    def broken(self) -> str:
        return "110101199003070000"


@dataclass(frozen=True)
class DocNumber(IdCard):
    """An identity document of any type: checked as 身份证 elsewhere, when the row's document type says so."""

    hint: ClassVar[str] = "证件号码；身份证号为18位，请把单元格设为文本格式"

    def _read_text(self, text: str) -> str:
        text = text.upper().replace(" ", "")
        if len(text) > 30:  # noqa: PLR2004 - no document number is longer
            raise ValueError("证件号码过长。")
        return text


@dataclass(frozen=True)
class CreditCode(Kind):
    width: ClassVar[int] = 19
    hint: ClassVar[str] = "18位统一社会信用代码"

    def _read_text(self, text: str) -> str:
        return identity.check_uscc(text)

    def sample(self, n: int) -> str:  # noqa: ARG002 - a check digit is not made from a counter
        return "81440000MCL468545M"

    def broken(self) -> str:
        return "123"


@dataclass(frozen=True)
class Phone(Kind):
    width: ClassVar[int] = 12
    hint: ClassVar[str] = "手机号11位，或带区号的座机号"

    def _read_text(self, text: str) -> str:
        return identity.check_phone(text)

    def mask(self, value: str | None) -> str:
        return identity.mask_phone(value) if value else ""

    def sample(self, n: int) -> str:
        return f"139{n % 100_000_000:08}"

    def broken(self) -> str:
        return "12345"


@dataclass(frozen=True)
class BankCard(Kind):
    width: ClassVar[int] = 20
    hint: ClassVar[str] = "银行卡号，请把单元格设为文本格式"

    def read(self, value: object) -> str | None:
        if identity.looks_rounded(value):
            raise ValueError("卡号被Excel改成了科学计数，末几位已丢失，无法还原；请按文本格式重新填写。")
        text = cell_text(value).replace(" ", "")
        if text and not (text.isdigit() and 12 <= len(text) <= 19):  # noqa: PLR2004 - lengths of card numbers
            raise ValueError("银行卡号应为12到19位数字。")
        return text or None

    def mask(self, value: str | None) -> str:
        return identity.mask_card(value) if value else ""

    def sample(self, n: int) -> str:
        return f"62220210{(n * 7919 + 1_234_567) % 10_000_000_000:010}"

    def broken(self) -> str:
        return "6222-AB"


@dataclass(frozen=True)
class Photo(Kind):
    """The hash of a picture among the attachments."""

    width: ClassVar[int] = 8

    def show(self, value: str | None) -> str:
        return "有" if value else ""


@dataclass(frozen=True)
class Ratio(Kind):
    """A share in tenths of a per cent (integers), shown as 93.5%."""

    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 7

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{value // 10}.{value % 10}%"
