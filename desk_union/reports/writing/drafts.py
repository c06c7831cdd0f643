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
HEADING, ITEM, NUMBERED = "#", "- ", "+ "


def mark_of(number: int) -> str:
    return f"{{#{number}}}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A number where it stands: ``words`` as printed with its 元 or %, ``drift`` what the rows say by now."""

    words: str
    text: str
    unit: str
    code: str
    label: str
    span: Span
    digest: str = ""
    count: int = 0
    typed: bool = False
    missing: bool = False
    live: bool = True
    typed_row: int | None = None
    drift: str | None = None


def placed(told: ReckonedNumber) -> Placed:
    return Placed(
        told.words, told.text, told.unit, told.code, told.label, told.span, told.digest, told.count,
        typed=told.typed_row is not None, missing=told.missing, live=told.live, typed_row=told.typed_row,
    )  # fmt: skip


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
    numbers: dict[int, Placed] = field(default_factory=dict)
    signed_by: str = ""
    signed_on: date | None = None
    void: bool = False

    def place(self, told: ReckonedNumber) -> str:
        """The mark of a number that is put into a line."""
        number = len(self.numbers) + 1
        self.numbers[number] = placed(told)
        return mark_of(number)

    def standing(self) -> Iterator[tuple[int, Placed]]:
        """The numbers of the text in their order."""
        for section in self.sections:
            for line in section.lines:
                for found in MARK.finditer(line):
                    if (number := self.numbers.get(int(found[1]))) is not None:
                        yield int(found[1]), number

    def missing(self) -> list[str]:
        """尚缺: what has to be typed or registered yet."""
        return list(dict.fromkeys(one.label for _, one in self.standing() if one.missing))
