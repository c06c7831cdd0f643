"""抽签: an order of appearance drawn at random, which the number it was drawn with gives again."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def drawn(entrants: Collection[int], seed: int) -> list[int]:
    """The entrants in the order drawn; the same number and the same entrants give the same order."""
    order = sorted(entrants)
    random.Random(seed).shuffle(order)  # noqa: S311 - lots for an order of appearance, no secret
    return order
