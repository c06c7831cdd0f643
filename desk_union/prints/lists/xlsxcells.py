"""How a cell of paper stands in a workbook: what is a number, a share or a day, and how broad a text is there."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Excel keeps 15 digits of a number; a longer one must stay text.
NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,11})(?:\.\d{1,3})?")
SHARE = re.compile(r"-?(?:0|[1-9]\d{0,5})(?:\.(\d{1,3}))?%")
DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_FORMULA_START = ("=", "+", "-", "@")
SIDES = 2  # of a column, in digits, that its text does not use


def begins_as_formula(text: str) -> bool:
    return text.startswith(_FORMULA_START)


def value_of(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def number_format(text: str) -> str:
    decimals = len(text.partition(".")[2])
    return ("#,##0" if "," in text or decimals else "0") + ("." + "0" * decimals) * bool(decimals)


def day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def runs_of(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of rows that follow one another."""
    grouped = groupby(enumerate(rows), key=lambda one: one[1] - one[0])
    found = [[row for _, row in run] for _, run in grouped]
    return [(run[0], run[-1]) for run in found]


def lines_in(text: str, width: float) -> int:
    return sum(max(1, ceil(units_of(line) / (width - SIDES))) for line in text.split("\n"))


def units_of(text: str) -> int:
    """Width in Excel's unit, a digit; a Han character takes two."""
    return sum(1 if char < "\u0100" else 2 for char in text)
