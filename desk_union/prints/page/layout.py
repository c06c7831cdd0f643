"""Set a table on pages: what stands where, before anything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.prints.page.bands import (
    ROW_AIR,
    Band,
    BandRow,
    BandWords,
    CellColumn,
    Lattice,
    Page,
    line_height,
    numbers_in,
)
from desk_union.prints.page.fitting import MARGIN_SIDE, MM, PADDING, SQUEEZE, Fit, closer, fit, squeezed
from desk_union.prints.page.grid import day_text, filter_line, grid_of, note_lines, unit_text
from desk_union.prints.page.header import header
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from desk_union.prints.page.grid import GridSection, PageGrid
    from desk_union.prints.paper import Align, Table
    from desk_union.prints.type.fonts import Chain, Fonts, Role

MARGIN_TOP = 16 * MM
MARGIN_BOTTOM = 17 * MM
TITLE_SIZE = 16.0
INFO_SIZE = 10.5
BY_HAND = 4  # characters of a name that is written with a pen
SMALL_SIZE = 9.0
SIGNED_ROW = 8.5 * MM  # a name written with a pen takes that much
FEW_ROWS = 2  # with which a page looks forgotten
_SAY_EVERY = 500


def set_pages(
    table: Table, fonts: Fonts, *, paper: str = "A4", landscape: bool | None = None
) -> Generator[int, None, list[Page]]:
    """Yields the number of rows set so far; returns the pages."""
    grid = grid_of(table)
    fitted = fit(grid, fonts, paper, landscape=landscape)
    if table.one_page:
        for tighter in closer(fitted):
            pages = yield from _set(table, grid, tighter, fonts)
            if len(pages) == 1:
                return pages
    pages = yield from _set(table, grid, fitted, fonts)
    if len(pages) > 1 and _hardly_filled(pages[-1], grid):
        fewer = _at_once(_set(table, grid, squeezed(fitted), fonts))
        return fewer if len(fewer) < len(pages) else pages
    return pages


def _hardly_filled(page: Page, grid: PageGrid) -> bool:
    """One or two rows, or only what stands below them."""
    rows = sum(isinstance(band, BandRow) for _, band in page.bands)
    return rows - (grid.totals is not None) <= FEW_ROWS


def _at_once(setting: Generator[int, None, list[Page]]) -> list[Page]:
    while True:
        try:
            next(setting)
        except StopIteration as end:
            pages: list[Page] = end.value
            return pages


def _set(table: Table, grid: PageGrid, fitted: Fit, fonts: Fonts) -> Generator[int, None, list[Page]]:
    flow = _Flow(table, grid, fitted, fonts)
    flow.turn(opening=True)
    done = 0
    for number, section in enumerate(grid.sections):
        flow.open_section(section, first=number == 0)
        for place, row in enumerate(section.rows):
            last = number == len(grid.sections) - 1 and place == len(section.rows) - 1
            flow.row(row, last=last, role="song-bold" if done in table.bold else "serif")
            done += 1
            if done % _SAY_EVERY == 0:
                yield done
    flow.close()
    yield done
    return flow.pages


class _Flow:
    """Fills page after page; knows what each new page repeats."""

    def __init__(self, table: Table, grid: PageGrid, fitted: Fit, fonts: Fonts) -> None:
        self.table, self.grid, self.fit, self.fonts = table, grid, fitted, fonts
        self.serif = fonts.chain("serif")
        self.pages: list[Page] = []
        self.header = header(grid.columns, fitted, fonts.chain("song-bold"))
        self.section: GridSection | None = None
        self.lattice = lattice_of(grid, fitted)
        self.known: dict[Role, list[dict[str, list[str]]]] = {}
        self.tail = self._tail()
        self.signed_row = SIGNED_ROW if grid.signed and not table.one_page else 0.0
        if fitted.air < ROW_AIR:
            self.signed_row *= 1 - SQUEEZE
        self.top = 0.0

    @property
    def left_over(self) -> float:
        return self.fit.page[1] - MARGIN_BOTTOM - self.top

    def put(self, band: Band | BandRow) -> None:
        self.pages[-1].bands.append((self.top, band))
        self.top += band.height

    def turn(self, *, opening: bool = False) -> None:
        self.pages.append(Page(self.fit.page, self.table.printed_on))
        self.top = MARGIN_TOP
        heading = self._opening() if opening else [self._continuing()]
        for band in (*heading, self.header):
            self.put(band)
        self.bare = self.top
        if self.section is not None and self.section.title:
            self.put(self._bar(f"{self.section.title}（续）", ""))

    def open_section(self, section: GridSection, *, first: bool) -> None:
        self.section = None
        if section.title:
            least = 2 * self._least_row()
            if not first and (self.table.section_page_break or self.left_over < least + self._least_row()):
                self.turn()
            self.put(self._bar(section.title, section.count))
            self.section = section

    def _least_row(self) -> float:
        return line_height(self.fit.size) + self.fit.air * self.fit.size

    def row(self, cells: Sequence[str], *, last: bool = False, role: Role = "serif") -> None:
        lines = self._wrapped(cells, role)
        deepest = max(map(len, lines), default=1)
        height = max(self._height(deepest), self.signed_row if role == "serif" else 0.0)
        need = height + (sum(band.height for band in self.tail) if last else 0.0)
        whole = self.fit.page[1] - MARGIN_BOTTOM - self.bare - (self._least_row() if self.section else 0.0)
        if height <= whole:
            if self.left_over < (need if need <= whole else height) and self.top > self.bare:
                self.turn()
            self.put(self._row_band(lines, deepest, role, cells, height))
            return
        while deepest > 0:
            room = int((self.left_over - self.fit.air * self.fit.size) / line_height(self.fit.size))
            if room < min(deepest, 3) and self.top > self.bare + self._least_row():
                self.turn()
                continue
            taken = max(1, min(room, deepest))
            self.put(self._row_band([part[:taken] for part in lines], taken, role))
            lines, deepest = [part[taken:] for part in lines], deepest - taken
            if deepest > 0:
                self.turn()

    def close(self) -> None:
        self.section = None
        if not any(section.rows for section in self.grid.sections):
            self.put(self._bar("（无记录）", "", align="center"))
        for band in self.tail:
            if self.left_over < band.height:
                self.turn()
            self.put(band)

    def _height(self, lines: int) -> float:
        return lines * line_height(self.fit.size) + self.fit.air * self.fit.size

    def _row_band(
        self, lines: Sequence[Sequence[str]], deepest: int, role: Role, cells: Sequence[str] = (), height: float = 0.0
    ) -> BandRow:
        grey = 0.96 if role != "serif" and self.table.official is None else None
        return BandRow(height or self._height(deepest), lines, deepest, self.lattice, role, grey, numbers_in(cells))

    def _wrapped(self, cells: Sequence[str], role: Role) -> list[list[str]]:
        """The lines of each cell; columns repeat few values, so each is broken into lines once."""
        known = self.known.setdefault(role, [{} for _ in self.lattice.columns])
        found: list[list[str]] = []
        for cell, column, memory in zip(cells, self.lattice.columns, known, strict=True):
            lines = memory.get(cell)
            if lines is None:
                measure = self.fonts.chain(role).width
                lines = memory[cell] = wrap(cell, column.width / self.lattice.size, measure) if cell else []
            found.append(lines)
        return found

    def _bar(self, left: str, right: str, align: Align = "left") -> Band:
        size, height, pad = self.fit.size, self._least_row(), PADDING * self.fit.size
        inner = self.fit.breadth - 2 * pad
        words = [BandWords([left], MARGIN_SIDE + pad, 0, inner, height, size, align, "song-bold")]
        if right:
            words.append(BandWords([right], MARGIN_SIDE + pad, 0, inner, height, size, "right"))
        return Band(height, words, [(MARGIN_SIDE, 0, self.fit.breadth, height)], 0.96)

    def _line(self, text: str, size: float, *, air: float = 0.0) -> list[Band]:
        lines = wrap(clean(text), self.fit.breadth / size, self.serif.width)
        height = line_height(size)
        return [
            Band(height + (air if place == 0 else 0), [_words(line, self.fit, size, top=air if place == 0 else 0)])
            for place, line in enumerate(lines)
        ]

    def _opening(self) -> list[Band]:
        table, breadth = self.table, self.fit.breadth
        title = wrap(clean(table.title), breadth / TITLE_SIZE, self.fonts.chain("sans").width)
        height = len(title) * line_height(TITLE_SIZE)
        words = [BandWords(title, MARGIN_SIDE, 0, breadth, height, TITLE_SIZE, "center", "sans")]
        if table.official is not None and table.official.number:
            low = height + 6 - line_height(INFO_SIZE)
            words.append(_words(table.official.number, self.fit, INFO_SIZE, top=low, align="right"))
        bands = [Band(height + 6, words)]
        bands += _info(table, self.fit, self.serif)
        if table.filter_text:
            bands += self._line(filter_line(table.filter_text), SMALL_SIZE, air=2)
        return [*bands, Band(3, [])]

    def _continuing(self) -> Band:
        """What the page goes on with, as far as there is room: the table, its period, whose it is."""
        height, room = line_height(SMALL_SIZE), self.fit.breadth - SMALL_SIZE
        told = f"{clean(self.table.title)}（续表）"
        longer = f"{told}　{clean(self.table.period)}" if self.table.period else told
        if self.serif.width(longer, SMALL_SIZE) < room:
            told = longer
        words = [_words(told, self.fit, SMALL_SIZE)]
        organisation = clean(self.table.organisation)
        if self.serif.width(told + organisation, SMALL_SIZE) < room:
            words.append(_words(organisation, self.fit, SMALL_SIZE, align="right"))
        return Band(height + 3, words)

    def _tail(self) -> list[Band | BandRow]:
        bands: list[Band | BandRow] = []
        if self.grid.totals is not None:
            lines = self._wrapped(self.grid.totals, "song-bold")
            deepest = max(map(len, lines), default=1)
            bands.append(self._row_band(lines, deepest, "song-bold", self.grid.totals))
        if self.table.count_text:
            bands += self._line(self.table.count_text, INFO_SIZE, air=4)
        for place, note in enumerate(note_lines(self.table.notes)):
            bands += self._line(note, SMALL_SIZE, air=4 if place == 0 else 1)
        if self.table.signers:
            bands += self._signers()
        return bands

    def _signers(self) -> list[Band]:
        told = [clean(signature) for signature in self.table.signatures]
        per_line = abreast([self.serif.width(words, INFO_SIZE) for words in told], self.fit.breadth)
        share, height = self.fit.breadth / per_line, line_height(INFO_SIZE)
        return [
            Band(height + 14, [
                BandWords([words], MARGIN_SIDE + share * place, 14, share, height, INFO_SIZE)
                for place, words in enumerate(told[first : first + per_line])
            ])
            for first in range(0, len(told), per_line)
        ]  # fmt: skip


def abreast(widths: Sequence[float], breadth: float) -> int:
    """How many places of signature stand beside each other: all where each has room, else lines of like number.

    On lines of their own they leave room for a name by hand.
    """
    if max(widths) + INFO_SIZE <= breadth / len(widths):
        return len(widths)
    most = max(1, int(breadth / (max(widths) + BY_HAND * INFO_SIZE)))
    lines = -(-len(widths) // most)
    return -(-len(widths) // lines)


def _words(text: str, fitted: Fit, size: float, *, top: float = 0.0, align: Align = "left") -> BandWords:
    return BandWords([text], MARGIN_SIDE, top, fitted.breadth, line_height(size), size, align)


def _info(table: Table, fitted: Fit, chain: Chain) -> list[Band]:
    """单位 left, period in the middle, date (or unit of money) right; 单位 takes a line where they would touch."""
    unit, day = clean(unit_text(table)), day_text(table.printed_on)
    period = clean(table.period)
    if table.official is not None:
        day = clean(table.official.money)
    height = line_height(INFO_SIZE)
    side = max(chain.width(unit, INFO_SIZE), chain.width(day, INFO_SIZE))
    middle = chain.width(period, INFO_SIZE)
    bands: list[Band] = []
    if unit and side * 2 + middle + 3 * INFO_SIZE > fitted.breadth:
        lines = wrap(unit, fitted.breadth / INFO_SIZE, chain.width)
        bands = [Band(height, [_words(line, fitted, INFO_SIZE)]) for line in lines]
        unit, period, in_middle = period, "", ""
    else:
        in_middle = period
    line = [
        _words(unit, fitted, INFO_SIZE),
        _words(in_middle, fitted, INFO_SIZE, align="center"),
        _words(day, fitted, INFO_SIZE, align="right"),
    ]
    return [*bands, Band(height, line)]


def lattice_of(grid: PageGrid, fitted: Fit) -> Lattice:
    pad = PADDING * fitted.size
    edges = [fitted.left + sum(fitted.widths[:place]) for place in range(len(fitted.widths) + 1)]
    columns = tuple(
        CellColumn(left + pad, width - 2 * pad, column.align)
        for left, width, column in zip(edges, fitted.widths, grid.columns, strict=False)
    )
    return Lattice(columns, tuple(round(edge, 2) for edge in edges), fitted.size)
