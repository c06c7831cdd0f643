"""A tree of boxes as one PDF, such as the organisation of the union: drawn page by page, with progress."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.prints.charts.chartblock import PAD, TEXT_SIZE, TITLE_SIZE
from desk_union.prints.charts.chartsetting import set_chart
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import BandWords, line_height
from desk_union.prints.page.document import new_canvas
from desk_union.prints.page.drawing import Pen, draw_footer, draw_words
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import date
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.describe.sheet import Request
    from desk_union.describe.tree_chart import Chart
    from desk_union.prints.charts.chartblock import PlacedBox
    from desk_union.prints.charts.chartrows import ChartPage
    from desk_union.prints.stationery import Stationery

PAPER = "paper"
_BORDERS = (1.2, 0.8, 0.5)  # of root, heads, and what hangs below them
_FILLS = (0.9, 0.95, 1.0)
_TIE, _TIE_GREY = 0.6, 0.35


def write_chart(
    chart: Chart,
    target: Path | BinaryIO,
    *,
    paper: str = "A4",
    fonts: Fonts | None = None,
    invariant: bool = False,
) -> Generator[Progress, None, Printed]:
    """Draw the tree on lying paper; closing the generator early leaves the target as it was."""
    fonts = fonts or fonts_here()
    yield Progress(0, 2, f"正在排版《{chart.title}》")
    pages = set_chart(chart, fonts, paper)
    out = BytesIO()
    canvas = new_canvas(
        out, pages[0].size, title=chart.title, author=chart.organisation, fonts=fonts, invariant=invariant
    )
    for number, page in enumerate(pages, 1):
        _draw(canvas, page, (number, len(pages)), chart.printed_on, fonts)
        yield Progress(len(pages) + number, 2 * len(pages), f"正在生成第 {number} 页，共 {len(pages)} 页")
    canvas.save()
    save(out.getvalue(), target)
    return Printed(len(pages), tuple(fonts.missing(_all_text(chart))))


def print_chart(
    chart: Chart, request: Request, target: Path | BinaryIO, hand: Stationery
) -> Generator[Progress, None, Printed]:
    """On the paper chosen in the request, in the office's own faces."""
    chart = replace(chart, title=hand.wording.say(chart.title))
    printed = yield from write_chart(chart, target, paper=request.chosen.get(PAPER, "A4"), fonts=hand.fonts)
    return replace(printed, notes=(*hand.notes, *printed.notes))


def _all_text(chart: Chart) -> Iterator[str]:
    boxes = (box for top in (chart.root, *chart.bodies) for box in top.all())
    for text in (chart.title, chart.organisation, *chart.notes, *(t for box in boxes for t in (box.title, *box.lines))):
        yield clean(text).replace("\n", "")


def _draw(canvas: Canvas, page: ChartPage, place: tuple[int, int], printed_on: date, fonts: Fonts) -> None:
    canvas.setPageSize(page.size)
    height = page.size[1]
    canvas.setStrokeGray(_TIE_GREY)
    canvas.setLineWidth(_TIE)
    canvas.lines([(x1, height - y1, x2, height - y2) for x1, y1, x2, y2 in page.lines])
    canvas.setStrokeGray(0)
    for piece in page.boxes:
        canvas.setLineWidth(_BORDERS[piece.rank])
        canvas.setFillGray(_FILLS[piece.rank])
        canvas.rect(piece.x, height - piece.y - piece.box.height, piece.box.width, piece.box.height, fill=1)
    canvas.setFillGray(0)
    pen = Pen(canvas, height)
    for words in (*page.words, *(words for piece in page.boxes for words in _words(piece))):
        draw_words(pen, 0, words, fonts.chain(words.role))
    draw_footer(pen, page.size, place, printed_on, fonts.chain("serif"))
    pen.flush()
    canvas.showPage()


def _words(piece: PlacedBox) -> Iterator[BandWords]:
    """The title in bold, below it the text, in the middle of the box."""
    box, x, y = piece.box, piece.x + PAD, piece.y + PAD
    width, title = box.width - 2 * PAD, len(box.title) * line_height(TITLE_SIZE)
    yield BandWords(box.title, x, y, width, title, TITLE_SIZE, "center", "song-bold")
    if box.text:
        height = len(box.text) * line_height(TEXT_SIZE)
        yield BandWords(box.text, x, y + title, width, height, TEXT_SIZE, "center")
