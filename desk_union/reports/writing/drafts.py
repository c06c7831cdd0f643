"""A document as plain values: sections of lines in which numbers stand as marks, and the numbers by their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desk_union.describe.figure import Span
    from desk_union.reports.writing.reckoning import ReckonedNumber

MARK = re.compile(r"\{#(\d+)\}")
HEADING, ITEM, NUMBERED, CELLS = "#", "- ", "+ ", "|"


def mark_of(number: int) -> str:
    return f"{{#{number}}}"


@dataclass(frozen=True, slots=True)
class DraftSection:
    code: str
    heading: str
    level: int
    lines: tuple[str, ...]


@dataclass
class WritingDraft:
    """``signed`` are the union's name and the day under the text."""

    title: str
    span: Span
    sections: list[DraftSection]
    numbers: dict[int, ReckonedNumber] = field(default_factory=dict)
    signed_by: str = ""
    signed_on: date | None = None
    void: bool = False
    unit: int | None = None

    def place(self, told: ReckonedNumber) -> str:
        """The mark of a number that is put into a line."""
        number = len(self.numbers) + 1
        self.numbers[number] = told
        return mark_of(number)

    def standing(self) -> Iterator[tuple[int, ReckonedNumber]]:
        """The numbers of the text in their order."""
        for section in self.sections:
            for line in section.lines:
                for found in MARK.finditer(line):
                    if (number := self.numbers.get(int(found[1]))) is not None:
                        yield int(found[1]), number

    def missing(self) -> list[str]:
        """尚缺: what has to be typed or registered yet."""
        return list(dict.fromkeys(one.label for _, one in self.standing() if one.missing))
