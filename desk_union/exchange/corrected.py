"""What the clerk puts right in the trial of an import, as plain values, and the sheet as it is read with that."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from desk_union.describe.kinds import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


def put(grid: Grid, mended: Mended) -> Grid:
    """The sheet as it is to be read; a corrected cell goes the way of every other cell."""
    rows = list(grid.rows)
    for (row, column), held in mended.cells.items():
        n = row - grid.first_row
        if 0 <= n < len(rows):
            line = [*rows[n], *[""] * (column + 1 - len(rows[n]))]
            line[column] = held.text
            rows[n] = line
    return replace(grid, rows=rows, left_out=mended.left_out)


def of_new_file(mended: Mended, before: Grid, now: Grid) -> Mended:
    """What still fits when the file was read again: cells that say what they said, rows that are the same."""
    same = {row for row in mended.left_out if _line(before, row) == _line(now, row)}
    cells = {place: held for place, held in mended.cells.items() if cell_text(now.cell(*place)) == held.was}
    taken = {
        place: side
        for place, side in mended.taken.items()
        if cell_text(before.cell(*place)) == cell_text(now.cell(*place))
    }
    return Mended(cells, frozenset(same), taken)


def _line(grid: Grid, row: int) -> Sequence[str]:
    texts = [cell_text(grid.cell(row, column)) for column in range(max(map(len, grid.rows), default=0))]
    return texts[: max((n + 1 for n, text in enumerate(texts) if text), default=0)]
