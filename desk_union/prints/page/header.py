"""The header of a table: group cells above titles, with the spans of a cross table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.prints.page.bands import Band, BandWords, line_height
from desk_union.prints.page.fitting import PADDING, Fit, spans
from desk_union.prints.type.wrapping import clean, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.prints.paper import Column
    from desk_union.prints.type.fonts import Chain

HEADER_GREY = 0.94


@dataclass(frozen=True, slots=True)
class HeadCell:
    """Columns ``start`` to before ``end``, rows ``level`` to before ``below`` of the header."""

    text: str
    start: int
    end: int
    level: int
    below: int


def head_cells(columns: Sequence[Column]) -> list[HeadCell]:
    """Every header cell; the title of a column with fewer groups reaches up over the free rows."""
    depth = max((len(column.groups) for column in columns), default=0)
    groups = [
        HeadCell(columns[start].groups[level], start, end, level, level + 1)
        for level in range(depth)
        for start, end in spans(columns, level)
    ]
    titles = [
        HeadCell(column.title, place, place + 1, len(column.groups), depth + 1) for place, column in enumerate(columns)
    ]
    return groups + titles


def header(columns: Sequence[Column], fitted: Fit, chain: Chain) -> Band:
    size = fitted.size
    cells = head_cells(columns)
    lines = [
        balanced(clean(cell.text), sum(fitted.widths[cell.start : cell.end]) / size - 2 * PADDING, chain)
        for cell in cells
    ]
    rows = row_heights(cells, [len(part) * line_height(size) + fitted.air * size for part in lines])
    words: list[BandWords] = []
    boxes: list[tuple[float, float, float, float]] = []
    for cell, part in zip(cells, lines, strict=True):
        left = fitted.left + sum(fitted.widths[: cell.start])
        width = sum(fitted.widths[cell.start : cell.end])
        top, height = sum(rows[: cell.level]), sum(rows[cell.level : cell.below])
        boxes.append((left, top, width, height))
        words.append(BandWords(part, left, top, width, height, size, "center", "song-bold"))
    return Band(sum(rows), words, boxes, HEADER_GREY)


def balanced(text: str, limit: float, chain: Chain) -> list[str]:
    """No more lines than needed, and those of like length: 36— over 45岁, never 36—45 over 岁."""
    lines = wrap(text, limit, chain.width)
    parted = text.replace("/", "/\n").split("\n")
    if len(lines) == len(parted) and max(map(chain.width, parted)) <= limit:
        return parted
    narrower = chain.width(text) / len(lines)
    while len(lines) > 1 and narrower < limit:
        tried = wrap(text, narrower, chain.width)
        if len(tried) <= len(lines):
            return tried
        narrower += 0.5
    return lines


def row_heights(cells: Sequence[HeadCell], needs: Sequence[float]) -> list[float]:
    """Cells of one row set its height; what a tall cell still lacks goes to its lowest row."""
    rows = [0.0] * max(cell.below for cell in cells)
    for cell, need in sorted(zip(cells, needs, strict=True), key=lambda pair: pair[0].below - pair[0].level):
        lack = need - sum(rows[cell.level : cell.below])
        rows[cell.below - 1] += max(0.0, lack)
    return rows
