"""The marks of one entrant for one item, gathered: how many, their sum, the lowest and the highest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desk_union.scoring.scheme import TRIM_FROM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction


class MarkTally(NamedTuple):
    """``n`` marks, whole or fractions, in whatever unit the caller keeps them (see ``scale`` of ``ranked``)."""

    n: int
    total: Fraction | int
    low: Fraction | int
    high: Fraction | int

    def kept(self, *, trimmed: bool) -> tuple[Fraction | int, int]:
        """Sum and number of the marks that make the mean: without one highest and one lowest from five marks on."""
        if trimmed and self.n >= TRIM_FROM:
            return self.total - self.low - self.high, self.n - 2
        return self.total, self.n


def tally(marks: Iterable[Fraction | int]) -> MarkTally | None:
    """None where there is no mark."""
    held = list(marks)
    return MarkTally(len(held), sum(held), min(held), max(held)) if held else None
