"""A table made ready to be set: cells cleaned, the section column taken out of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desk_union.prints.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.prints.paper import Column, Table


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring rows of one unit; ``title`` is empty where the table has no sections."""

    title: str
    count: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Grid:
    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    totals: tuple[str, ...] | None

    @property
    def rows(self) -> Iterator[Sequence[str]]:
        return (row for section in self.sections for row in section.rows)


def grid_of(table: Table) -> Grid:
    kept = [place for place in range(len(table.columns)) if place != table.section_by]
    rows = [tuple(map(clean, row)) for row in table.rows]
    by = table.section_by

    def inside(row: Sequence[str]) -> tuple[str, ...]:
        return tuple(row[place] for place in kept)

    if by is None:
        sections = (Section("", "", rows),)
    else:
        grouped = [(title, list(members)) for title, members in groupby(rows, key=lambda row: row[by])]
        sections = tuple(
            Section(title or "（未填）", f"共 {len(members)} {table.section_unit}", [inside(row) for row in members])
            for title, members in grouped
        )
    return Grid(
        title=table.title,
        columns=tuple(table.columns[place] for place in kept),
        sections=sections,
        totals=inside([clean(cell) for cell in table.totals]) if table.totals is not None else None,
    )


def all_text(tables: Sequence[Table]) -> Iterator[str]:
    """Every piece of text that reaches the paper, for the search of characters without a font."""
    for table in tables:
        yield from (table.title, table.organisation, table.period, table.filter_text, table.count_text)
        yield from (*table.notes, *table.signers, *(table.totals or ()))
        for column in table.columns:
            yield from (column.title, *column.groups)
        for row in table.rows:
            yield from row
