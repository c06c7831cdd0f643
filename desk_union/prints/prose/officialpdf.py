"""A 公文 as PDF on the page of GB/T 9704-2012: 22 lines of 28 characters, red head, signature, its own page numbers.

The numbers stand in domain-facts G.1; those that are only remembered there (M) are marked here by their names alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from desk_union.describe.prose import Heading, ProseGrid
from desk_union.prints.lists.listpdf import save
from desk_union.prints.page.bands import Band, BandRow, BandWords, Page, line_height, spots
from desk_union.prints.page.document import new_canvas
from desk_union.prints.page.drawing import draw_page
from desk_union.prints.page.fitting import MM, PAPERS, READS_WELL, Faces, fit_within
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
    from desk_union.prints.paper import Align, Table
    from desk_union.prints.stationery import Stationery
    from desk_union.prints.type.fonts import Fonts, Role

LEFT, TOP, BREADTH, DEPTH = 28 * MM, 37 * MM, 156 * MM, 225 * MM
LINES, CHARACTERS = 22, 28
PITCH, SIZE = DEPTH / LINES, BREADTH / CHARACTERS
TITLE, MARK, SMALL = 22.0, 36.0, 14.0
MARK_DOWN, RULE_DOWN = 35 * MM, 4 * MM
RED, BLACK = (0.78, 0.0, 0.0), (0.0, 0.0, 0.0)
SEAL_INDENT = 4  # characters right of the date
CARRIED = 2  # lines of the text that go with a signature onto a new page
Rule = tuple[int, float, tuple[float, float, float], float]  # page, from the top, colour, thickness


@dataclass(frozen=True, slots=True)
class TextArea:
    """A page and where the text stands on it, in points."""

    size: tuple[float, float]
    left: float
    top: float
    breadth: float
    depth: float


UPRIGHT = TextArea(PAPERS["A4"], LEFT, TOP, BREADTH, DEPTH)
# The same text turned: what was its length is its breadth (GB/T 9704 7.5, 附表 on A4 that lies).
LYING = TextArea((PAPERS["A4"][1], PAPERS["A4"][0]), 37 * MM, 28 * MM, DEPTH, BREADTH)


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


def lies_in_letter(table: Table, fonts: Faces) -> bool:
    """Whether an annex that stood upright would be set smaller than reads well, or be squeezed."""
    return fit_within(grid_of(table), fonts, UPRIGHT.size, UPRIGHT.left, UPRIGHT.breadth).size < READS_WELL


class _OfficialFlow:
    def __init__(self, prose: Prose, fonts: Fonts) -> None:
        self.prose, self.fonts = prose, fonts
        self.area = UPRIGHT
        self.body = 0  # of the first page: where the text begins among its bands
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
        self.body = len(self.pages[-1].bands)
        for block in self.prose.blocks:
            if isinstance(block, ProseGrid):
                self._grid(block)
            else:
                for part in block.text.split("\n"):
                    self._text(part, role_of(part, heading=isinstance(block, Heading)))
        self._end(letter)

    def _turn(self, area: TextArea | None = None) -> None:
        self.area = area or self.area
        self.pages.append(Page(self.area.size, self.prose.printed_on, official=True))
        self.top = self.area.top

    def _fits(self, height: float) -> bool:
        return self.top + height <= self.area.top + self.area.depth + 0.5

    def _room(self, height: float) -> None:
        if not self._fits(height):
            self._turn()

    def _carry(self, lines: int) -> None:
        """Turn the page and take the last lines of the text along, since no page bears a signature alone."""
        held = self.pages[-1].bands
        first = max(len(held) - lines, self.body + 1 if len(self.pages) == 1 else 1)
        while first < len(held) and any(isinstance(band, BandRow) for _, band in held[first:]):
            first += 1
        moved = held[first:]
        del held[first:]
        self._turn()
        below = moved[0][0] - self.top if moved else 0.0
        self.pages[-1].bands += [(top - below, band) for top, band in moved]
        if moved:
            self.top = moved[-1][0] + moved[-1][1].height - below

    def _put(self, band: Band | BandRow) -> None:
        self.pages[-1].bands.append((self.top, band))
        self.top += band.height

    def _line(
        self, words: str, size: float, role: Role, align: Align = "left", *, pitch: float = PITCH, red: bool = False
    ) -> None:
        self.said.append(words)
        self._room(pitch)
        area = self.area
        self._put(Band(pitch, [BandWords([words], area.left, 0, area.breadth, pitch, size, align, role, red)]))

    def _skip(self, lines: float = 1.0) -> None:
        self.top += lines * PITCH

    def _text(self, text: str, role: Role, indent: int = 2) -> None:
        measure = self.fonts.chain(role).width
        for line in wrap(clean("　" * indent + text), self.area.breadth / SIZE, measure):
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
        before = sum(len(page.bands) for page in self.pages)
        if letter.annexes:
            self._skip()
            several = len(letter.annexes) > 1
            for n, one in enumerate(letter.annexes, 1):
                begin = "附件：" if n == 1 else "　　　"
                self._text(f"{begin}{f'{n}.' if several else ''}{one}", "fang")
        signed, day = clean(letter.signed), clean(letter.day)
        if signed or day:
            if not self._fits(4 * PITCH):
                said = sum(len(page.bands) for page in self.pages) - before
                self._carry(said + CARRIED)
            self._skip(2)
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
        self._turn(LYING if lies_in_letter(self.prose.table(annex), self.fonts) else UPRIGHT)
        self._line(f"附件{number}", SIZE, "sans")
        self._skip()
        for line in wrap(clean(annex.title), self.area.breadth / TITLE, self.fonts.chain("song-bold").width):
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
        if self.area is LYING or not self._fits(height):
            self._turn(UPRIGHT)
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
        """As wide as the text."""
        area = self.area
        ready = grid_of(self.prose.table(grid))
        fitted = fit_within(ready, self.fonts, area.size, area.left, area.breadth)
        head = header(ready.columns, fitted, self.fonts.chain("song-bold"))
        lattice = lattice_of(ready, fitted)
        self.said += [str(cell) for row in ready.rows for cell in row]
        made = [row_band(row, lattice, "serif", self.fonts) for row in ready.rows]
        made += [row_band(ready.totals, lattice, "song-bold", self.fonts)] if ready.totals else []
        if grid.title:
            self._room(PITCH + head.height + sum(row.height for row in made[:2]))
            self.said.append(grid.title)
            words = BandWords([clean(grid.title)], area.left, 0, area.breadth, PITCH, SIZE, "center", "sans")
            self._put(Band(PITCH, [words]))
        self._put(head)
        for row in made:
            before = len(self.pages)
            self._room(row.height)
            if len(self.pages) > before:
                self._put(head)
            self._put(row)
        self._skip(0.5)
