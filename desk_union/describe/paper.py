"""What is to be printed, as plain values that know neither PDF nor workbook nor any ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``groups`` are the header cells above its title, outermost first.

    Neighbouring columns with the same group share one cell, so a cross table is columns with groups.
    ``width_mm`` is the least width on paper; without it the text decides. ``recorded``: filled from what was entered:
    blank all over it waits for no pen, and its width goes to the others.
    """

    title: str
    align: Align = "left"
    width_mm: float | None = None
    groups: tuple[str, ...] = ()
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """What a statutory statement bears: its number at the top right, who made it out, and the unit of its amounts."""

    number: str = ""
    maker: str = "编制单位"
    money: str = "单位：元"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One list or cross table with everything an office expects around it.

    ``section_by`` is the index of a column whose change starts a new titled section; rows come already sorted by it.
    The column itself is then left out of the grid, since the section's title says it.
    ``signers`` are the places of signature, ``signed`` the names that are printed behind them.
    ``bold`` are the places of rows that are sums; ``one_page`` sets type and rows as small as one page asks for.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    printed_on: date
    organisation: str = ""
    period: str = ""
    filter_text: str = ""
    totals: Sequence[str] | None = None
    notes: tuple[str, ...] = ()
    signers: tuple[str, ...] = ("填表人", "审核人", "负责人")
    signed: Mapping[str, str] = field(default_factory=dict)
    count_text: str = ""
    section_by: int | None = None
    section_unit: str = "人"
    section_page_break: bool = False
    official: Official | None = None
    bold: frozenset[int] = frozenset()
    one_page: bool = False

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows) or (self.totals is not None and len(self.totals) != width):
            raise ValueError(f"every row of {self.title!r} needs {width} cells")

    @property
    def signatures(self) -> list[str]:
        """Each place of signature with its name, as it stands under the table."""
        return [f"{role}：{self.signed.get(role, '')}" for role in self.signers]
