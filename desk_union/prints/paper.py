"""What printing takes and gives: lists as plain values come from ``describe.paper``; here is what came of printing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.describe.paper import Align, Column, Table
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from desk_union.describe.behind import Number

__all__ = ["USUAL_FACES", "Align", "Column", "Printed", "Progress", "Spot", "Table"]

# Of body and title, as Word and Excel call them.
USUAL_FACES = ("宋体", "黑体")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number that opens stands: page from 0, then left, top, right, bottom in points from the upper left."""

    page: int
    box: tuple[float, float, float, float]
    number: Number


@dataclass(frozen=True, slots=True)
class Printed:
    """The result of a print: how many pages, the characters that no font could draw, what else the clerk must know."""

    pages: int
    missing: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())
    spots: tuple[Spot, ...] = field(default=())
