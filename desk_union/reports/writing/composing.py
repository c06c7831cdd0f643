"""A draft as it is printed: five levels of numbers, 一是…二是…, and each number of the text with what opens behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.behind import FigureBehind, Number, RowsBehind, Sentence
from desk_union.describe.prose import Heading, OfficialLetter, Paragraph, Prose
from desk_union.reports.numbers.ledgers import TYPED
from desk_union.reports.writing.drafting import split
from desk_union.reports.writing.drafts import HEADING, MARK, NUMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desk_union.describe.behind import Behind
    from desk_union.describe.prose import Block
    from desk_union.reports.writing.drafts import DraftSection, Placed, WritingDraft

_DIGITS = "零一二三四五六七八九"
_ENDS = "；。;,，、."


def chinese(number: int) -> str:
    """一, 十二, 二十: as headings are numbered, below a hundred."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


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
            elif head:
                items = _run(lines[place:], head)
                yield from self._items(items, head)
                place += len(items)
            else:
                yield Paragraph(self.sentence(body))
                place += 1

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
        number = {1: f"{chinese(count)}、", 2: f"（{chinese(count)}）", 3: f"{count}．", 4: f"（{count}）"}.get(level, f"{chinese(count)}是")
        return Heading(self.sentence(f"{number}{text}"))

    def sentence(self, line: str) -> str:
        """The line with its numbers put in; plain where it has none."""
        found: list[Number] = []

        def put(number: int) -> str:
            told = self.draft.numbers.get(number)
            if told is None:
                return "【缺：数字】"
            if not told.missing:
                found.append(_number(told))
            return told.words

        text = MARK.sub(lambda one: put(int(one[1])), line)
        return Sentence(text, *found) if found else text


def _run(lines: Sequence[str], head: str) -> list[str]:
    """What these items say, up to the first line that is none."""
    found: list[str] = []
    for line in lines:
        sign, body = split(line)
        if sign != head:
            break
        found.append(body)
    return found


def _number(told: Placed) -> Number:
    behind: Behind
    if told.live:
        behind = FigureBehind(told.code, told.span)
    else:
        ids = () if told.typed_row is None else (told.typed_row,)
        behind = RowsBehind(TYPED, lambda _session: ids, told.span)
    return Number(told.text, behind, unit=told.unit, typed=told.typed, drift=told.drift)

