"""Books of account as plain values: the lines of each account and what is carried when a page is turned after one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from desk_union.describe.paper import Column, Official, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desk_union.describe.form import Copy

Rule = Literal["", "single", "double"]  # a red line below: single for a month, double for a year


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line; ``carry`` is what 过次页 and 承前页 say if the page ends below it (empty: nothing is carried)."""

    cells: tuple[str, ...]
    carry: tuple[str, ...] = ()
    rule: Rule = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Folio:
    """One account in one kind of book; ``summary`` is the place of the column that says 过次页, ``facts`` stand below
    the account's name (bank and number).
    """

    book: str
    account: str
    columns: tuple[Column, ...]
    rows: Sequence[BookRow]
    summary: int
    facts: str = ""
    landscape: bool = False
    called: str = "科目"


@dataclass(frozen=True, kw_only=True)
class AccountBook:
    """Folios one behind the other with pages numbered through; bound ones open with ``front`` and their contents.

    ``front`` are sheet files with what fills them, a copy for each; the printer adds the number of ``pages``.
    """

    title: str
    organisation: str
    period: str
    printed_on: date
    folios: Sequence[Folio]
    front: Sequence[tuple[str, Copy]] = ()
    contents: bool = False

    def tables(self) -> list[Table]:
        """The same lines for a workbook: a sheet for each book and its columns, nothing carried."""
        return [
            self._table(columns, list(folios))
            for columns, folios in groupby(self.folios, key=lambda folio: (folio.book, folio.columns))
        ]

    def _table(self, key: tuple[str, tuple[Column, ...]], folios: Sequence[Folio]) -> Table:
        book, columns = key
        rows = list(_sectioned(folios))
        return Table(
            title=book, columns=(Column("科目"), *columns), rows=[cells for cells, _ in rows],
            printed_on=self.printed_on, organisation=self.organisation, period=self.period, section_by=0,
            section_unit="行", official=Official(maker="单位"), signers=("会计主管", "记账"),
            bold=frozenset(place for place, (_, total) in enumerate(rows) if total),
        )  # fmt: skip


def _sectioned(folios: Sequence[Folio]) -> Iterator[tuple[tuple[str, ...], bool]]:
    for folio in folios:
        name = "　".join(part for part in (folio.account, folio.facts) if part)
        for row in folio.rows:
            yield (name, *row.cells), row.total
