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


# ____, ××, 【待填】, 【缺：某数】, （ ）人: what a clerk leaves to be filled in later.
BLANK = re.compile(
    r"[_＿]{2,}|[×✕╳]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[□△○]{2,}|[【\[〔（(][ 　]+[】\]〕）)]"
    r"|[【\[〔（(](?:待[填补定核查写]|未填|空着|请填|填写)[^】\]〕）)\n]{0,20}[】\]〕）)]|【缺[^】\n]{0,20}】"
)
_SIGN = re.compile(r"^(?:#+|[-+](?= ))")
_AROUND = 8


@dataclass(frozen=True, slots=True)
class Blank:
    """A place of ``line`` that waits to be filled in, from ``start`` to ``end``."""

    line: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """With what stands around it."""
        before = re.split(r"[。；，、：]|\{#\d+\}", self.line[max(0, self.start - _AROUND) : self.start])[-1]
        after = re.split(r"[。；，、：]|\{#\d+\}", self.line[self.end : self.end + _AROUND])[0]
        return f"文中空着：{before}{self.line[self.start : self.end]}{after}"


def blanks(line: str) -> list[Blank]:
    """Of a line of a section: without the sign it begins with, of a table cell by cell."""
    bodies = [cell.strip() for cell in line.strip().strip(CELLS).split(CELLS)] if line.lstrip().startswith(CELLS) else [_SIGN.sub("", line).strip()]
    return [Blank(body, one.start(), one.end()) for body in bodies for one in BLANK.finditer(body)]


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
        """尚缺: what has to be typed or registered yet, and what was left blank in the text."""
        told = [one.label for _, one in self.standing() if one.missing]
        told += [one.words for section in self.sections for line in section.lines for one in blanks(line)]
        return list(dict.fromkeys(told))
