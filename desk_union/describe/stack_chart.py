"""Stacked bars over the months of a year, as plain values that know neither paper nor ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.paper import Table


@dataclass(frozen=True, slots=True)
class StackSeries:
    """One kind; ``values`` are as many as there are places."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackPanel:
    """One drawing: ``scale`` is by what the values are divided to be told in ``unit`` (100 for fen told in yuan).

    Bars that stand ``beside`` each other are compared, not added up.
    """

    title: str
    unit: str
    series: tuple[StackSeries, ...]
    scale: int = 1
    beside: bool = False

    @property
    def highest(self) -> int:
        """The highest stack, or the highest bar where they stand beside each other."""
        if self.beside:
            return max((value for one in self.series for value in one.values), default=0)
        places = zip(*(one.values for one in self.series), strict=True)
        return max((sum(stack) for stack in places), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StackChart:
    """``places`` are the words under the bars; ``told`` are the same numbers as a list."""

    title: str
    places: tuple[str, ...]
    panels: tuple[StackPanel, ...]
    printed_on: date
    organisation: str = ""
    period: str = ""
    notes: tuple[str, ...] = ()
    told: Sequence[Table] = ()

    def tables(self) -> list[Table]:
        return list(self.told)
