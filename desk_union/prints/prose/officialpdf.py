"""A 公文 as PDF on the page of GB/T 9704-2012: 22 lines of 28 characters, red head, signature, its own page numbers.

The numbers stand in domain-facts G.1; those that are only remembered there (M) are marked here by their names alone.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.describe.prose import Heading, ProseGrid
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import Band, BandRow, BandWords, Page, line_height, spots
from desk_union.prints.page.document import new_canvas
from desk_union.prints.page.drawing import draw_page
from desk_union.prints.page.fitting import MM, PAPERS, fit
from desk_union.prints.page.grid import grid_of
from desk_union.prints.page.header import header
from desk_union.prints.page.layout import lattice_of
from desk_union.prints.paper import Printed, Progress
from desk_union.prints.prose.levels import role_of, spread
from desk_union.prints.prose.prosepdf import row_band
from desk_union.prints.type.ink import Ink
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from desk_union.describe.prose import OfficialLetter, Prose
    from desk_union.prints.paper import Align
    from desk_union.prints.stationery import Stationery
    from desk_union.prints.type.fonts import Fonts, Role

LEFT, TOP, BREADTH, DEPTH = 28 * MM, 37 * MM, 156 * MM, 225 * MM
LINES, CHARACTERS = 22, 28
PITCH, SIZE = DEPTH / LINES, BREADTH / CHARACTERS
TITLE, MARK, SMALL = 22.0, 36.0, 14.0
MARK_DOWN, RULE_DOWN = 35 * MM, 4 * MM
RED, BLACK = (0.78, 0.0, 0.0), (0.0, 0.0, 0.0)
SEAL_INDENT = 4  # characters right of the date
Rule = tuple[int, float, tuple[float, float, float], float]  # page, from the top, colour, thickness


def print_official(prose: Prose, target: Path | BinaryIO, hand: Stationery) -> Generator[Progress, None, Printed]:
    """``prose`` has a ``letter``."""
    yield Progress(0, 2, f"正在排版《{prose.title}》")
    flow = _OfficialFlow(prose, hand.fonts)
    flow.run()
    out = BytesIO()
    fonts = hand.fonts
    canvas = new_canvas(out, PAPERS["A4"], title=prose.title, author=prose.organisation, fonts=fonts, invariant=False)
    ink = Ink(canvas)
    for number, page in enumerate(flow.pages, 1):
        _rules(canvas, page.size[1], [rule for rule in flow.rules if rule[0] == number])
        draw_page(canvas, page, number, len(flow.pages), hand.fonts, ink)
    canvas.save()
    save(out.getvalue(), target)
    yield Progress(2, 2, f"共 {len(flow.pages)} 页")
    lost = tuple(hand.fonts.missing(text.replace("\n", "") for text in flow.said))
    return Printed(len(flow.pages), lost, hand.notes, tuple(spots(flow.pages)))


def _rules(canvas: Canvas, height: float, rules: Sequence[Rule]) -> None:
    for _, top, colour, thickness in rules:
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(thickness)
        canvas.line(LEFT, height - top, LEFT + BREADTH, height - top)


class _OfficialFlow:
    def __init__(self, prose: Prose, fonts: Fonts) -> None:
        self.prose, self.fonts = prose, fonts
        self.size = PAPERS["A4"]
        self.pages: list[Page] = []
        self.rules: list[Rule] = []
        self.said: list[str] = []
        self.top = 0.0

    def run(self) -> None:
        letter = self.prose.letter
        if letter is None:
            raise ValueError("no letter")
        self._turn()
        self._marks(letter)
        if letter.number:
            self._head(letter)
        self._title()
        if letter.addressee:
            self._text(letter.addressee, "fang", indent=0)
        for block in self.prose.blocks:
            if isinstance(block, ProseGrid):
                self._grid(block)
            else:
                for part in block.text.split("\n"):
                    self._text(part, role_of(part, heading=isinstance(block, Heading)))
        self._end(letter)

    def _turn(self) -> None:
        self.pages.append(Page(self.size, self.prose.printed_on, official=True))
        self.top = TOP

    def _room(self, height: float) -> None:
        if self.top + height > TOP + DEPTH + 0.5:
            self._turn()

    def _put(self, band: Band | BandRow) -> None:
        self.pages[-1].bands.append((self.top, band))
        self.top += band.height

    def _line(
        self, words: str, size: float, role: Role, align: Align = "left", *, pitch: float = PITCH, red: bool = False
    ) -> None:
        self.said.append(words)
        self._room(pitch)
        self._put(Band(pitch, [BandWords([words], LEFT, 0, BREADTH, pitch, size, align, role, red)]))

    def _skip(self, lines: float = 1.0) -> None:
        self.top += lines * PITCH

    def _text(self, text: str, role: Role, indent: int = 2) -> None:
        measure = self.fonts.chain(role).width
        for line in wrap(clean("　" * indent + text), CHARACTERS, measure):
            self._line(line, SIZE, role)

    def _marks(self, letter: OfficialLetter) -> None:
        """密级 and 紧急程度 at the upper left of the text (GB/T 9704 7.2.2, 7.2.3)."""
        for told in filter(None, (spread(letter.secrecy), spread(letter.urgency))):
            self._line(told, SIZE, "sans")

    def _head(self, letter: OfficialLetter) -> None:
        self.top = max(self.top, TOP + MARK_DOWN)
        mark = clean(letter.mark)
        size = min(MARK, BREADTH / max(len(mark), 1))
        self._line(mark, size, "song-bold", "center", pitch=size * 1.3, red=True)
        self._skip(2)
        if letter.signer:
            height, half = PITCH, BREADTH / 2
            told = f"签发人：{clean(letter.signer)}　"
            words = [
                BandWords([f"　{clean(letter.number)}"], LEFT, 0, half, height, SIZE, "left", "fang"),
                BandWords([told], LEFT + half, 0, half, height, SIZE, "right", "kai"),
            ]
            self.said += [letter.number, told]
            self._put(Band(height, words))
        else:
            self._line(clean(letter.number), SIZE, "fang", "center")
        self.top += RULE_DOWN
        self.rules.append((len(self.pages), self.top, RED, 1.2))
        self._skip(2)

    def _title(self) -> None:
        for line in wrap(clean(self.prose.title), BREADTH / TITLE, self.fonts.chain("song-bold").width):
            self._line(line, TITLE, "song-bold", "center", pitch=PITCH * 1.2)
        self._skip()

    def _end(self, letter: OfficialLetter) -> None:
        if letter.annexes:
            self._skip()
            several = len(letter.annexes) > 1
            for n, one in enumerate(letter.annexes, 1):
                begin = "附件：" if n == 1 else "　　　"
                self._text(f"{begin}{f'{n}.' if several else ''}{one}", "fang")
        signed, day = clean(letter.signed), clean(letter.day)
        if signed or day:
            self._skip(2)
            self._room(2 * PITCH)
            width = self.fonts.chain("fang").width(day, SIZE)
            right = LEFT + BREADTH - SEAL_INDENT * SIZE
            name = self.fonts.chain("fang").width(signed, SIZE)
            left = min(right - width / 2 - name / 2, LEFT + BREADTH - name)
            for words, x in ((signed, left), (day, right - width)):
                self.said.append(words)
                self._put(Band(PITCH, [BandWords([words], x, 0, BREADTH, PITCH, SIZE, "left", "fang")]))
        if letter.remark:
            self._text(f"（{letter.remark.strip('（）')}）", "fang")
        for n, annex in enumerate(letter.annexed, 1):
            self._annex(annex, str(n) if len(letter.annexes) > 1 else "")
        self._last_rules(letter)

    def _annex(self, annex: ProseGrid, number: str) -> None:
        """On a page of its own, 附件 at its upper left (GB/T 9704 7.3.7)."""
        self._turn()
        self._line(f"附件{number}", SIZE, "sans")
        self._skip()
        for line in wrap(clean(annex.title), BREADTH / TITLE, self.fonts.chain("song-bold").width):
            self._line(line, TITLE, "song-bold", "center", pitch=PITCH * 1.2)
        self._skip()
        if annex.rows:
            self._grid(replace(annex, title=""))
        else:
            self._text("（没有记录。）", "fang")

    def _last_rules(self, letter: OfficialLetter) -> None:
        """版记 at the bottom of the last page: 抄送, then who hands it out and when (GB/T 9704 7.4)."""
        copies = f"抄送：{clean(letter.copies).rstrip('。')}。" if letter.copies else ""
        lines = wrap("　" + copies, BREADTH / SMALL, self.fonts.chain("fang").width) if copies else []
        handed = bool(letter.number and letter.signed)
        if not lines and not handed:
            return
        pitch = line_height(SMALL)
        height = (len(lines) + handed) * pitch + 6
        self._room(height)
        self.top = TOP + DEPTH - height
        self.rules.append((len(self.pages), self.top, BLACK, 1.0))
        for line in lines:
            self._line(line, SMALL, "fang", pitch=pitch)
        if handed:
            if lines:
                self.rules.append((len(self.pages), self.top, BLACK, 0.7))
            told, day = f"　{clean(letter.signed)}", f"{clean(letter.day)}印发　"
            self.said += [told, day]
            ends = (("left", told), ("right", day))
            words = [BandWords([one], LEFT, 0, BREADTH, pitch, SMALL, align, "fang") for align, one in ends]  # type: ignore[arg-type]  # two of the aligns
            self._put(Band(pitch, words))
        self.rules.append((len(self.pages), TOP + DEPTH, BLACK, 1.0))

    def _grid(self, grid: ProseGrid) -> None:
        """As wide as a table of the house, which is wider than the text."""
        ready = grid_of(self.prose.table(grid))
        fitted = fit(ready, self.fonts, landscape=False)
        head = header(ready.columns, fitted, self.fonts.chain("song-bold"))
        lattice = lattice_of(ready, fitted)
        self.said += [str(cell) for row in ready.rows for cell in row]
        made = [row_band(row, lattice, "serif", self.fonts) for row in ready.rows]
        made += [row_band(ready.totals, lattice, "song-bold", self.fonts)] if ready.totals else []
        if grid.title:
            self._room(PITCH + head.height + sum(row.height for row in made[:2]))
            self.said.append(grid.title)
            words = BandWords([clean(grid.title)], fitted.left, 0, fitted.breadth, PITCH, SIZE, "center", "sans")
            self._put(Band(PITCH, [words]))
        self._put(head)
        for row in made:
            before = len(self.pages)
            self._room(row.height)
            if len(self.pages) > before:
                self._put(head)
            self._put(row)
        self._skip(0.5)
