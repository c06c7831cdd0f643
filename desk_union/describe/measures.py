"""Kinds of what is counted: money, counts, years, shares."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from desk_union.basis import money, numerals, points
from desk_union.describe.kind import Kind, cell_text


@dataclass(frozen=True)
class Money(Kind):
    side: bool = False  # one of two columns of which a row fills one, as 借方 and 贷方: 0 stays blank on paper
    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 12
    hint: ClassVar[str] = "金额（元），最多两位小数"

    def read(self, value: object) -> int | None:
        if isinstance(value, float):
            # A computed 1234.5600000000001 is noise of binary fractions, not parts of a fen.
            value = str(Decimal(repr(round(value, 6))))
        text = cell_text(value)
        return money.parse_yuan(text) if text else None

    def typed(self, text: str) -> int | None:
        return money.typed_yuan(text) if cell_text(text) else None

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
        number = numerals.whole_number(text)
        if number is None:
            raise ValueError(f"“{text}”不是确定的整数，请只写数字，如 120。")
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


class Ratio(Kind):
    """A share in tenths of a per cent (integers), shown as 93.5%."""

    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 7

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{value // 10}.{value % 10}%"


class Points(Kind):
    """Marks, weights and measured values, exact in whole millionths."""

    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 8
    hint: ClassVar[str] = "数字，可以带小数，如 9.85"

    def read(self, value: object) -> int | None:
        if isinstance(value, float):
            # A computed 9.850000000000001 is noise of binary fractions.
            value = str(Decimal(repr(round(value, points.PLACES))))
        text = cell_text(value)
        return self._read_text(text) if text else None

    def _read_text(self, text: str) -> int:
        return points.parse(text)

    def show(self, value: int | None) -> str:
        return "" if value is None else points.show(value)

    def cell(self, value: int | None) -> object:
        return None if value is None else Decimal(value) / points.SCALE

    def sample(self, n: int) -> int:
        return (80 + n % 20) * points.SCALE + n % 4 * points.SCALE // 4

    def broken(self) -> str:
        return "九分半"
