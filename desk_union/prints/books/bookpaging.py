"""Set the lines of a book of account on pages of a fixed number of lines, with 过次页 and 承前页 where it goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.prints.page.bands import BandRow, CellColumn, Lattice
from desk_union.prints.page.fitting import ACROSS, BINDING, MM, PADDING, PAPERS, Fit
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.accountbook import Folio, Rule
    from desk_union.prints.type.fonts import Fonts, Role

TURNED, BROUGHT = "过次页", "承前页"
HEAD = 43 * MM  # from the top of the page to the first line
FOOT = 16 * MM
UNIT = 7.2 * MM  # one line of the book; a long summary takes several
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.0)
SMALL = 7.5  # of text in two lines, which one line of the book holds; what stands in one line may shrink to it too
_IN_UNIT = 2
MORE = "…"


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of the book: its cells by size of type, all of the same height, and the red line below it."""

    pieces: tuple[BandRow, ...]
    height: float
    rule: Rule = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: ``number`` of all, ``place`` and ``places`` of its account; ``units`` is how many lines it holds."""

    folio: Folio
    fitted: Fit
    rows: Sequence[PlacedLine]
    units: int
    number: int
    place: int = 1
    places: int = 1

    @property
    def edges(self) -> tuple[float, ...]:
        """The borders between its columns."""
        return lattice(self.folio, self.fitted, self.fitted.size).edges


def units_of(*, landscape: bool) -> int:
    """How many lines a page has."""
    short, long = PAPERS["A4"]
    return int(((short if landscape else long) - HEAD - FOOT) / UNIT)


def leaves(folio: Folio, fonts: Fonts, number: int) -> list[Leaf]:
    """The pages of an account, the first one with this number."""
    setter = _Setter(folio, fonts)
    pages = list(setter.pages())
    return [
        Leaf(folio, setter.fitted, rows, setter.units, number + place, place + 1, len(pages))
        for place, rows in enumerate(pages)
    ]


class _Setter:
    def __init__(self, folio: Folio, fonts: Fonts) -> None:
        self.folio, self.fonts = folio, fonts
        short, long = PAPERS["A4"]
        page = (long, short) if folio.landscape else (short, long)
        asked = [column.width_mm or 20.0 for column in folio.columns]
        room = page[0] - BINDING - ACROSS  # bound at the left, also where its pages lie
        self.fitted = Fit(page, SIZES[0], tuple(width * room / sum(asked) for width in asked), begins=BINDING)
        self.units = units_of(landscape=folio.landscape)
        self.lattices = {size: lattice(folio, self.fitted, size) for size in SIZES}
        self.known: dict[tuple[int, Role, str], tuple[float, Sequence[str]]] = {}

    def pages(self) -> Iterator[list[PlacedLine]]:
        """Every page but the last ends with 过次页; the next begins with the same as 承前页."""
        page: list[PlacedLine] = []
        used = 0
        before: tuple[str, ...] = ()
        rows = self.folio.rows
        for place, row in enumerate(rows):
            made, taken = self._set(row.cells, "song-bold" if row.total else "serif", row.rule)
            kept = 1 if row.carry and place < len(rows) - 1 else 0
            if page and used + taken > self.units - kept:
                if before:
                    page += [PlacedLine((), UNIT)] * (self.units - 1 - used)
                    page.append(self._carried(before, TURNED))
                yield page
                page, used = [], 0
                if before:
                    page, used = [self._carried(before, BROUGHT)], 1
            page.append(made)
            used, before = used + taken, row.carry
        if page:
            yield page

    def _carried(self, cells: Sequence[str], word: str) -> PlacedLine:
        place = self.folio.summary
        return self._set((*cells[:place], word, *cells[place + 1 :]), "song-bold")[0]

    def _set(self, cells: Sequence[str], role: Role, rule: Rule = "") -> tuple[PlacedLine, int]:
        """The line and how many lines of the book it takes."""
        sized = [self._cell(place, cell, role) for place, cell in enumerate(cells)]
        most = _IN_UNIT * (self.units - 2)
        sized = [(size, [*lines[: most - 1], MORE] if len(lines) > most else lines) for size, lines in sized]
        deepest = max((len(lines) for _, lines in sized), default=1)
        units = max(1, -(-deepest // _IN_UNIT))
        pieces = tuple(
            BandRow(
                units * UNIT, [lines if one == size else () for one, lines in sized], deepest, self.lattices[size], role
            )
            for size in dict.fromkeys(size for size, lines in sized if lines)
        )  # fmt: skip
        return PlacedLine(pieces, units * UNIT, rule), units

    def _cell(self, place: int, cell: str, role: Role) -> tuple[float, Sequence[str]]:
        """An amount stays on one line, ever smaller; text is wrapped rather than smaller than ``SMALL``."""
        if not cell:
            return SIZES[0], ()
        key = (place, role, cell)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._fitted(place, clean(cell), role)
        return found

    def _fitted(self, place: int, cell: str, role: Role) -> tuple[float, Sequence[str]]:
        measure, is_amount = self.fonts.chain(role).width, self.folio.columns[place].align == "right"
        for size in SIZES:
            if not is_amount and size < SMALL:
                break
            if "\n" not in cell and measure(cell, size) <= self.lattices[size].columns[place].width:
                return size, [cell]
        if is_amount:
            return SIZES[-1], [cell]
        return SMALL, wrap(cell, self.lattices[SMALL].columns[place].width / SMALL, measure)


def lattice(folio: Folio, fitted: Fit, size: float) -> Lattice:
    pad = PADDING * size
    edges = [fitted.left + sum(fitted.widths[:place]) for place in range(len(fitted.widths) + 1)]
    columns = tuple(
        CellColumn(left + pad, width - 2 * pad, column.align)
        for left, width, column in zip(edges, fitted.widths, folio.columns, strict=False)
    )
    return Lattice(columns, tuple(round(edge, 2) for edge in edges), size, red_minus=True)
