"""Stacked bars on one lying page: a panel below the other, each with its scale, its legend and its sums."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import BandWords, line_height
from desk_union.prints.page.document import new_canvas
from desk_union.prints.page.drawing import HAIRLINE, HAIRLINE_GREY, Pen, draw_footer, draw_words
from desk_union.prints.page.fitting import MM, PAPERS, sides
from desk_union.prints.page.layout import INFO_SIZE, MARGIN_BOTTOM, SMALL_SIZE, TITLE_SIZE, top_of
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import fonts_here
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.describe.stack_chart import StackChart, StackPanel
    from desk_union.prints.paper import Align
    from desk_union.prints.stationery import Stationery
    from desk_union.prints.type.fonts import Fonts

# Told apart in colour and, by how light they are, on a black-and-white printer too.
COLOURS = (
    (0.70, 0.13, 0.13), (0.95, 0.76, 0.30), (0.22, 0.45, 0.66), (0.62, 0.80, 0.58), (0.45, 0.30, 0.55),
    (0.93, 0.62, 0.50), (0.30, 0.60, 0.60), (0.82, 0.82, 0.82),
)  # fmt: skip
SCALE_WIDTH, LEGEND_HEIGHT, FOOT_HEIGHT, SUM_HEIGHT = 18 * MM, 7 * MM, 6 * MM, 5 * MM
GAP, BAR_PART, BESIDE_PART = 5 * MM, 0.62, 0.8
LEAST_SIZE = 6.5  # of numbers above bars that stand beside each other
STEPS = 4
HALVES = (1, 2, 4, 5, 10)  # first figures of a scale that is easily read
BOX = 3 * MM


def print_stacks(chart: StackChart, target: Path | BinaryIO, hand: Stationery) -> Generator[Progress, None, Printed]:
    chart = replace(chart, title=hand.wording.say(chart.title))
    printed = yield from write_stacks(chart, target, fonts=hand.fonts)
    return replace(printed, notes=(*hand.notes, *printed.notes))


def write_stacks(
    chart: StackChart, target: Path | BinaryIO, *, fonts: Fonts | None = None, invariant: bool = False
) -> Generator[Progress, None, Printed]:
    """Draw all panels on one page; closing the generator early leaves the target as it was."""
    fonts = fonts or fonts_here()
    yield Progress(0, 1, f"正在画《{chart.title}》")
    short, long = PAPERS["A4"]
    out = BytesIO()
    canvas = new_canvas(
        out, (long, short), title=chart.title, author=chart.organisation, fonts=fonts, invariant=invariant
    )
    page = StackPage(canvas, (long, short), fonts)
    page.draw(chart)
    canvas.save()
    save(out.getvalue(), target)
    return Printed(1, tuple(fonts.missing(clean(text) for text in _all_text(chart))))


def _all_text(chart: StackChart) -> Iterator[str]:
    yield from (chart.title, chart.organisation, chart.period, *chart.places, *chart.notes)
    for panel in chart.panels:
        yield from (panel.title, panel.unit, *(one.name for one in panel.series))


def step_of(highest: int, scale: int) -> int:
    """How much lies between two lines of the scale, in the values' own measure; the lines are round numbers."""
    least = max(1, -(-highest // (STEPS * scale)))
    power = 1
    while True:
        for first in HALVES:
            if first * power >= least:
                return first * power * scale
        power *= 10


class StackPage:
    """One page under the pen; ``top`` is how far it is drawn on, in points from the upper edge."""

    def __init__(self, canvas: Canvas, size: tuple[float, float], fonts: Fonts) -> None:
        self.canvas, self.size, self.fonts = canvas, size, fonts
        self.left, self.free = sides(size)
        self.breadth = size[0] - self.left - self.free
        self.top = top_of(size)
        self.words: list[BandWords] = []

    def draw(self, chart: StackChart) -> None:
        self._head(chart)
        below = len(chart.notes) * line_height(SMALL_SIZE) + 2
        room = self.size[1] - MARGIN_BOTTOM - self.top - below
        height = room / max(1, len(chart.panels))
        for panel in chart.panels:
            self._panel(panel, chart.places, height)
        for note in chart.notes:
            self._line(note, self.left, self.breadth, SMALL_SIZE)
            self.top += line_height(SMALL_SIZE)
        pen = Pen(self.canvas, self.size[1])
        for words in self.words:
            draw_words(pen, 0, words, self.fonts.chain(words.role))
        draw_footer(pen, self.size, (1, 1), chart.printed_on, self.fonts.chain("serif"))
        pen.flush()
        self.canvas.showPage()

    def _head(self, chart: StackChart) -> None:
        height = line_height(TITLE_SIZE)
        title, left = [clean(chart.title)], self.left
        self.words.append(BandWords(title, left, self.top, self.breadth, height, TITLE_SIZE, "center", "sans"))
        self.top += height + 4
        self._line(f"单位：{chart.organisation}" if chart.organisation else "", self.left, self.breadth, INFO_SIZE)
        self._line(chart.period, self.left, self.breadth, INFO_SIZE, "right")
        self.top += line_height(INFO_SIZE) + 4

    def _line(
        self, text: str, x: float, width: float, size: float, align: Align = "left", top: float | None = None
    ) -> None:
        if text:
            at = self.top if top is None else top
            words = BandWords([clean(text)], x, at, width, line_height(size), size, align)
            self.words.append(words)

    def _panel(self, panel: StackPanel, places: tuple[str, ...], height: float) -> None:
        top = self.top
        self._line(f"{panel.title}（{panel.unit}）", self.left, self.breadth / 3, INFO_SIZE)
        self._legend(panel)
        upper = top + LEGEND_HEIGHT + SUM_HEIGHT
        lower = top + height - FOOT_HEIGHT - GAP
        step = step_of(panel.highest, panel.scale)
        full = max(step, -(-panel.highest // step) * step)
        self._scale(panel, upper, lower, step, full)
        left, right = self.left + SCALE_WIDTH, self.size[0] - self.free
        pitch = (right - left) / max(1, len(places))
        for place, word in enumerate(places):
            x = left + place * pitch
            if panel.beside:
                self._beside(panel, place, x, pitch, (upper, lower, full))
            else:
                self._stack(panel, place, x, pitch, upper, lower, full)
            self._line(word, x, pitch, SMALL_SIZE, "center", lower + 2)
        self.top = top + height

    def _legend(self, panel: StackPanel) -> None:
        """From the right edge leftward, so that it never meets the panel's title on usual numbers of kinds."""
        chain = self.fonts.chain("serif")
        x = self.size[0] - self.free
        for place in reversed(range(len(panel.series))):
            name = clean(panel.series[place].name)
            x -= chain.width(name, SMALL_SIZE) + 2
            self._line(name, x, chain.width(name, SMALL_SIZE) + 4, SMALL_SIZE)
            x -= BOX + 3
            self._box(x, self.top + 2, BOX, BOX, place)
            x -= 8

    def _box(self, x: float, top: float, width: float, height: float, place: int) -> None:
        canvas = self.canvas
        canvas.setFillColorRGB(*COLOURS[place % len(COLOURS)])
        canvas.setStrokeGray(HAIRLINE_GREY)
        canvas.setLineWidth(HAIRLINE)
        canvas.rect(x, self.size[1] - top - height, width, height, fill=1)
        canvas.setFillGray(0)

    def _scale(self, panel: StackPanel, upper: float, lower: float, step: int, full: int) -> None:
        canvas = self.canvas
        canvas.setStrokeGray(0.75)
        canvas.setLineWidth(HAIRLINE)
        for value in range(0, full + 1, step):
            y = lower - (lower - upper) * value / full
            canvas.line(self.left + SCALE_WIDTH, self.size[1] - y, self.size[0] - self.free, self.size[1] - y)
            words, half = f"{value // panel.scale:,}", line_height(SMALL_SIZE) / 2
            self._line(words, self.left, SCALE_WIDTH - 4, SMALL_SIZE, "right", y - half)
        canvas.setStrokeGray(0)

    def _beside(
        self, panel: StackPanel, place: int, x: float, pitch: float, scale: tuple[float, float, int]
    ) -> None:
        """A bar for each, with its number above it, the second a little higher where both would meet."""
        upper, lower, full = scale
        width = pitch * BESIDE_PART / max(1, len(panel.series))
        left = x + (pitch - width * len(panel.series)) / 2
        for number, one in enumerate(panel.series):
            value = one.values[place]
            if value <= 0:
                continue
            high = (lower - upper) * value / full
            self._box(left + number * width, lower - high, width, high, number)
            told = f"{value // panel.scale:,}" if value % panel.scale == 0 else f"{value / panel.scale:,.0f}"
            over = lower - high - line_height(LEAST_SIZE)
            self._line(told, left + number * width - width / 2, 2 * width, LEAST_SIZE, "center", over)

    def _stack(
        self, panel: StackPanel, place: int, x: float, pitch: float, upper: float, lower: float, full: int
    ) -> None:
        width, y, total = pitch * BAR_PART, lower, 0
        for number, one in enumerate(panel.series):
            value = one.values[place]
            if value <= 0:
                continue
            total += value
            high = (lower - upper) * value / full
            y -= high
            self._box(x + (pitch - width) / 2, y, width, high, number)
        if total:
            told = f"{total // panel.scale:,}" if total % panel.scale == 0 else f"{total / panel.scale:,.2f}"
            self._line(told, x, pitch, SMALL_SIZE, "center", y - line_height(SMALL_SIZE))
