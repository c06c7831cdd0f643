"""Bars to be drawn one below the other, such as standings, as plain values that know neither paper nor ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe.paper import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Bar:
    """``words`` are the value as it is shown at the end of the bar; a ``hollow`` bar is drawn as an outline."""

    label: str
    value: Fraction
    words: str
    hollow: bool = False


@dataclass(frozen=True, kw_only=True)
class BarPage:
    """One picture with its title; as many pages as its bars need."""

    title: str
    bars: Sequence[Bar]
    printed_on: date
    organisation: str = ""
    period: str = ""
    notes: tuple[str, ...] = ()
    value_title: str = "数"

    def table(self) -> Table:
        """The same as numbers, for a workbook."""
        return Table(
            title=self.title, columns=(Column("项目", width_mm=60), Column(self.value_title, "right", 30)),
            rows=[(bar.label, bar.words) for bar in self.bars], printed_on=self.printed_on, notes=self.notes,
            organisation=self.organisation, period=self.period,
        )  # fmt: skip
