"""A document of headings, paragraphs and tables as PDF on upright A4."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.describe.prose import Heading, ProseGrid
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import Band, BandRow, BandWords, Page, line_height, numbers_in, spots
from desk_union.prints.page.document import mark, new_canvas
from desk_union.prints.page.drawing import draw_page
from desk_union.prints.page.fitting import MM, PAPERS, fit, sides
from desk_union.prints.page.grid import grid_of
from desk_union.prints.page.header import header
from desk_union.prints.page.layout import INFO_SIZE, MARGIN_BOTTOM, MARGIN_TOP, TITLE_SIZE, abreast, lattice_of
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.type.fonts import Fonts, fonts_here
from desk_union.prints.type.ink import Ink
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from desk_union.describe.prose import Cover, Prose
    from desk_union.prints.page.bands import Lattice
    from desk_union.prints.paper import Align
    from desk_union.prints.stationery import Stationery
    from desk_union.prints.type.fonts import Role

BODY, HEADING = 11.0, 13.0
PITCH = 1.65  # of a line of text, in parts of its size
SQUEEZE = 4 * MM  # of the margins above and below; the number of the page keeps its room
INDENT = "　　"
GAP = 5.0
COVER_SIZE, COVER_TOP, COVER_GAP = 26.0, 200.0, 60.0


def print_prose(prose: Prose, target: Path | BinaryIO, hand: Stationery) -> Generator[Progress, None, Printed]:
    """In the office's own words and faces."""
    prose = replace(prose, title=hand.wording.say(prose.title))
    printed = yield from write_prose(prose, target, fonts=hand.fonts)
    return replace(printed, notes=(*hand.notes, *printed.notes))


def write_prose(
    prose: Prose, target: Path | BinaryIO, *, fonts: Fonts | None = None, invariant: bool = False
) -> Generator[Progress, None, Printed]:
    fonts = fonts or fonts_here()
    yield Progress(0, 2, f"正在排版《{prose.title}》")
    pages, marks = _laid_out(prose, fonts)
    out = BytesIO()
    canvas = new_canvas(
        out, PAPERS["A4"], title=prose.title, author=prose.organisation, fonts=fonts, invariant=invariant
    )
    ink = Ink(canvas)
    for number, page in enumerate(pages, 1):
        for words in marks.get(number, ()):
            mark(canvas, words, number)
        draw_page(canvas, page, number, len(pages), fonts, ink)
    canvas.save()
    save(out.getvalue(), target)
    yield Progress(2, 2, f"共 {len(pages)} 页")
    said = (prose.title, prose.organisation, prose.period, *_all_text(prose))
    lost = tuple(fonts.missing(clean(text).replace("\n", "") for text in said))
    return Printed(len(pages), lost, spots=tuple(spots(pages)))


def _all_text(prose: Prose) -> list[str]:
    told: list[str] = []
    for block in prose.blocks:
        if isinstance(block, ProseGrid):
            told += [
                block.title,
                *(column.title for column in block.columns),
                *(cell for row in block.rows for cell in row),
            ]
        else:
            told.append(block.text)
    return told


def _laid_out(prose: Prose, fonts: Fonts) -> tuple[list[Page], dict[int, list[str]]]:
    """The pages and the headings by page; who signs has no page alone where the others can take the signatures in."""
    flow = _Flow(prose, fonts)
    pages = flow.run()
    if flow.signed_alone:
        closer = _Flow(prose, fonts, SQUEEZE)
        if len(squeezed := closer.run()) < len(pages):
            return squeezed, closer.marks
    return pages, flow.marks


class _Flow:
    """``closer`` is what the margins above and below give away."""

    def __init__(self, prose: Prose, fonts: Fonts, closer: float = 0.0) -> None:
        self.prose, self.fonts, self.closer = prose, fonts, closer
        self.signed_alone = False
        self.size = PAPERS["A4"]
        self.left, right = sides(self.size)
        self.breadth = self.size[0] - self.left - right
        self.pages: list[Page] = []
        self.marks: dict[int, list[str]] = {}
        self.top = 0.0

    def run(self) -> list[Page]:
        prose = self.prose
        self._turn()
        if prose.cover is None:
            self._text([prose.title], TITLE_SIZE, "sans", "center", 1.5)
            self._info()
        else:
            self._cover(prose.cover)
        for place, block in enumerate(prose.blocks):
            if isinstance(block, ProseGrid):
                self._grid(block)
            elif isinstance(block, Heading):
                after = prose.blocks[place + 1] if place + 1 < len(prose.blocks) else None
                if block.apart and (place or prose.cover is not None):
                    self._turn()
                self._room(HEADING * PITCH + GAP + (4 * BODY * PITCH if after is not None else 0))
                self.top += GAP
                self.marks.setdefault(len(self.pages), []).append(block.text)
                self._text(self._wrapped(block.text, HEADING, "song-bold"), HEADING, "song-bold")
            else:
                for part in block.text.split("\n"):
                    self._text(self._wrapped(INDENT + part, BODY, "serif"), BODY)
        if prose.signers:
            self._signers()
        if prose.cover is not None:
            self._contents()
        return self.pages

    def _cover(self, cover: Cover) -> None:
        """The title by itself, large; the next page is left for the contents, which are known at the end."""
        self.top = COVER_TOP
        self._text(self._wrapped(self.prose.title, COVER_SIZE, "sans"), COVER_SIZE, "sans", "center", 1.6)
        self.top += COVER_GAP
        for line in cover.lines:
            self._text(self._wrapped(line, HEADING, "serif"), HEADING, "serif", "center", 2.2)
        self.top = self.size[1] - MARGIN_BOTTOM - 2.4 * HEADING * len(cover.places) - COVER_GAP
        for place in cover.places:
            self._text([f"{place}：＿＿＿＿＿＿＿＿＿＿"], HEADING, "serif", "center", 2.4)
        self._turn()

    def _contents(self) -> None:
        """On the second page, each heading with the number of its page."""
        pages = {words: number for number, some in self.marks.items() for words in some}
        page, self.top = self.pages[1], MARGIN_TOP
        lines = [("目　　录", "", TITLE_SIZE), *((words, str(pages[words]), HEADING) for words in self.prose.contents)]
        for words, number, size in lines:
            height = 2.2 * size
            align: Align = "left" if number else "center"
            told = [BandWords([clean(words)], self.left, 0, self.breadth, height, size, align)]
            told += [BandWords([number], self.left, 0, self.breadth, height, size, "right")] if number else []
            page.bands.append((self.top, Band(height, told)))
            self.top += height

    def _turn(self) -> None:
        self.pages.append(Page(self.size, self.prose.printed_on))
        self.top = MARGIN_TOP - self.closer

    def _room(self, height: float) -> bool:
        """Whether the page had to be turned for it."""
        if self.top + height <= self.size[1] - MARGIN_BOTTOM + self.closer:
            return False
        self._turn()
        return True

    def _put(self, band: Band | BandRow) -> None:
        self.pages[-1].bands.append((self.top, band))
        self.top += band.height

    def _wrapped(self, text: str, size: float, role: Role) -> list[str]:
        return wrap(clean(text), self.breadth / size, self.fonts.chain(role).width)

    def _text(
        self, lines: Sequence[str], size: float, role: Role = "serif", align: Align = "left", pitch: float = PITCH
    ) -> None:
        height = size * pitch
        for line in lines:
            self._room(height)
            self._put(Band(height, [BandWords([line], self.left, 0, self.breadth, height, size, align, role)]))

    def _info(self) -> None:
        prose, height = self.prose, line_height(INFO_SIZE) + GAP
        told: tuple[tuple[str, Align], ...] = (
            (f"{prose.official.maker}：{prose.organisation}", "left"), (prose.period, "center"),
            (prose.official.money, "right"),
        )  # fmt: skip
        for line in self._beside(told):
            words = [BandWords([clean(t)], self.left, 0, self.breadth, height, INFO_SIZE, align) for t, align in line]
            self._put(Band(height, words))

    def _beside(self, told: tuple[tuple[str, Align], ...]) -> list[list[tuple[str, Align]]]:
        """On one line where the three leave each other room, else the first on a line of its own."""
        left, middle, right = (self.fonts.chain("serif").width(clean(text)) * INFO_SIZE for text, _ in told)
        if 2 * max(left, right) + middle + 4 * INFO_SIZE <= self.breadth or not middle:
            return [list(told)]
        return [[told[0]], [(told[1][0], "left"), told[2]]]

    def _grid(self, grid: ProseGrid) -> None:
        table = self.prose.table(grid)
        ready = grid_of(table)
        fitted = fit(ready, self.fonts, landscape=False)
        head = header(ready.columns, fitted, self.fonts.chain("song-bold"))
        lattice = lattice_of(ready, fitted)
        made = [row_band(row, lattice, "serif", self.fonts) for row in ready.rows]
        made += [row_band(ready.totals, lattice, "song-bold", self.fonts)] if ready.totals else []
        title = line_height(INFO_SIZE) + GAP
        self._room(title + head.height + sum(row.height for row in made[:2]))
        words = BandWords([clean(grid.title)], self.left, 0, self.breadth, title, INFO_SIZE, "center", "song-bold")
        self._put(Band(title, [words]))
        self._put(head)
        for row in made:
            if self._room(row.height):
                self._put(head)
            self._put(row)
        self.top += GAP

    def _signers(self) -> None:
        told = [f"{role}：" for role in self.prose.signers]
        chain = self.fonts.chain("serif")
        per_line = abreast([chain.width(words, INFO_SIZE) for words in told], self.breadth)
        share, height = self.breadth / per_line, line_height(INFO_SIZE) + 3 * GAP
        self.signed_alone = self._room(height * -(-len(told) // per_line))
        for first in range(0, len(told), per_line):
            some = enumerate(told[first : first + per_line])
            words = [BandWords([text], self.left + share * n, 0, share, height, INFO_SIZE) for n, text in some]
            self._put(Band(height, words))


def row_band(cells: Sequence[str], lattice: Lattice, role: Role, fonts: Fonts) -> BandRow:
    """A row of a table within a text, as high as its deepest cell."""
    measure = fonts.chain(role).width
    lines = [
        wrap(cell, column.width / lattice.size, measure) if cell else []
        for cell, column in zip(cells, lattice.columns, strict=True)
    ]
    deepest = max(map(len, lines), default=1) or 1
    height = deepest * line_height(lattice.size) + 0.6 * lattice.size
    return BandRow(height, lines, deepest, lattice, role, numbers=numbers_in(cells))
