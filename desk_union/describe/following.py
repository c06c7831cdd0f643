"""Days of a row that must follow one another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desk_union.describe.ledger import Fault

if TYPE_CHECKING:
    from desk_union.describe.ledger import Values


def in_order(values: Values, *steps: tuple[str, str]) -> list[Fault]:
    """A fault for each day that lies before the step before it; of ``steps`` (keys, words) empty ones are skipped."""
    told = [(key, label, values[key]) for key, label in steps if values.get(key)]
    return [
        Fault(key, f"{label}日期早于{before}日期。", "请核对两个日期。")
        for (_, before, first), (key, label, day) in pairwise(told)
        if day < first
    ]
