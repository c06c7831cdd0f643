"""Set a tree of boxes on pages: all on one where it fits, else an overview, and the branches in full further on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tree_chart import Box
from desk_union.prints.charts.chartblock import CONTINUED, DROP, GAP_X, BlockSetter, Measurer, PlacedBox
from desk_union.prints.charts.chartrows import SPINE, ChartPage, Rows
from desk_union.prints.page.bands import BandWords, line_height
from desk_union.prints.page.fitting import MARGIN_SIDE, MM, PAPERS
from desk_union.prints.page.layout import INFO_SIZE, MARGIN_BOTTOM, MARGIN_TOP, SMALL_SIZE, TITLE_SIZE
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.tree_chart import Chart
    from desk_union.prints.type.fonts import Fonts

WIDTHS = tuple(width * MM for width in (58, 52, 46, 40, 36, 33))  # of a box, the widest that does first
ROOT_WIDTH, BODY_WIDTH = 90 * MM, 82 * MM
_AIR = 4 * MM
_TRIES = 4


def set_chart(chart: Chart, fonts: Fonts, paper: str = "A4") -> list[ChartPage]:
    return ChartSetter(chart, fonts, paper).pages()


class ChartSetter:
    def __init__(self, chart: Chart, fonts: Fonts, paper: str) -> None:
        self.chart, self.fonts = chart, fonts
        short, long = PAPERS[paper]
        self.size = (long, short)
        self.left, self.right = MARGIN_SIDE + SPINE, long - MARGIN_SIDE
        self.bottom = short - MARGIN_BOTTOM
        self.measurer = Measurer(fonts, self.bottom - MARGIN_TOP)
        self.bodies, self.leftover = self._bodies()

    def pages(self) -> list[ChartPage]:
        branches = (*self.leftover, *self.chart.root.below)
        best: list[ChartPage] = []
        for width in WIDTHS:
            best = self._linked(branches, width)
            if len(best) == 1:
                return best
        if not any(branch.below for branch in branches):
            return _fewest([self._linked(branches, width) for width in WIDTHS])
        return self._in_two_parts(branches)

    def _in_two_parts(self, branches: Sequence[Box]) -> list[ChartPage]:
        """The overview, which says on which page the rest of a branch begins, then the branches one after the other."""
        details, begins = min((self._details(branches, width) for width in WIDTHS), key=lambda made: len(made[0]))
        before = 1
        for _ in range(_TRIES):
            overview = _fewest([self._linked(_referring(branches, begins, before), width) for width in WIDTHS])
            if len(overview) == before:
                break
            before = len(overview)
        return [*overview, *details]

    def _linked(self, branches: Sequence[Box], width: float) -> list[ChartPage]:
        """Root, bodies, and the branches tied to them in rows."""
        page = self._opening()
        trunk = self._trunk(page)
        rows = Rows(self, page, BlockSetter(self.measurer, width), trunk)
        for branch in branches:
            rows.add(branch)
        return rows.done()

    def _details(self, branches: Sequence[Box], width: float) -> tuple[list[ChartPage], list[int]]:
        """The branches with all below them, and on which of these pages each begins, counted from 1."""
        rows = Rows(self, self.continuing(), BlockSetter(self.measurer, width))
        begins = [rows.add(branch) if branch.below else 0 for branch in branches]
        return rows.done(), begins

    # Heads of pages

    def _opening(self) -> ChartPage:
        chart, page = self.chart, ChartPage(self.size)
        breadth = self.size[0] - 2 * MARGIN_SIDE
        title = wrap(clean(chart.title), breadth / TITLE_SIZE, self.fonts.chain("sans").width)
        height = len(title) * line_height(TITLE_SIZE)
        page.words.append(BandWords(title, MARGIN_SIDE, page.top, breadth, height, TITLE_SIZE, "center", "sans"))
        page.top += height + 4
        serif = self.fonts.chain("serif")
        unit = f"单位：{clean(chart.organisation)}" if chart.organisation else ""
        period = clean(chart.period)
        lines = wrap(unit, (breadth - serif.width(period, INFO_SIZE) - INFO_SIZE) / INFO_SIZE, serif.width)
        height = len(lines) * line_height(INFO_SIZE)
        page.words.append(BandWords(lines, MARGIN_SIDE, page.top, breadth, height, INFO_SIZE))
        page.words.append(
            BandWords([period], MARGIN_SIDE, page.top, breadth, line_height(INFO_SIZE), INFO_SIZE, "right")
        )
        page.top += height + 2
        for note in chart.notes:
            lines = wrap(clean(note), breadth / SMALL_SIZE, serif.width)
            height = len(lines) * line_height(SMALL_SIZE)
            page.words.append(BandWords(lines, MARGIN_SIDE, page.top, breadth, height, SMALL_SIZE))
            page.top += height
        page.top += _AIR
        return page

    def continuing(self) -> ChartPage:
        page = ChartPage(self.size)
        breadth, height = self.size[0] - 2 * MARGIN_SIDE, line_height(SMALL_SIZE)
        title, organisation = f"{clean(self.chart.title)}{CONTINUED}", clean(self.chart.organisation)
        page.words.append(BandWords([title], MARGIN_SIDE, page.top, breadth, height, SMALL_SIZE))
        if self.fonts.chain("serif").width(title + organisation, SMALL_SIZE) + SMALL_SIZE < breadth:
            page.words.append(BandWords([organisation], MARGIN_SIDE, page.top, breadth, height, SMALL_SIZE, "right"))
        page.top += height + _AIR
        return page

    # Root and bodies

    def _bodies(self) -> tuple[list[PlacedBox], list[Box]]:
        """The bodies side by side, the leading one in the middle; what one has too much to say hangs with the rest."""
        bodies = list(self.chart.bodies)
        if not bodies:
            return [], []
        bodies.insert((len(bodies) - 1) // 2, bodies.pop(0))
        room = self.right - self.left
        width = min(BODY_WIDTH, (room - GAP_X * (len(bodies) - 1)) / len(bodies))
        x = self.left + (room - len(bodies) * width - (len(bodies) - 1) * GAP_X) / 2
        placed: list[PlacedBox] = []
        more: list[Box] = []
        for body in bodies:
            first, *rest = self.measurer.pieces(body, width)
            placed.append(PlacedBox(x, 0, first, 1))
            more += [Box("".join(piece.title), ("".join(piece.text),)) for piece in rest]
            x += width + GAP_X
        return placed, more

    def _trunk(self, page: ChartPage) -> tuple[float, float]:
        """Draw root and bodies; the point from which the rest hangs."""
        middle = (self.left + self.right) / 2
        root = self.measurer.pieces(Box(self.chart.root.title, self.chart.root.lines), ROOT_WIDTH)[0]
        page.boxes.append(PlacedBox(middle - ROOT_WIDTH / 2, page.top, root, 0))
        y = page.top + root.height
        if not self.bodies:
            page.top = y + DROP
            return middle, y
        bus = y + DROP / 2
        hooks = [body.x + body.box.width / 2 for body in self.bodies]
        page.lines += [(middle, y, middle, bus), (min(*hooks, middle), bus, max(*hooks, middle), bus)]
        top = y + DROP
        for body, hook in zip(self.bodies, hooks, strict=True):
            page.lines.append((hook, bus, hook, top))
            page.boxes.append(PlacedBox(body.x, top, body.box, 1))
        page.top = top + max(body.box.height for body in self.bodies) + DROP
        leading = (len(self.bodies) - 1) // 2
        return hooks[leading], top + self.bodies[leading].box.height

    def stub_root(self, page: ChartPage) -> tuple[float, float]:
        """The root named again at the top of a further page."""
        middle = (self.left + self.right) / 2
        stub = self.measurer.stub(self.chart.root.title, ROOT_WIDTH)
        page.boxes.append(PlacedBox(middle - ROOT_WIDTH / 2, page.top, stub, 0))
        page.top += stub.height
        trunk = (middle, page.top)
        page.top += DROP
        return trunk


def _fewest(tries: Sequence[list[ChartPage]]) -> list[ChartPage]:
    """The first of those with the fewest pages, so with the widest boxes."""
    return min(tries, key=len)


def _referring(branches: Sequence[Box], begins: Sequence[int], before: int) -> list[Box]:
    """The branches without what is below them, each saying where that is."""
    return [
        Box(branch.title, (*branch.lines, f"下设{sum(1 for _ in branch.all()) - 1}个单位", f"见第{begin + before}页"))
        if begin
        else branch
        for branch, begin in zip(branches, begins, strict=True)
    ]
