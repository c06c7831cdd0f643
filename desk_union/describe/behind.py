"""What stands behind a number on paper: a figure of a span, or rows of a ledger that are found when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span
    from desk_union.describe.ledger import Ledger


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """Rows of ``ledger``; they are counted or, with ``sums`` of column keys and signs, their values are added up.

    ``span`` are the days meant; standing values of a row are those of its last day.
    """

    ledger: Ledger
    find: Callable[[Session], Sequence[int]]
    span: Span
    sums: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureBehind:
    """One of the office's figures, by its code."""

    figure: str
    span: Span


Behind = RowsBehind | FigureBehind


class Number(str):
    """The words of a number on paper with what opens behind them; several parts add up to it.

    ``unit`` is what is counted, where it is not the figure's own (万元); ``typed`` says that somebody typed it in place
    of what the rows say or because no ledger holds it; ``drift`` is what the rows say by now, where it is another.
    """

    __slots__ = ("behind", "drift", "typed", "unit")
    behind: tuple[Behind, ...]
    unit: str
    typed: bool
    drift: str | None

    def __new__(  # noqa: PYI034 - Self would need the same comment
        cls, words: str, *behind: Behind, unit: str = "", typed: bool = False, drift: str | None = None
    ) -> Number:
        one = super().__new__(cls, words)
        one.behind, one.unit, one.typed, one.drift = behind, unit, typed, drift
        return one


class Sentence(str):
    """Words of a text with the numbers that stand in them, in their order."""

    __slots__ = ("numbers",)
    numbers: tuple[Number, ...]

    def __new__(cls, words: str, *numbers: Number) -> Sentence:  # noqa: PYI034 - Self would need the same comment
        one = super().__new__(cls, words)
        one.numbers = numbers
        return one


def counted(ledger: Ledger, ids: Sequence[int], span: Span) -> Number:
    """So many rows, which are known already."""
    return Number(str(len(ids)), RowsBehind(ledger, lambda _session: ids, span))


def summed(words: str, ledger: Ledger, ids: Sequence[int], span: Span, *keys: str) -> Number:
    """The sum of these columns over rows that are known already."""
    return Number(words, RowsBehind(ledger, lambda _session: ids, span, tuple((key, 1) for key in keys)))
