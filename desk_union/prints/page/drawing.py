"""Draw set pages on a reportlab canvas: text by chains of faces, hairlines, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.prints.page.bands import BandRow, line_height
from desk_union.prints.page.fitting import MM, PAPERS, sides
from desk_union.prints.type.ink import Ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.prints.page.bands import Band, BandWords, Lattice, Page
    from desk_union.prints.type.fonts import Chain, Fonts

Stroke = tuple[float, float, float, float]
HAIRLINE = 0.35
FRAME = 0.9
CUT = (3, 3)  # of the line between two slips
SHEET = PAPERS["A4"][1]
HAIRLINE_GREY, FRAME_GREY = 0.45, 0.15
FOOTER_SIZE = 9.0
FOOTER_FROM_BOTTOM = 9 * MM
FOLIO_SIZE, FOLIO_LEFT, FOLIO_RIGHT = 14.0, 28 * MM, 26 * MM
FOLIO_DOWN = (37 + 225 + 7) * MM + FOLIO_SIZE
FOLIO_DOWN_LYING = (28 + 156 + 7) * MM + FOLIO_SIZE
RED = "0.78 0 0"  # as a PDF names it
# Han faces stand on a body whose baseline lies at 0.88 of its height.
ASCENT = 0.88


class Pen:
    """Collects the text of one page, so that a font is named only where it changes.

    ``ink`` is shared by the pages of a document that has many.
    """

    def __init__(self, canvas: Canvas, height: float, ink: Ink | None = None) -> None:
        self._canvas = canvas
        self._height = height
        self._ink = ink or Ink(canvas)
        self._orders: list[str] = []
        self._font: tuple[str, float] | None = None

    def text(self, x: float, baseline: float, text: str, chain: Chain, size: float, *, red: bool = False) -> None:
        if red:
            self._orders.append(f"{RED} rg {RED} RG")
        if chain.stroke:
            self._orders.append(f"2 Tr {size * chain.stroke:.3f} w")
        self._orders.append(f"1 0 0 1 {x:.2f} {self._height - baseline:.2f} Tm")
        for name, codes in self._ink.pieces(text, chain):
            if self._font != (name, size):
                self._font = (name, size)
                self._orders.append(f"{name} {size:g} Tf")
            self._orders.append(f"<{codes}> Tj")
        if chain.stroke:
            self._orders.append("0 Tr")
        if red:
            self._orders.append("0 g 0 G")

    def flush(self) -> None:
        self._canvas.addLiteral("q BT {} ET Q".format("\n".join(self._orders)))
        self._orders, self._font = [], None


def draw_page(canvas: Canvas, page: Page, number: int, total: int, fonts: Fonts, ink: Ink | None = None) -> None:
    canvas.setPageSize(page.size)
    _draw(canvas, page, (number, total), fonts, ink)
    canvas.showPage()


def draw_two(canvas: Canvas, slips: Sequence[tuple[Page, int, int]], fonts: Fonts, ink: Ink | None = None) -> None:
    """One or two slips with their number and how many there are, one below the other, with a line to cut along."""
    width, half = slips[0][0].size[0], SHEET / 2
    canvas.setPageSize((width, SHEET))
    for place, (page, number, total) in enumerate(slips):
        canvas.saveState()
        canvas.translate(0, half if place == 0 else 0)
        _draw(canvas, page, (number, total), fonts, ink)
        canvas.restoreState()
    canvas.setStrokeGray(HAIRLINE_GREY)
    canvas.setLineWidth(HAIRLINE)
    canvas.setDash(CUT)
    canvas.line(0, half, width, half)
    canvas.setDash()
    canvas.showPage()


def _draw(canvas: Canvas, page: Page, place: tuple[int, int], fonts: Fonts, ink: Ink | None) -> None:
    """``place`` is the number of the page and of all pages."""
    _fills(canvas, page)
    _lines(canvas, page)
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)
    pen = Pen(canvas, page.size[1], ink)
    for top, band in page.bands:
        if isinstance(band, BandRow):
            draw_row(pen, top, band, fonts.chain(band.role))
            continue
        for words in band.words:
            draw_words(pen, top, words, fonts.chain(words.role))
    if page.official:
        draw_folio(pen, page.size, place[0], fonts.chain("serif"))
    else:
        draw_footer(pen, page.size, place, page.printed_on, fonts.chain("serif"))
    pen.flush()


def draw_folio(pen: Pen, size: tuple[float, float], number: int, chain: Chain) -> None:
    """The page number of a 公文 (GB/T 9704): 4号, 7 mm below the text, odd pages right and even ones left."""
    words = f"— {number} —"
    width = chain.width(words, FOLIO_SIZE)
    left, right = FOLIO_LEFT + FOLIO_SIZE, size[0] - FOLIO_RIGHT - FOLIO_SIZE - width
    down = FOLIO_DOWN if size[0] < size[1] else FOLIO_DOWN_LYING
    pen.text(right if number % 2 else left, down, words, chain, FOLIO_SIZE)


def draw_words(pen: Pen, top: float, words: BandWords, chain: Chain) -> None:
    size, pitch = words.size, line_height(words.size)
    baseline = _first(top + words.top, words.height, len(words.lines), size)
    for place, line in enumerate(words.lines):
        if not line:
            continue
        x = words.x
        if words.align != "left":
            spare = words.width - chain.width(line, size)
            x += spare / 2 if words.align == "center" else spare
        pen.text(x, baseline + place * pitch, line, chain, size, red=words.red)


def _first(top: float, height: float, lines: int, size: float) -> float:
    """Where the first of so many lines stands, all of them in the middle of the height."""
    pitch = line_height(size)
    return top + (height - pitch * lines) / 2 + (pitch - size) / 2 + ASCENT * size


def draw_row(pen: Pen, top: float, row: BandRow, chain: Chain) -> None:
    size, pitch = row.lattice.size, line_height(row.lattice.size)
    firsts = [_first(top, row.height, count, size) for count in range(row.deepest + 1)]
    for column, lines in zip(row.lattice.columns, row.cells, strict=True):
        baseline = firsts[len(lines)]
        red = row.lattice.red_minus and column.align == "right"
        for line in lines:
            if line:
                x = column.left
                if column.align != "left":
                    spare = column.width - chain.width(line, size)
                    x += spare / 2 if column.align == "center" else spare
                pen.text(x, baseline, line, chain, size, red=red and line[0] == "-")
            baseline += pitch


def _fills(canvas: Canvas, page: Page) -> None:
    for top, band in page.bands:
        if band.fill is not None:
            canvas.setFillGray(band.fill)
            left, width = band.extent
            canvas.rect(left, page.size[1] - top - band.height, width, band.height, stroke=0, fill=1)


def _lines(canvas: Canvas, page: Page) -> None:
    """Hairlines between cells, a heavier frame around each unbroken run of cells."""
    height = page.size[1]
    strokes = _edges(height, page.bands)
    frames: list[list[float]] = []
    for top, band in page.bands:
        if not band.bordered:
            continue
        left, width = band.extent
        if frames and abs(frames[-1][1] + frames[-1][3] - top) < 1:
            frames[-1][3] += band.height
        else:
            frames.append([left, top, width, band.height])
    canvas.setStrokeGray(HAIRLINE_GREY)
    canvas.setLineWidth(HAIRLINE)
    drawn = (f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in _joined(strokes))
    canvas.addLiteral(f"n {' '.join(drawn)} S")
    canvas.setStrokeGray(FRAME_GREY)
    canvas.setLineWidth(FRAME)
    for left, top, width, tall in frames:
        canvas.rect(left, height - top - tall, width, tall, stroke=1, fill=0)


def _edges(height: float, bands: Iterable[tuple[float, Band | BandRow]]) -> set[Stroke]:
    """The borders of all cells; rows below one another share theirs."""
    strokes: set[Stroke] = set()
    uprights: list[tuple[Lattice, float, float]] = []
    for top, band in bands:
        if isinstance(band, BandRow):
            y1, y2 = round(height - top, 2), round(height - top - band.height, 2)
            left, right = band.lattice.edges[0], band.lattice.edges[-1]
            strokes |= {(left, y1, right, y1), (left, y2, right, y2)}
            if uprights and uprights[-1][0] is band.lattice and uprights[-1][2] == y1:
                uprights[-1] = (band.lattice, uprights[-1][1], y2)
            else:
                uprights.append((band.lattice, y1, y2))
            continue
        for left, down, width, tall in band.boxes:
            x1, x2 = round(left, 2), round(left + width, 2)
            y1, y2 = round(height - top - down, 2), round(height - top - down - tall, 2)
            strokes |= {(x1, y1, x2, y1), (x1, y2, x2, y2), (x1, y1, x1, y2), (x2, y1, x2, y2)}
    return strokes.union((x, y1, x, y2) for lattice, y1, y2 in uprights for x in lattice.edges)


def _joined(strokes: set[Stroke]) -> list[Stroke]:
    """Touching pieces of one straight line as one stroke; a page then has dozens of strokes, not a thousand."""
    out: list[Stroke] = []
    level = sorted(stroke for stroke in strokes if stroke[1] == stroke[3])
    upright = sorted((stroke for stroke in strokes if stroke[1] != stroke[3]), key=lambda s: (s[0], -s[1]))
    for x1, y1, x2, y2 in sorted(level, key=lambda s: (-s[1], s[0])):
        if out and out[-1][1] == y1 and abs(out[-1][2] - x1) < 1:
            out[-1] = (out[-1][0], y1, max(out[-1][2], x2), y2)
        else:
            out.append((x1, y1, x2, y2))
    first = len(out)
    for x1, y1, x2, y2 in upright:
        if len(out) > first and out[-1][0] == x1 and abs(out[-1][3] - y1) < 1:
            out[-1] = (x1, out[-1][1], x2, min(out[-1][3], y2))
        else:
            out.append((x1, y1, x2, y2))
    return out


def draw_footer(pen: Pen, size: tuple[float, float], place: tuple[int, int], printed_on: date, chain: Chain) -> None:
    """``place`` is the number of the page and of all pages."""
    width, height = size
    baseline = height - FOOTER_FROM_BOTTOM
    middle = f"第 {place[0]} 页 共 {place[1]} 页"
    day = f"打印日期：{printed_on.isoformat()}"
    left, right = sides(size)
    pen.text((left + width - right - chain.width(middle, FOOTER_SIZE)) / 2, baseline, middle, chain, FOOTER_SIZE)
    pen.text(width - right - chain.width(day, FOOTER_SIZE), baseline, day, chain, FOOTER_SIZE)
