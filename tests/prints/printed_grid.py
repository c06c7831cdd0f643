"""The grids that a printed PDF shows, read back from its lines and its text: what stands under which heading."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.prints.conftest import Paper, Piece

NEAR = 0.6  # points by which lines that meet may miss each other


@dataclass(frozen=True)
class _Line:
    at: float
    first: float
    last: float

    def passes(self, where: float) -> bool:
        return self.first - NEAR <= where <= self.last + NEAR


Cell = tuple[float, float, float, float]  # left, right, bottom, top


def grids(paper: Paper) -> list[list[dict[str, str]]]:
    """Each grid of each page: its rows below the headings, as words by heading."""
    return [made for page in range(len(paper.reader.pages)) for made in _of_page(paper, page)]


def _lines(paper: Paper, number: int) -> tuple[list[_Line], list[_Line]]:
    """Upright and level lines of a page."""
    upright, level, start = [], [], (0.0, 0.0)
    content = ContentStream(paper.reader.pages[number].get_contents(), paper.reader)
    for operands, operator in content.operations:
        if operator == b"re":
            left, low, width, height = (float(part) for part in operands)
            upright += [_Line(x, low, low + height) for x in (left, left + width)]
            level += [_Line(y, left, left + width) for y in (low, low + height)]
        elif operator == b"m":
            start = (float(operands[0]), float(operands[1]))
        elif operator == b"l":
            (x, y), (to_x, to_y) = start, (float(operands[0]), float(operands[1]))
            if abs(x - to_x) < NEAR:
                upright.append(_Line(x, min(y, to_y), max(y, to_y)))
            elif abs(y - to_y) < NEAR:
                level.append(_Line(y, min(x, to_x), max(x, to_x)))
    return upright, level


def _cell(piece: Piece, upright: list[_Line], level: list[_Line]) -> Cell | None:
    """The lines around a stretch of text, None where it stands in no grid."""
    x, y = piece.x + 0.1, piece.y + 0.3 * piece.size
    sides = _apart(line.at for line in upright if line.passes(y))
    heights = _apart(line.at for line in level if line.passes(x))
    across = [pair for pair in pairwise(sides) if pair[0] <= x < pair[1]]
    down = [pair for pair in pairwise(heights) if pair[0] <= y < pair[1]]
    return (*across[0], *down[0]) if across and down else None


def _apart(places: Iterable[float]) -> list[float]:
    """Lines that all but meet are one, named alike from row to row."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return [float(round(place)) for place in found]


def _of_page(paper: Paper, number: int) -> Iterator[list[dict[str, str]]]:
    upright, level = _lines(paper, number)
    cells: dict[Cell, list[Piece]] = {}
    for piece in paper.pieces(number):
        if (cell := _cell(piece, upright, level)) is not None:
            cells.setdefault(cell, []).append(piece)
    told = {cell: "".join(one.text for one in sorted(some, key=lambda one: (-one.y, one.x))) for cell, some in cells.items()}
    rows: dict[tuple[float, float], dict[float, str]] = {}
    for (left, _, bottom, top), words in told.items():
        rows.setdefault((top, bottom), {})[left] = words
    heads: dict[float, str] = {}
    made: list[dict[str, str]] = []
    below = None
    for (top, bottom), row in sorted(rows.items(), reverse=True):
        if below is None or abs(top - below) > NEAR:
            if heads:
                yield made
            heads, made = row, []
        else:
            made.append({heads[left]: words for left, words in row.items() if left in heads})
        below = bottom
    if heads:
        yield made
