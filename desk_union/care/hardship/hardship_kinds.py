"""Two kinds of values that only 困难职工档案 has: several causes in one cell, and a multiple with one decimal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import ClassVar, Literal

from desk_union.basis import offering
from desk_union.care.hardship.hardship_words import CAUSE, MOST_MINOR
from desk_union.care.hardship.reckoning import times_words
from desk_union.describe.kinds import Count, Text

_MARKS = re.compile(r"[、，,;；/\s]+")
MOST = 100  # tenths


@dataclass(frozen=True)
class Causes(Text):
    """Up to three causes from the list, with 、 between; each by its name, number or other name."""

    @property
    def hint(self) -> str:  # type: ignore[override]  # a list of its own words instead of one fixed sentence
        return f"最多{MOST_MINOR}个，用顿号隔开：{'、'.join(CAUSE.labels)}"

    def _read_text(self, text: str) -> str:
        found: list[str] = []
        for part in filter(None, _MARKS.split(text)):
            cause = CAUSE.find(part)
            if cause is None:
                raise ValueError(f"不认识“{part}”，可填：{offering.offered(CAUSE.labels, '种')}。")
            if cause not in found:
                found.append(cause)
        if len(found) > MOST_MINOR:
            raise ValueError(f"次要致困原因最多{MOST_MINOR}个，现有{len(found)}个。")
        return "、".join(found)

    def sample(self, n: int) -> str:
        return CAUSE.labels[n % len(CAUSE.labels)]

    def broken(self) -> str:
        return "无此原因"


@dataclass(frozen=True)
class Times(Count):
    """A multiple in tenths: 20 is twice."""

    align: ClassVar[Literal["left", "center", "right"]] = "right"
    width: ClassVar[int] = 6
    hint: ClassVar[str] = "倍数，如 2倍 或 1.5"

    def _read_text(self, text: str) -> int:
        try:
            tenths = Decimal(text.removesuffix("倍").strip()) * 10
        except InvalidOperation:
            raise ValueError("应为倍数，请写成 2倍 或 1.5 的样子。") from None
        if tenths != tenths.to_integral_value() or not 1 <= tenths <= MOST:
            raise ValueError("应在0.1倍到10倍之间，最多一位小数。")
        return int(tenths)

    def show(self, value: int | None) -> str:
        return "" if value is None else times_words(value)

    def cell(self, value: int | None) -> object:
        return None if value is None else self.show(value)

    def sample(self, n: int) -> int:
        return 15 + n % 10

    def broken(self) -> str:
        return "两三倍"
