"""Numbers that the program gives: 慰-2025-0012, by year, in one series after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, ClassVar

from desk_union.describe.kinds import Text

Pattern = str | Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True)
class SerialNumber(Text):
    """A number by ``pattern`` (``{year}`` and ``{n:04}``), which may follow from the row, with its own series a year.

    ``day`` is the key of the day whose year counts (without it, today's). ``gapless``: a number that was taken back by
    undo is given again while it is the highest; without, no number is ever given twice. ``on_saving``: a new row
    without a number gets one; else a deed asks for it.
    """

    pattern: Pattern = "{year}-{n:04}"
    day: str = ""
    gapless: bool = False
    on_saving: bool = True
    width: ClassVar[int] = 14

    def pattern_of(self, values: Mapping[str, Any]) -> str:
        return self.pattern if isinstance(self.pattern, str) else self.pattern(values)

    @property
    def hint(self) -> str:  # type: ignore[override]  # with an example of its own pattern
        if not self.on_saving:
            return ""
        example = f"，如 {write(self.pattern, 2025, 12)}" if isinstance(self.pattern, str) else ""
        return f"不填就在保存时自动编号{example}；以前编过号的照填，往后接着最大的编"

    def sample(self, n: int) -> str:
        return write(self.pattern_of({}), 2001, 100 + n)


def write(pattern: str, year: int, n: int) -> str:
    return pattern.format(year=year, n=n)


def series_of(pattern: str, year: int) -> tuple[str, re.Pattern[str]]:
    """What all numbers of a year's series begin with, and the expression that finds the running number in one."""
    parts = list(Formatter().parse(pattern))
    place = next(at for at, (_, field, _, _) in enumerate(parts) if field == "n")
    before = "".join(_plain(literal, field, year) for literal, field, _, _ in parts[:place]) + parts[place][0]
    after = "".join(_plain(literal, field, year) for literal, field, _, _ in parts[place + 1 :])
    return before, re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}", re.ASCII)


def _plain(literal: str, field: str | None, year: int) -> str:
    return f"{literal}{year}" if field == "year" else literal
