"""A table made ready to be set: cells cleaned, the section column taken out of the grid."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desk_union.describe.behind import Number
from desk_union.prints.type.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.prints.paper import Column, Table


SIGNED_IN = ("签名", "签字", "签到", "签收")  # headings of columns in which people write their names


@dataclass(frozen=True, slots=True)
class GridSection:
    """Neighbouring rows of one unit; ``title`` is empty where the table has no sections."""

    title: str
    count: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class PageGrid:
    title: str
    columns: tuple[Column, ...]
    sections: tuple[GridSection, ...]
    totals: tuple[str, ...] | None
    bold: frozenset[int] = frozenset()  # places of rows that are set in bold

    @property
    def rows(self) -> Iterator[Sequence[str]]:
        return (row for section in self.sections for row in section.rows)

    @property
    def signed(self) -> bool:
        """Whether somebody is to sign in every row."""
        places = [place for place, column in enumerate(self.columns) if column.title in SIGNED_IN]
        return any(not any(row[place] for row in self.rows) for place in places)


def grid_of(table: Table) -> PageGrid:
    kept = [place for place in range(len(table.columns)) if place != table.section_by]
    rows = [tuple(map(cleaned, row)) for row in table.rows]
    by = table.section_by

    def inside(row: Sequence[str]) -> tuple[str, ...]:
        return tuple(row[place] for place in kept)

    if by is None:
        sections: tuple[GridSection, ...] = (GridSection("", "", rows),)
    else:
        grouped = [(title, list(some)) for title, some in groupby(enumerate(rows), key=lambda one: one[1][by])]
        sections = tuple(
            GridSection(
                title or "（未填）",
                f"共 {sum(place not in table.bold for place, _ in members)} {table.section_unit}",
                [inside(row) for _, row in members],
            )
            for title, members in grouped
        )
    return PageGrid(
        title=table.title,
        columns=tuple(table.columns[place] for place in kept),
        sections=sections,
        totals=_totals(table, kept),
        bold=table.bold,
    )


def cleaned(cell: str) -> str:
    """As it can be drawn; a number that opens keeps what is behind it."""
    return cell if type(cell) is Number else clean(cell)


def _totals(table: Table, kept: Sequence[int]) -> tuple[str, ...] | None:
    if table.totals is None:
        return None
    cells = [cleaned(cell) for cell in table.totals]
    if table.section_by is not None and kept:
        # The word 合计 often stands in the very column that the sections take out of the grid.
        cells[kept[0]] = cells[table.section_by] + cells[kept[0]]  # words, never a number that opens
    return tuple(cells[place] for place in kept)


def all_text(tables: Sequence[Table]) -> Iterator[str]:
    """Every piece of text that reaches the paper, for the search of characters without a font."""
    for table in tables:
        yield from (table.title, table.organisation, table.period, table.filter_text, table.count_text)
        yield from (*table.notes, *table.signatures, *(table.totals or ()))
        if table.official is not None:
            yield from (table.official.number, table.official.maker, table.official.money)
        for column in table.columns:
            yield from (column.title, *column.groups)
        for row in table.rows:
            yield from row


def unit_text(table: Table) -> str:
    label = table.official.maker if table.official is not None else "单位"
    return f"{label}：{table.organisation}" if table.organisation else ""


def filter_line(text: str) -> str:
    return text if text.startswith("筛选") else f"筛选：{text}"


def note_lines(notes: Sequence[str]) -> list[str]:
    """One note as 注：…, several numbered under one 注."""
    if len(notes) == 1:
        return [notes[0] if notes[0].startswith("注") else f"注：{notes[0]}"]
    return [f"{'注：' if number == 1 else '　　'}{number}. {note}" for number, note in enumerate(notes, start=1)]
