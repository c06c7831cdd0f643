"""Lists and cross tables as one PDF, page by page, with progress."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desk_union.basis.atomic_files import landing
from desk_union.prints.page.bands import spots
from desk_union.prints.page.document import mark, new_canvas
from desk_union.prints.page.drawing import SHEET, draw_page, draw_two
from desk_union.prints.page.fitting import PAPERS
from desk_union.prints.page.grid import all_text
from desk_union.prints.page.layout import set_pages
from desk_union.prints.paper import Printed, Progress, Spot
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.ink import Ink
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.prints.page.bands import Page
    from desk_union.prints.paper import Table

_SAY_EVERY_PAGES = 10
TWO, A5, WHOLE = "two", "a5", "a4"
# What a card or slip may be printed on, the usual one first.
SLIPS = ((TWO, "A4纸一张两份，沿线裁开"), (A5, "A5纸横放，一份一张"), (WHOLE, "A4纸，一份一张"))


def write_pdf(
    tables: Sequence[Table],
    target: Path | BinaryIO,
    *,
    paper: str = "A4",
    landscape: bool | None = None,
    fonts: Fonts | None = None,
    slips: str = "",
    invariant: bool = False,
) -> Generator[Progress, None, Printed]:
    """Print the tables one after the other; closing the generator early leaves the target as it was.

    ``landscape`` None lets each table choose; ``slips`` (``TWO`` or ``A5``): each table is a slip of half a page, whose
    pages are counted by itself; ``invariant`` leaves out the time of making, so that equal input gives
    equal bytes. Refusal when a table has too many columns for the paper or the file cannot be written.
    """
    if not tables:
        raise ValueError("nothing to print")
    fonts = fonts or fonts_here()
    if slips:
        paper, landscape = "A5", True
        tables = [replace(table, one_page=True) for table in tables]
    rows = max(1, sum(len(table.rows) for table in tables))
    pages, begins = yield from _set(tables, fonts, paper, landscape, rows)
    out = BytesIO()
    first = tables[0]
    canvas = new_canvas(
        out, PAPERS[paper], title=first.title, author=first.organisation, fonts=fonts, invariant=invariant
    )
    counted = _by_table(pages, list(begins)) if slips else [(page, n, len(pages)) for n, page in enumerate(pages, 1)]
    each = 2 if slips == TWO else 1
    marks = {number: _called(table) for number, table in begins.items()} if len(tables) > 1 else {}
    for done in _draw(canvas, counted, each, marks, fonts):
        told = f"正在生成第 {ceil(done / each)} 页，共 {ceil(len(pages) / each)} 页"
        yield Progress(rows + rows * done // len(pages), 2 * rows, told)
    canvas.save()
    save(out.getvalue(), target)
    lost = fonts.missing(clean("".join(dict.fromkeys(all_text(tables)))).replace("\n", ""))
    opening = spots(pages)
    if slips == TWO:
        opening = (_in_half(spot, pages[0].size[1]) for spot in opening)
    return Printed(ceil(len(pages) / each), tuple(lost), spots=tuple(opening))


def _set(
    tables: Sequence[Table], fonts: Fonts, paper: str, landscape: bool | None, rows: int
) -> Generator[Progress, None, tuple[list[Page], dict[int, Table]]]:
    """The pages of all, and by the number of its first page each table."""
    pages: list[Page] = []
    begins: dict[int, Table] = {}
    before = 0
    for table in tables:
        steps = set_pages(table, fonts, paper=paper, landscape=landscape)
        while True:
            try:
                done = before + next(steps)
            except StopIteration as end:
                begins[len(pages) + 1] = table
                pages += end.value
                break
            yield Progress(done, 2 * rows, f"正在排版《{table.title}》：{done}／{rows} 行")
        before += len(table.rows)
    return pages, begins


def _draw(
    canvas: Canvas, counted: Sequence[tuple[Page, int, int]], each: int, marks: Mapping[int, str], fonts: Fonts
) -> Iterator[int]:
    """Draw so many on ``each`` sheet of paper, each page with its number and of how many; now and then say how far."""
    ink = Ink(canvas)
    for number, begin in enumerate(range(0, len(counted), each), start=1):
        leaf = counted[begin : begin + each]
        done = begin + len(leaf)
        for place in range(begin + 1, done + 1):
            if place in marks:
                mark(canvas, marks[place], place)
        if each > 1:
            draw_two(canvas, leaf, fonts, ink)
        else:
            draw_page(canvas, *leaf[0], fonts, ink)
        if number % _SAY_EVERY_PAGES == 0 or done == len(counted):
            yield done


def _by_table(pages: Sequence[Page], begins: Sequence[int]) -> list[tuple[Page, int, int]]:
    """Each page with its number within its table and how many that has."""
    ends = [*(first - 1 for first in begins[1:]), len(pages)]
    return [
        (pages[place - 1], place - first + 1, last - first + 1)
        for first, last in zip(begins, ends, strict=True)
        for place in range(first, last + 1)
    ]


def _in_half(spot: Spot, height: float) -> Spot:
    """Where it stands on a sheet of two slips."""
    left, top, right, bottom = spot.box
    half = SHEET / 2
    down = half - height + (half if spot.page % 2 else 0)
    return Spot(spot.page // 2, (left, top + down, right, bottom + down), spot.number)


def _called(table: Table) -> str:
    """What tells a table from the others of its sheet."""
    return "　".join(part for part in (table.title, table.period, table.filter_text) if part)


def save(data: bytes, target: Path | BinaryIO) -> None:
    if isinstance(target, Path):
        with landing(target) as beside:
            beside.write_bytes(data)
    else:
        target.write(data)
