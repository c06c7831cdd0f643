"""Lists and cross tables as one PDF, page by page, with progress."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desk_union.basis.atomic_files import landing
from desk_union.prints.page.bands import spots
from desk_union.prints.page.document import mark, new_canvas
from desk_union.prints.page.drawing import draw_page
from desk_union.prints.page.fitting import PAPERS
from desk_union.prints.page.grid import all_text
from desk_union.prints.page.layout import set_pages
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.ink import Ink
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from desk_union.prints.page.bands import Page
    from desk_union.prints.paper import Table

_SAY_EVERY_PAGES = 10


def write_pdf(
    tables: Sequence[Table],
    target: Path | BinaryIO,
    *,
    paper: str = "A4",
    landscape: bool | None = None,
    fonts: Fonts | None = None,
    invariant: bool = False,
) -> Generator[Progress, None, Printed]:
    """Print the tables one after the other; closing the generator early leaves the target as it was.

    ``landscape`` None lets each table choose; ``invariant`` leaves out the time of making, so that equal input gives
    equal bytes. Refusal when a table has too many columns for the paper or the file cannot be written.
    """
    if not tables:
        raise ValueError("nothing to print")
    fonts = fonts or fonts_here()
    rows = max(1, sum(len(table.rows) for table in tables))
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
    out = BytesIO()
    first = tables[0]
    canvas = new_canvas(
        out, PAPERS[paper], title=first.title, author=first.organisation, fonts=fonts, invariant=invariant
    )
    ink = Ink(canvas)
    marks = {number: _called(table) for number, table in begins.items()} if len(tables) > 1 else {}
    for number, page in enumerate(pages, start=1):
        if number in marks:
            mark(canvas, marks[number], number)
        draw_page(canvas, page, number, len(pages), fonts, ink)
        if number % _SAY_EVERY_PAGES == 0 or number == len(pages):
            yield Progress(rows + rows * number // len(pages), 2 * rows, f"正在生成第 {number} 页，共 {len(pages)} 页")
    canvas.save()
    save(out.getvalue(), target)
    lost = fonts.missing(clean("".join(dict.fromkeys(all_text(tables)))).replace("\n", ""))
    return Printed(len(pages), tuple(lost), spots=tuple(spots(pages)))


def _called(table: Table) -> str:
    """What tells a table from the others of its sheet."""
    return "　".join(part for part in (table.title, table.period, table.filter_text) if part)


def save(data: bytes, target: Path | BinaryIO) -> None:
    if isinstance(target, Path):
        with landing(target) as beside:
            beside.write_bytes(data)
    else:
        target.write(data)
