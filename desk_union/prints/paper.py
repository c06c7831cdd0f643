"""What printing takes and gives: lists as plain values come from ``describe.paper``; here is what came of printing."""

from __future__ import annotations

from dataclasses import dataclass, field

from desk_union.describe.paper import Align, Column, Table
from desk_union.store.progress import Progress

__all__ = ["Align", "Column", "Printed", "Progress", "Table"]


@dataclass(frozen=True, slots=True)
class Printed:
    """The result of a print: how many pages, the characters that no font could draw, what else the clerk must know."""

    pages: int
    missing: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())
