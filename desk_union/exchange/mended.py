"""What is to be read of a file otherwise than it says: cells corrected, rows left out, the side that holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from desk_union.describe.kinds import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desk_union.exchange.reading import Grid

Place = tuple[int, int]  # the row of the file (from 1) and its column (from 0)
Side = Literal["表", "账本"]
SHEET: Side = "表"
BOOK: Side = "账本"


@dataclass(frozen=True, slots=True)
class Correction:
    """What stood in a cell of the file, and what the clerk wants read instead; "" is an empty cell."""

    was: str
    text: str


@dataclass(frozen=True)
class Mended:
    """All that is to be read otherwise than the file has it; the file itself stays as it is."""

    cells: Mapping[Place, Correction] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    taken: Mapping[Place, Side] = field(default_factory=dict)  # where sheet and book differ, which of them holds

    def corrected(self, grid: Grid, place: Place, text: str) -> Mended:
        """With a cell that reads ``text``; what the file says anyway is no correction."""
        was = cell_text(grid.cell(*place))
        cells = {each: held for each, held in self.cells.items() if each != place}
        return replace(self, cells=cells if text == was else {**cells, place: Correction(was, text)})

    def without(self, rows: Iterable[int]) -> Mended:
        return replace(self, left_out=self.left_out | set(rows))

    def with_again(self, rows: Iterable[int]) -> Mended:
        """The rows as the file has them: in again, and nothing about them corrected or decided."""
        back = set(rows)
        cells = {place: held for place, held in self.cells.items() if place[0] not in back}
        taken = {place: side for place, side in self.taken.items() if place[0] not in back}
        return Mended(cells, self.left_out - back, taken)

    def deciding(self, places: Iterable[Place], side: Side) -> Mended:
        return replace(self, taken={**self.taken, **dict.fromkeys(places, side)})
