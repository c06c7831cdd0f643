"""What stands on a page: strips with text and cells, placed but not yet drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.describe.behind import Number
from desk_union.prints.paper import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desk_union.prints.paper import Align
    from desk_union.prints.type.fonts import Role

# Line pitch and the air of a row, in parts of the type size.
LINE = 1.3
ROW_AIR = 0.75


@dataclass(frozen=True, slots=True)
class BandWords:
    """Lines of text in a box; ``x`` from the left paper edge, ``top`` from the top of its band, in points."""

    lines: Sequence[str]
    x: float
    top: float
    width: float
    height: float
    size: float
    align: Align = "left"
    role: Role = "serif"
    red: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A strip across the page; ``boxes`` are (x, top, width, height) drawn as cells, ``fill`` their grey."""

    height: float
    words: Sequence[BandWords]
    boxes: Sequence[tuple[float, float, float, float]] = ()
    fill: float | None = None

    @property
    def bordered(self) -> bool:
        return bool(self.boxes)

    @property
    def extent(self) -> tuple[float, float]:
        """Left edge and breadth of its cells."""
        left = min(box[0] for box in self.boxes)
        return left, max(box[0] + box[2] for box in self.boxes) - left


@dataclass(frozen=True, slots=True)
class CellColumn:
    """Where the text of a column may stand, its padding taken off, in points."""

    left: float
    width: float
    align: Align


@dataclass(frozen=True, slots=True)
class Lattice:
    """What all rows of one table share: ``edges`` are the borders between columns.

    ``red_minus``: amounts below zero are drawn red, as in books of account.
    """

    columns: tuple[CellColumn, ...]
    edges: tuple[float, ...]
    size: float
    red_minus: bool = False


@dataclass(frozen=True, slots=True)
class BandRow:
    """A strip that is one row of a table: the lines of each cell. Ten thousand of them make a long list."""

    height: float
    cells: Sequence[Sequence[str]]
    deepest: int
    lattice: Lattice
    role: Role = "serif"
    fill: float | None = None
    numbers: Sequence[tuple[int, Number]] = ()  # those that open, by the place of their column

    @property
    def bordered(self) -> bool:
        return True

    @property
    def extent(self) -> tuple[float, float]:
        left = self.lattice.edges[0]
        return left, self.lattice.edges[-1] - left


@dataclass(slots=True)
class Page:
    size: tuple[float, float]
    printed_on: date
    bands: list[tuple[float, Band | BandRow]] = field(default_factory=list)
    official: bool = False  # of a 公文: its number stands between dashes


def line_height(size: float) -> float:
    return size * LINE


def spots(pages: Sequence[Page]) -> Iterator[Spot]:
    """Where the numbers that open stand."""
    for number, page in enumerate(pages):
        for top, band in page.bands:
            if isinstance(band, BandRow):
                edges = band.lattice.edges
                for place, cell in band.numbers:
                    yield Spot(number, (edges[place], top, edges[place + 1], top + band.height), cell)


def numbers_in(cells: Sequence[str]) -> list[tuple[int, Number]]:
    """Those that open, by the place of their column."""
    return [(place, cell) for place, cell in enumerate(cells) if type(cell) is Number]
