"""A box of a tree with all that hangs below it, in columns side by side: measured, not yet on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.prints.page.bands import line_height
from desk_union.prints.page.fitting import MM
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.tree_chart import Box
    from desk_union.prints.type.fonts import Fonts

TITLE_SIZE, TEXT_SIZE = 9.5, 8.5
PAD = 1.2 * MM
GAP_X, GAP_Y, DROP = 5 * MM, 2.2 * MM, 7 * MM
INDENT, DEEPEST = 4 * MM, 4  # boxes further down are set in no further
CONTINUED = "（续）"
_LARGEST = 0.35  # of a page: a box with more to say goes on in a further one
_LEVELLING_STEPS = 24

Stroke = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """A box with its text in lines that fit its width."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    width: float
    height: float


class Measurer:
    """Breaks the words of boxes into lines; no box has more text than fits a part of ``room``."""

    def __init__(self, fonts: Fonts, room: float) -> None:
        self._head, self._body = fonts.chain("song-bold"), fonts.chain("serif")
        self._largest = room * _LARGEST

    def pieces(self, box: Box, width: float) -> list[Measured]:
        """The box, and what more of its text needs boxes of its own."""
        inner = width - 2 * PAD
        title = self._title(box.title, inner)
        text = [line for part in box.lines for line in wrap(clean(part), inner / TEXT_SIZE, self._body.width)]
        found: list[Measured] = []
        while True:
            most = max(1, int((self._largest - _height(title, ())) / line_height(TEXT_SIZE)))
            found.append(Measured(title, tuple(text[:most]), width, _height(title, text[:most])))
            text = text[most:]
            if not text:
                return found
            title = self._title(f"{box.title}{CONTINUED}", inner)

    def stub(self, title: str, width: float) -> Measured:
        """One line that says under what the boxes after it hang."""
        line, *more = self._title(f"{title}{CONTINUED}", width - 2 * PAD)
        short = (f"{line[:-1]}…" if more else line,)
        return Measured(short, (), width, _height(short, ()))

    def _title(self, title: str, inner: float) -> tuple[str, ...]:
        return tuple(wrap(clean(title), inner / TITLE_SIZE, self._head.width))


def _height(title: Sequence[str], text: Sequence[str]) -> float:
    return 2 * PAD + len(title) * line_height(TITLE_SIZE) + len(text) * line_height(TEXT_SIZE)


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A box hanging at ``depth`` below a head (0: the head's own further text) below the boxes named ``above``."""

    depth: int
    box: Measured
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """Left and top in the block or on the page; the ``rank`` 0 is the root, 1 a body or a head, 2 what hangs below."""

    x: float
    y: float
    box: Measured
    rank: int = 2


@dataclass
class Block:
    """``lines`` are (x1, y1, x2, y2); ``hook`` is where the head hangs from above; ``rest`` is what did not fit."""

    placed: list[PlacedBox] = field(default_factory=list)
    lines: list[Stroke] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    hook: float = 0.0
    rest: Sequence[ChartEntry] = ()


_Column = list[tuple[int, float, Measured]]  # depth, top below the head, box


class BlockSetter:
    """Sets heads with what hangs below them in columns of one width."""

    def __init__(self, measurer: Measurer, width: float) -> None:
        self._measurer, self.width = measurer, width

    def head(self, box: Box) -> tuple[Measured, list[ChartEntry]]:
        """The box itself, and everything below it in the order of reading."""
        first, *more = self._measurer.pieces(box, self.width)
        return first, [*(ChartEntry(0, piece) for piece in more), *self._below(box, ())]

    def continued(self, box: Box) -> Measured:
        return self._measurer.stub(box.title, self.width)

    def _below(self, box: Box, above: tuple[str, ...]) -> list[ChartEntry]:
        found: list[ChartEntry] = []
        depth = len(above) + 1
        for child in box.below:
            found += [ChartEntry(depth, piece, above) for piece in self._measurer.pieces(child, self._width(depth))]
            found += self._below(child, (*above, child.title))
        return found

    def set(self, head: Measured, entries: Sequence[ChartEntry], height: float, most: int) -> Block:
        """As much as goes into ``most`` columns of this height, the columns about equally high."""
        start = head.height + (DROP if entries else 0)
        columns, rest = self._columns(entries, height - start, most)
        if not rest and len(columns) > 1:
            columns = self._level(entries, len(columns), height - start) or columns
        return self._block(head, columns, start, rest)

    def _level(self, entries: Sequence[ChartEntry], number: int, height: float) -> list[_Column]:
        """The lowest height at which as many columns do."""
        for step in range(_LEVELLING_STEPS):
            lower = height * (1 / number + (1 - 1 / number) * step / _LEVELLING_STEPS)
            columns, rest = self._columns(entries, lower, number)
            if not rest:
                return columns
        return []

    def _columns(
        self, entries: Sequence[ChartEntry], height: float, most: int
    ) -> tuple[list[_Column], Sequence[ChartEntry]]:
        columns: list[_Column] = []
        column: _Column = []
        y = 0.0
        for place, entry in enumerate(entries):
            if column and y + entry.box.height > height:
                columns.append(column)
                column, y = [], 0.0
                if len(columns) == most:
                    return columns, entries[place:]
                for depth, title in list(enumerate(entry.above, 1))[-DEEPEST:]:
                    y = _put(column, y, depth, self._measurer.stub(title, self._width(depth)))
            if y + entry.box.height > height:
                return columns, entries[place:]
            y = _put(column, y, entry.depth, entry.box)
        return [*columns, column] if column else columns, ()

    def _width(self, depth: int) -> float:
        return self.width - _indent(depth)

    def _block(self, head: Measured, columns: Sequence[_Column], start: float, rest: Sequence[ChartEntry]) -> Block:
        number, pitch = max(1, len(columns)), self.width + GAP_X
        block = Block(width=number * pitch - GAP_X, height=head.height, rest=rest)
        block.hook = block.width / 2
        block.placed.append(PlacedBox(block.hook - self.width / 2, 0, head, 1))
        bus = start - DROP / 2
        if columns:
            stems = [place * pitch + INDENT / 2 for place in range(number)]
            block.lines.append((block.hook, head.height, block.hook, bus))
            block.lines.append((min(*stems, block.hook), bus, max(*stems, block.hook), bus))
        for place, column in enumerate(columns):
            _hang(block, column, place * pitch, start, bus)
        block.height = max(piece.y + piece.box.height for piece in block.placed)
        return block


def _indent(depth: int) -> float:
    return INDENT * min(depth, DEEPEST)


def _put(column: _Column, y: float, depth: int, box: Measured) -> float:
    column.append((depth, y, box))
    return y + box.height + GAP_Y


def _hang(block: Block, column: _Column, left: float, start: float, bus: float) -> None:
    """The boxes of a column, each tied to the one it belongs to."""
    ends = {0: bus}
    for depth, top, box in column:
        x, y = left + _indent(depth), start + top
        block.placed.append(PlacedBox(x, y, box))
        ends[depth] = y + box.height
        above = depth - 1 if depth - 1 in ends else 0
        stem, tie = (x - INDENT / 2, y + box.height / 2) if depth else (left + INDENT / 2, y)
        block.lines.append((stem, ends[above] if depth else bus, stem, tie))
        if depth:
            block.lines.append((stem, tie, x, tie))
