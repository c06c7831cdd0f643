"""A draft as it is printed: five levels of numbers, 一是…二是…, and each number of the text with what opens behind it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe import figure as figures
from desk_union.describe.behind import FigureBehind, Number, RowsBehind, Sentence
from desk_union.describe.paper import Column
from desk_union.describe.prose import Heading, OfficialLetter, Paragraph, Prose, ProseGrid
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.returns.narrowing import all_of_unit
from desk_union.reports.writing.drafting import split
from desk_union.reports.writing.drafts import CELLS, HEADING, MARK, NUMBERED
from desk_union.store.figures import rows_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desk_union.describe.behind import Behind
    from desk_union.describe.figure import Span
    from desk_union.describe.prose import Block
    from desk_union.reports.writing.drafts import DraftSection, WritingDraft
    from desk_union.reports.writing.reckoning import ReckonedNumber

ACROSS_MM = 156  # of the page of GB/T 9704
_DIGITS = "零一二三四五六七八九"
_ENDS = "；。;,，、."


def chinese(number: int) -> str:
    """一, 十二, 二十: as headings are numbered, below a hundred."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def numbering(level: int, count: int) -> str:
    """What stands before the heading: 一、（一）1．（1） and, of the fifth level, 一是."""
    told = {1: f"{chinese(count)}、", 2: f"（{chinese(count)}）", 3: f"{count}．", 4: f"（{count}）"}
    return told.get(level, f"{chinese(count)}是")


def prose(draft: WritingDraft, printed_on: date) -> Prose:
    """The whole document; at its end, as long as something is missing, the list of what is."""
    blocks = [*_Composing(draft).blocks()]
    if missing := draft.missing():
        blocks.append(Paragraph(f"尚缺：{'；'.join(missing)}。"))
    letter = OfficialLetter(signed=draft.signed_by, day=days.show_day_long(draft.signed_on) if draft.signed_on else "")
    return Prose(
        title=f"{draft.title}（作废）" if draft.void else draft.title, organisation=draft.signed_by,
        period=f"{days.show_day_long(draft.span.first)}至{days.show_day_long(draft.span.last)}", printed_on=printed_on,
        blocks=blocks, letter=letter,
    )  # fmt: skip


class _Composing:
    def __init__(self, draft: WritingDraft) -> None:
        self.draft = draft
        self.counts = [0] * 6

    def blocks(self) -> Iterator[Block]:
        for section in self.draft.sections:
            if section.heading:
                yield self._heading(section.heading, section.level)
            yield from self._section(section)

    def _section(self, section: DraftSection) -> Iterator[Block]:
        lines = list(section.lines)
        place = 0
        while place < len(lines):
            head, body = split(lines[place])
            if head.startswith(HEADING):
                yield self._heading(body, section.level + len(head.strip()))
                place += 1
            elif body.startswith(CELLS):
                table = [cells_of(line) for line in _table_lines(lines[place:])]
                yield self._grid(table)
                place += len(table)
            elif head:
                items = _run(lines[place:], head)
                yield from self._items(items, head)
                place += len(items)
            else:
                yield Paragraph(self.sentence(body))
                place += 1

    def _grid(self, table: Sequence[Sequence[str]]) -> ProseGrid:
        """The first line are the headings; a line with fewer cells is filled up with empty ones."""
        wide = max(len(row) for row in table)
        heads, *rows = [[*row, *[""] * (wide - len(row))] for row in table]
        columns = tuple(Column(head, "left", ACROSS_MM / wide) for head in heads)
        return ProseGrid("", columns, [tuple(self.cell(one) for one in row) for row in rows])

    def cell(self, text: str) -> str:
        """A number that stands alone in its cell opens by itself."""
        told = self.sentence(text)
        alone = isinstance(told, Sentence) and len(told.numbers) == 1 and MARK.fullmatch(text)
        return told.numbers[0] if isinstance(told, Sentence) and alone else told

    def _items(self, items: Sequence[str], head: str) -> Iterator[Block]:
        several = len(items) > 1
        for n, item in enumerate(items, 1):
            said = item.rstrip(_ENDS)
            if head == NUMBERED:
                yield Paragraph(self.sentence(f"{n}．{said}。" if several else f"{said}。"))
            else:
                end = "。" if n == len(items) else "；"
                yield Paragraph(self.sentence(f"{chinese(n)}是{said}{end}" if several else f"{said}。"))

    def _heading(self, text: str, level: int) -> Heading:
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (len(self.counts) - level - 1)
        count = self.counts[level]
        return Heading(self.sentence(f"{numbering(level, count)}{text}"))

    def sentence(self, line: str) -> str:
        """The line with its numbers put in; plain where it has none."""
        found: list[Number] = []

        def put(number: int) -> str:
            told = self.draft.numbers.get(number)
            if told is None:
                return "【缺：数字】"
            if not told.missing:
                found.append(_number(told, self.draft.unit))
            return told.words

        text = MARK.sub(lambda one: put(int(one[1])), line)
        return Sentence(text, *found) if found else text


def cells_of(line: str) -> list[str]:
    """|月份|次数| as 月份 and 次数."""
    return [one.strip() for one in line.strip().strip(CELLS).split(CELLS)]


def _table_lines(lines: Sequence[str]) -> Iterator[str]:
    return takewhile(lambda line: line.lstrip().startswith(CELLS), lines)


def _run(lines: Sequence[str], head: str) -> list[str]:
    """What these items say, up to the first line that is none."""
    found: list[str] = []
    for line in lines:
        sign, body = split(line)
        if sign != head:
            break
        found.append(body)
    return found


def of_unit(code: str, unit: int, span: Span) -> RowsBehind | None:
    """The rows of one unit behind a number; None where its rows say of no unit."""
    narrowed, _ = all_of_unit(figures.known(), unit, code)
    if narrowed is None:
        return None
    return RowsBehind(narrowed.ledger(), lambda session: rows_behind(session, narrowed, span), span)


def _number(told: ReckonedNumber, unit: int | None) -> Number:
    behind: Behind | None
    if told.live and unit is not None:
        behind = of_unit(told.code, unit, told.span)
    elif told.live:
        behind = FigureBehind(told.code, told.span)
    else:
        ids = () if told.typed_row is None else (told.typed_row,)
        behind = RowsBehind(TYPED, lambda _session: ids, told.span)
    return Number(told.text, *([behind] if behind is not None else []), unit=told.unit, typed=told.typed, drift=told.drift)

