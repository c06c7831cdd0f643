"""A document of headings, paragraphs and small tables as plain values, such as the notes to the statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe.paper import Column, Official, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.workbook import FilledWorkbook


@dataclass(frozen=True, slots=True)
class Heading:
    """``apart``: what stands under it is signed or hung up by itself, so it begins a page unless it is the first."""

    text: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text`` may be a ``Sentence``, whose numbers open."""

    text: str


@dataclass(frozen=True, slots=True)
class ProseGrid:
    """A table within the text; ``totals`` is its last row."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    totals: tuple[str, ...] | None = None


Block = Heading | Paragraph | ProseGrid


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialLetter:
    """What a 公文 bears beside title and text; with it a document stands on the page of GB/T 9704.

    ``annexed`` are lists that are printed behind it, ``remark`` is what stands in brackets under the day.
    ``mark`` is the red head over ``number``, which no letter without a number has; ``signer`` that of one that goes up.
    """

    mark: str = ""
    number: str = ""
    signer: str = ""
    addressee: str = ""
    annexes: tuple[str, ...] = ()
    signed: str = ""
    day: str = ""
    copies: str = ""
    secrecy: str = ""
    urgency: str = ""
    remark: str = ""
    annexed: tuple[ProseGrid, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cover:
    """A first page with the title large, ``lines`` under it and ``places`` of signature; a page of contents follows."""

    lines: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Prose:
    title: str
    organisation: str
    period: str
    printed_on: date
    blocks: Sequence[Block]
    cover: Cover | None = None
    signers: tuple[str, ...] = ()
    official: Official = Official()  # noqa: RUF009 - it is frozen
    letter: OfficialLetter | None = None
    workbook: FilledWorkbook | None = None  # what a workbook of it is, where somebody else made the sheet

    def tables(self) -> list[Table]:
        """For a workbook: the text line by line, then a sheet for each table."""
        told = [block for block in self.blocks if not isinstance(block, ProseGrid)]
        text = Table(
            title=self.title, columns=(Column("内容", "left", 180),), rows=[(one.text,) for one in told],
            printed_on=self.printed_on, organisation=self.organisation, period=self.period, official=self.official,
            bold=frozenset(place for place, one in enumerate(told) if isinstance(one, Heading)), signers=self.signers,
        )  # fmt: skip
        return [text, *(self.table(grid) for grid in self.blocks if isinstance(grid, ProseGrid))]

    @property
    def contents(self) -> tuple[str, ...]:
        """What begins a page of its own, for the page of contents."""
        return tuple(block.text for block in self.blocks if isinstance(block, Heading) and block.apart)

    def table(self, grid: ProseGrid) -> Table:
        return Table(
            title=grid.title, columns=grid.columns, rows=grid.rows, totals=grid.totals, printed_on=self.printed_on,
            organisation=self.organisation, period=self.period, official=self.official, signers=self.signers,
        )  # fmt: skip
