"""Puts blocks of a tree side by side, row below row and page after page, and ties them to what they hang from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desk_union.prints.charts.chartblock import DROP, GAP_X, PlacedBox
from desk_union.prints.page.fitting import MM
from desk_union.prints.page.layout import MARGIN_TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.tree_chart import Box
    from desk_union.prints.charts.chartblock import Block, BlockSetter, ChartEntry, Measured, Stroke
    from desk_union.prints.page.bands import BandWords

SPINE = 4 * MM  # left of all blocks, where one line leads from the first row of a page to the others

Point = tuple[float, float]


@dataclass
class ChartPage:
    """What stands on one page, in points from its upper left corner; ``top`` is where the next thing may stand."""

    size: tuple[float, float]
    boxes: list[PlacedBox] = field(default_factory=list)
    lines: list[Stroke] = field(default_factory=list)
    words: list[BandWords] = field(default_factory=list)
    top: float = MARGIN_TOP


class Around(Protocol):
    """The room for blocks, and what stands at the top of a further page."""

    left: float
    right: float
    bottom: float

    def continuing(self) -> ChartPage: ...

    def stub_root(self, page: ChartPage) -> Point: ...


class Rows:
    """Blocks hang from the ``trunk``, on further pages from the root named again; without one each stands alone."""

    def __init__(self, around: Around, page: ChartPage, blocks: BlockSetter, trunk: Point | None = None) -> None:
        self._around, self._blocks, self._trunk = around, blocks, trunk
        self._pages = [page]
        self._begin(fresh=trunk is None)

    def _begin(self, *, fresh: bool) -> None:
        self._top, self._fresh = self._pages[-1].top, fresh
        self._x = self._around.left
        self._row: list[tuple[float, Block]] = []
        self._first: Point | None = None  # the left end of the line from which the first row of the page hangs

    def add(self, branch: Box) -> int:
        """Set a branch, over as many pages as it takes; the number of the page on which it begins."""
        head, found = self._blocks.head(branch)
        entries: Sequence[ChartEntry] = found
        begun = 0
        while True:
            block = self._fit(head, entries)
            if block is None:
                self._turn()
                continue
            self._row.append((self._x, block))
            self._x += block.width + GAP_X
            begun = begun or len(self._pages)
            if not block.rest:
                return begun
            head, entries = self._blocks.continued(branch), block.rest
            self._turn()

    def done(self) -> list[ChartPage]:
        self._end_row()
        return self._pages

    def _fit(self, head: Measured, entries: Sequence[ChartEntry]) -> Block | None:
        """The block in this row, else in a row of its own below; on an untouched page what goes into it."""
        width, height = self._blocks.width, self._around.bottom - self._top
        free = int((self._around.right - self._x + GAP_X) / (width + GAP_X))
        if free and head.height <= height:
            block = self._blocks.set(head, entries, height, free)
            if not block.rest:
                return block
        if self._row:
            self._end_row()
            return self._fit(head, entries)
        return self._blocks.set(head, entries, height, free) if self._fresh else None

    def _turn(self) -> None:
        self._end_row()
        page = self._around.continuing()
        self._pages.append(page)
        if self._trunk is not None:
            self._trunk = self._around.stub_root(page)
        self._begin(fresh=True)

    def _end_row(self) -> None:
        """Put the row on the page, in its middle, and tie it."""
        if not self._row:
            return
        page, last = self._pages[-1], self._row[-1]
        shift = (self._around.right - last[0] - last[1].width) / 2
        for x, block in self._row:
            page.boxes += [
                PlacedBox(x + shift + piece.x, self._top + piece.y, piece.box, piece.rank) for piece in block.placed
            ]
            page.lines += [
                (x + shift + x1, self._top + y1, x + shift + x2, self._top + y2) for x1, y1, x2, y2 in block.lines
            ]
        if self._trunk is not None:
            self._tie(page, [x + shift + block.hook for x, block in self._row], self._trunk)
        self._top += max(block.height for _, block in self._row) + DROP
        self._x, self._row, self._fresh = self._around.left, [], False

    def _tie(self, page: ChartPage, hooks: Sequence[float], trunk: Point) -> None:
        bus = self._top - DROP / 2
        page.lines += [(hook, bus, hook, self._top) for hook in hooks]
        if self._first is None:
            x, y = trunk
            self._first = (min(*hooks, x), bus)
            page.lines += [(x, y, x, bus), (min(*hooks, x), bus, max(*hooks, x), bus)]
        else:
            spine = self._around.left - SPINE
            first_x, first_y = self._first
            page.lines += [(spine, first_y, first_x, first_y), (spine, first_y, spine, bus)]
            page.lines.append((spine, bus, max(hooks), bus))
