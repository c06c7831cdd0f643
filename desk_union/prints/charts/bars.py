"""Pictures of bars as one PDF: a title, a bar a line with its name before and its value behind it, notes below."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import BandWords, line_height
from desk_union.prints.page.document import new_canvas
from desk_union.prints.page.drawing import Pen, draw_footer, draw_words
from desk_union.prints.page.fitting import MM, PAPERS, sides
from desk_union.prints.page.header import balanced
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.describe.bar_chart import Bar, BarPage
    from desk_union.prints.stationery import Stationery

TITLE, INFO, TEXT = 18.0, 10.5, 10.0
TOP, FOOT, HEAD = 20 * MM, 24 * MM, 26 * MM
STEP, THICK = 9 * MM, 5.5 * MM
LABEL, VALUE, GAP = 52 * MM, 26 * MM, 2 * MM
SIZE = PAPERS["A4"]
LEFT, RIGHT = sides(SIZE)
BLACK_GREY, AXIS_GREY = 0.45, 0.6


@dataclass(frozen=True)
class _Leaf:
    page: BarPage
    bars: Sequence[Bar]
    is_last: bool


def write_bars(
    pages: Sequence[BarPage], target: Path | BinaryIO, *, fonts: Fonts | None = None, invariant: bool = False
) -> Generator[Progress, None, Printed]:
    """Draw the pictures on standing A4; closing the generator early leaves the target as it was."""
    fonts = fonts or fonts_here()
    leaves = [leaf for page in pages for leaf in _leaves(page)]
    out, first = BytesIO(), pages[0]
    canvas = new_canvas(out, SIZE, title=first.title, author=first.organisation, fonts=fonts, invariant=invariant)
    for number, leaf in enumerate(leaves, 1):
        _draw(canvas, leaf, (number, len(leaves)), fonts)
        yield Progress(number, len(leaves), f"正在生成第 {number} 页，共 {len(leaves)} 页")
    canvas.save()
    save(out.getvalue(), target)
    return Printed(len(leaves), tuple(fonts.missing(clean("".join(_all_text(pages))).replace("\n", ""))))


def print_bars(
    pages: Sequence[BarPage], target: Path | BinaryIO, hand: Stationery
) -> Generator[Progress, None, Printed]:
    return (yield from write_bars(pages, target, fonts=hand.fonts))


def _all_text(pages: Sequence[BarPage]) -> Iterator[str]:
    for page in pages:
        yield from (page.title, page.organisation, page.period, *page.notes)
        yield from (text for bar in page.bars for text in (bar.label, bar.words))


def _leaves(page: BarPage) -> Iterator[_Leaf]:
    room = int((SIZE[1] - TOP - HEAD - FOOT) // STEP) - len(page.notes)
    parts = [page.bars[start : start + room] for start in range(0, max(len(page.bars), 1), room)]
    for place, bars in enumerate(parts, 1):
        yield _Leaf(page, bars, place == len(parts))


def _draw(canvas: Canvas, leaf: _Leaf, place: tuple[int, int], fonts: Fonts) -> None:
    page, (width, height) = leaf.page, SIZE
    canvas.setPageSize(SIZE)
    left, start = LEFT + LABEL, TOP + HEAD
    longest = max((abs(bar.value) for bar in page.bars), default=Fraction(0)) or Fraction(1)
    room = width - RIGHT - VALUE - left
    words = list(_heads(page, width, fonts))
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(AXIS_GREY)
    canvas.line(left, height - start, left, height - start - STEP * len(leaf.bars))
    canvas.setFillGray(BLACK_GREY)
    for n, bar in enumerate(leaf.bars):
        top = start + STEP * n
        length = room * float(max(bar.value, Fraction(0)) / longest)
        canvas.rect(left, height - top - (STEP + THICK) / 2, length, THICK, fill=0 if bar.hollow else 1)
        words += _of_bar(bar, top, left, length, fonts)
    if leaf.is_last:
        below = start + STEP * len(leaf.bars) + GAP
        words += [
            BandWords([note], LEFT, below + STEP * n, width - LEFT - RIGHT, STEP, TEXT)
            for n, note in enumerate(page.notes)
        ]
    canvas.setFillGray(0)
    pen = Pen(canvas, height)
    for one in words:
        draw_words(pen, 0, one, fonts.chain(one.role))
    draw_footer(pen, SIZE, place, page.printed_on, fonts.chain("serif"))
    pen.flush()
    canvas.showPage()


def _heads(page: BarPage, width: float, fonts: Fonts) -> Iterator[BandWords]:
    room = width - LEFT - RIGHT
    lines = balanced(clean(page.title), room / TITLE, fonts.chain("song-bold"))
    yield BandWords(lines, LEFT, TOP, room, len(lines) * line_height(TITLE), TITLE, "center", "song-bold")
    info = TOP + max(len(lines) * line_height(TITLE), 12 * MM)
    yield BandWords([page.organisation], LEFT, info, room, line_height(INFO), INFO)
    yield BandWords([page.period], LEFT, info, room, line_height(INFO), INFO, "right")


def _of_bar(bar: Bar, top: float, left: float, length: float, fonts: Fonts) -> Iterator[BandWords]:
    label = wrap(clean(bar.label), (LABEL - GAP) / TEXT, fonts.chain("serif").width)[:2]
    yield BandWords(label, LEFT, top, LABEL - GAP, STEP, TEXT, "right")
    yield BandWords([bar.words], left + length + GAP, top, VALUE, STEP, TEXT)
