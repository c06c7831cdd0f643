"""Every number that tables print, with what names it and what stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe.behind import Number, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.describe.behind import Behind
    from desk_union.describe.paper import Table

TOTAL = "合计"
_NUMERAL = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """``row`` and ``column`` are the words that name the number; ``behind`` is empty where nothing opens.

    ``unit``, ``typed`` and ``drift`` are those of ``describe.behind.Number``.
    """

    table: str
    row: str
    column: str
    words: str
    behind: tuple[Behind, ...] = ()
    unit: str = ""
    typed: bool = False
    drift: str | None = None

    @property
    def value(self) -> float | int | None:
        """As a number: yuan, a count, per cent; None of words."""
        plain = self.words.replace(",", "").removesuffix("%")
        if not plain or not _NUMERAL.fullmatch(self.words):
            return None
        return float(plain) if "." in plain else int(plain)


def numbers_of(tables: Iterable[Table]) -> Iterator[ToldNumber]:
    """Numbers stand in columns that are aligned to the right; what opens is one wherever it stands."""
    for table in tables:
        totals = [table.totals] if table.totals else []
        for row in (*table.rows, *totals):
            for place, cell in enumerate(row):
                if isinstance(cell, Sentence):
                    yield from (_told(table.title, "", _column_name(table, place), one) for one in cell.numbers)
                    continue
                opens = type(cell) is Number
                if opens or (table.columns[place].align == "right" and _NUMERAL.fullmatch(cell)):
                    yield _told(table.title, _row_name(table, row, place), _column_name(table, place), cell)


def _told(table: str, row: str, column: str, cell: str) -> ToldNumber:
    if not isinstance(cell, Number):
        return ToldNumber(table, row, column, cell)
    return ToldNumber(table, row, column, cell, cell.behind, cell.unit, cell.typed, cell.drift)


def _row_name(table: Table, row: Sequence[str], place: int) -> str:
    """The nearest words to the left: a statement has two names in a line. Those of a section stand before them."""
    words = [cell for cell, column in zip(row[:place], table.columns, strict=False) if _names(cell, column.align)]
    name = words[-1].strip() if words else TOTAL if row is table.totals else ""
    section = row[table.section_by] if table.section_by is not None else ""
    return f"{section}　{name}" if section and section != name else name


def _names(cell: str, align: str) -> bool:
    return align != "right" and bool(cell.strip()) and not _NUMERAL.fullmatch(cell)


def _column_name(table: Table, place: int) -> str:
    column = table.columns[place]
    return "·".join((*column.groups, column.title))
