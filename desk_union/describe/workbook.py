"""Somebody else's workbook with what is written into its cells; all else in it stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.tab import Named


@dataclass(frozen=True, slots=True)
class FilledCell:
    """``value`` None leaves the cell empty; words go behind those that stand in it already (填报单位：)."""

    sheet: str
    cell: str
    value: str | float | int | None


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """``sha256`` of the workbook among the attachments; ``write`` is work on (book, itself, target)."""

    sha256: str
    name: str
    cells: tuple[FilledCell, ...]
    write: Named
