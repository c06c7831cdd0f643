"""The kinds of values that only books of account need: a month of account, a rate, an account's code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import ClassVar, Literal

from desk_union.basis import months
from desk_union.describe.kinds import Count, Text

PARTS = 10_000


@dataclass(frozen=True)
class MonthOfAccount(Count):
    """A month as the number yyyymm."""

    align: ClassVar[Literal["left", "center", "right"]] = "center"
    width: ClassVar[int] = 9
    hint: ClassVar[str] = "月份，如 2025-03、202503 或 2025年3月"

    def read(self, value: object) -> int | None:
        if isinstance(value, (date, datetime)):
            return months.period_of(value)
        found: int | None = super().read(value)
        return found

    def _read_text(self, text: str) -> int:
        return months.parse(text)

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{value // 100}-{value % 100:02}"

    def cell(self, value: int | None) -> object:
        return None if value is None else self.show(value)

    def sample(self, n: int) -> int:
        return months.following(202001, n)

    def broken(self) -> str:
        return "2025年13月"


@dataclass(frozen=True)
class Rate(Count):
    """A share in parts of ten thousand, written as per cent: 50 is 0.5%."""

    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 8
    hint: ClassVar[str] = "百分比，如 0.5% 或 40%"

    def read(self, value: object) -> int | None:
        if isinstance(value, float) and not isinstance(value, bool):
            # A cell formatted as per cent holds 0.005 for 0.5%.
            value = f"{Decimal(repr(round(value, 8))) * 100}%"
        found: int | None = super().read(value)
        return found

    def _read_text(self, text: str) -> int:
        bare = text.replace("％", "%").replace("。", ".")
        try:
            number = Decimal(bare.removesuffix("%"))
        except InvalidOperation:
            raise ValueError("应为百分比，请写成 0.5% 的样子。") from None
        if not bare.endswith("%"):
            raise ValueError(f"请写明是百分之几，如 {bare}%。")
        parts = number * PARTS / 100
        if parts != parts.to_integral_value() or not 0 <= parts <= PARTS:
            raise ValueError("应在0%到100%之间，最多两位小数。")
        return int(parts)

    def show(self, value: int | None) -> str:
        if value is None:
            return ""
        return f"{Decimal(value) / 100:f}".rstrip("0").rstrip(".") + "%" if value % 100 else f"{value // 100}%"

    def cell(self, value: int | None) -> object:
        return None if value is None else self.show(value)

    def sample(self, n: int) -> int:
        return 50 + n % 50

    def broken(self) -> str:
        return "一半"


@dataclass(frozen=True)
class AccountCode(Text):
    """Three digits for a first-level account, two more for each level below it."""

    width: ClassVar[int] = 9
    hint: ClassVar[str] = "科目编码：一级3位，每下一级再加2位"

    def _read_text(self, text: str) -> str:
        if not (text.isascii() and text.isdigit() and len(text) in range(3, 14, 2)):
            raise ValueError("科目编码应为3位数字，每下一级再加2位，如 10201。")
        return text

    def sample(self, n: int) -> str:
        return f"102{10 + n % 90}"

    def broken(self) -> str:
        return "12A"
