"""Draw set pages on a reportlab canvas: text by chains of faces, hairlines, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.prints.bands import line_height
from desk_union.prints.fitting import MARGIN_SIDE, MM

if TYPE_CHECKING:
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    from desk_union.prints.bands import Band, Page, Words
    from desk_union.prints.fonts import Chain, Fonts

HAIRLINE = 0.35
FRAME = 0.9
HAIRLINE_GREY, FRAME_GREY = 0.45, 0.15
FOOTER_SIZE = 9.0
FOOTER_FROM_BOTTOM = 9 * MM
# Han faces stand on a body whose baseline lies at 0.88 of its height.
ASCENT = 0.88


class Pen:
    """Collects the text of one page, so that a font is named only where it changes."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._plain = canvas.beginText()
        self._font: tuple[str, float] | None = None
        self._stroked: list[tuple[float, float, str, Chain, float]] = []

    def text(self, x: float, baseline: float, text: str, chain: Chain, size: float) -> None:
        if chain.stroke:
            self._stroked.append((x, self._height - baseline, text, chain, size))
            return
        self._plain.setTextOrigin(x, self._height - baseline)
        self._font = _set(self._plain, self._font, text, chain, size)

    def flush(self) -> None:
        self._canvas.drawText(self._plain)
        for x, y, text, chain, size in self._stroked:
            self._canvas.setLineWidth(size * chain.stroke)
            heavy = self._canvas.beginText(x, y)
            heavy.setTextRenderMode(2)
            _set(heavy, None, text, chain, size)
            heavy.setTextRenderMode(0)
            self._canvas.drawText(heavy)


def _set(
    out: PDFTextObject, font: tuple[str, float] | None, text: str, chain: Chain, size: float
) -> tuple[str, float] | None:
    for name, piece in chain.runs(text):
        if font != (name, size):
            font = (name, size)
            out.setFont(name, size)
        out.textOut(piece)
    return font


def draw_page(canvas: Canvas, page: Page, number: int, total: int, fonts: Fonts) -> None:
    canvas.setPageSize(page.size)
    _fills(canvas, page)
    _lines(canvas, page)
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)
    pen = Pen(canvas, page.size[1])
    for top, band in page.bands:
        for words in band.words:
            draw_words(pen, top, words, fonts.chain(words.role))
    draw_footer(pen, page.size, (number, total), page.printed_on, fonts.chain("serif"))
    pen.flush()
    canvas.showPage()


def draw_words(pen: Pen, top: float, words: Words, chain: Chain) -> None:
    size, pitch = words.size, line_height(words.size)
    first = top + words.top + (words.height - pitch * len(words.lines)) / 2 + (pitch - size) / 2 + ASCENT * size
    for place, line in enumerate(words.lines):
        if not line:
            continue
        x = words.x
        if words.align != "left":
            spare = words.width - chain.width(line, size)
            x += spare / 2 if words.align == "center" else spare
        pen.text(x, first + place * pitch, line, chain, size)


def _fills(canvas: Canvas, page: Page) -> None:
    for top, band in page.bands:
        if band.fill is not None:
            canvas.setFillGray(band.fill)
            left, width = _extent(band)
            canvas.rect(left, page.size[1] - top - band.height, width, band.height, stroke=0, fill=1)


def _extent(band: Band) -> tuple[float, float]:
    left = min(box[0] for box in band.boxes)
    return left, max(box[0] + box[2] for box in band.boxes) - left


def _lines(canvas: Canvas, page: Page) -> None:
    """Hairlines between cells, a heavier frame around each unbroken run of cells."""
    height = page.size[1]
    strokes: set[tuple[float, float, float, float]] = set()
    frames: list[list[float]] = []
    for top, band in page.bands:
        if not band.boxes:
            continue
        for left, down, width, tall in band.boxes:
            x1, x2 = round(left, 2), round(left + width, 2)
            y1, y2 = round(height - top - down, 2), round(height - top - down - tall, 2)
            strokes |= {(x1, y1, x2, y1), (x1, y2, x2, y2), (x1, y1, x1, y2), (x2, y1, x2, y2)}
        left, width = _extent(band)
        if frames and abs(frames[-1][1] + frames[-1][3] - top) < 1:
            frames[-1][3] += band.height
        else:
            frames.append([left, top, width, band.height])
    canvas.setStrokeGray(HAIRLINE_GREY)
    canvas.setLineWidth(HAIRLINE)
    canvas.lines(_joined(strokes))
    canvas.setStrokeGray(FRAME_GREY)
    canvas.setLineWidth(FRAME)
    for left, top, width, tall in frames:
        canvas.rect(left, height - top - tall, width, tall, stroke=1, fill=0)


def _joined(strokes: set[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """Touching pieces of one straight line as one stroke; a page then has dozens of strokes, not a thousand."""
    out: list[tuple[float, float, float, float]] = []
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
    pen.text((width - chain.width(middle, FOOTER_SIZE)) / 2, baseline, middle, chain, FOOTER_SIZE)
    pen.text(width - MARGIN_SIDE - chain.width(day, FOOTER_SIZE), baseline, day, chain, FOOTER_SIZE)
