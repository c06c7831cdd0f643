"""Turns measured values into points: by their ratio to the best, by their rank, or by a table of steps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from desk_union.basis import points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BY_RATIO, BY_RANK, BY_TABLE = "按与最好的比例", "按名次", "按对照表"
WAYS: Final = (BY_RATIO, BY_RANK, BY_TABLE)
_STEP = re.compile(r"\s*(?:>=|≥|<=|≤|满|达到)?\s*(-?[\d.]+%?)\s*[:：=＝]\s*(-?[\d.]+)\s*(?:分)?\s*")
_PARTS = re.compile(r"[；;\n]+")
_LIST = re.compile(r"[、，,；;\s]+")


@dataclass(frozen=True, slots=True)
class Conversion:
    """``steps`` are (from this value on, points); ``by_place`` the points of the first, second, ... place.

    With ``smaller`` the smaller value is the better one, and a step holds up to its value.
    """

    way: str
    smaller: bool = False
    steps: tuple[tuple[Fraction, Fraction], ...] = ()
    by_place: tuple[Fraction, ...] = ()

    def is_better(self, one: Fraction, other: Fraction) -> bool:
        return one < other if self.smaller else one > other


def steps_of(text: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """100：20；90：15 as pairs of value and points; ValueError with a sentence."""
    found = []
    for part in filter(None, (piece.strip() for piece in _PARTS.split(text))):
        step = _STEP.fullmatch(part)
        if step is None:
            raise ValueError(f"看不懂对照表里的“{part}”，请写成“100：20；90：15”的样子。")
        found.append((points.exact(points.parse(step[1])), points.exact(points.parse(step[2]))))
    return tuple(found)


def places_of(text: str) -> tuple[Fraction, ...]:
    """20、18、16 as the points of the first three places; ValueError with a sentence."""
    return tuple(points.exact(points.parse(part)) for part in _LIST.split(text.strip()) if part)


def converted(how: Conversion, values: Mapping[int, Fraction], worth: Fraction) -> dict[int, Fraction]:
    """The points of each entrant that has a value; the best by ratio gets ``worth``."""
    if not values:
        return {}
    if how.way == BY_RATIO:
        return _by_ratio(how, values, worth)
    if how.way == BY_RANK:
        return _by_rank(how, values, worth)
    return {key: _step(how, value) for key, value in values.items()}


def _by_ratio(how: Conversion, values: Mapping[int, Fraction], worth: Fraction) -> dict[int, Fraction]:
    best = min(values.values()) if how.smaller else max(values.values())
    return {key: worth * _share(how, value, best) for key, value in values.items()}


def _share(how: Conversion, value: Fraction, best: Fraction) -> Fraction:
    """Of the best; nothing where the two have no ratio (a loss, a division by nought), all where they are equal."""
    if value == best:
        return Fraction(1) if how.smaller or best > 0 else Fraction(0)
    if how.smaller:
        return best / value if best > 0 else Fraction(0)
    return value / best if value > 0 else Fraction(0)


def _by_rank(how: Conversion, values: Mapping[int, Fraction], worth: Fraction) -> dict[int, Fraction]:
    return {key: _of_place(how, place, len(values), worth) for key, place in placed(how, values).items()}


def placed(how: Conversion, values: Mapping[int, Fraction]) -> dict[int, int]:
    """The place of each by its value; equal ones share it: 1, 2, 2, 4."""
    order: Sequence[Fraction] = sorted(values.values(), reverse=not how.smaller)
    first: dict[Fraction, int] = {}
    for place, value in enumerate(order, start=1):
        first.setdefault(value, place)
    return {key: first[value] for key, value in values.items()}


def _of_place(how: Conversion, place: int, count: int, worth: Fraction) -> Fraction:
    if how.by_place:
        return how.by_place[place - 1] if place <= len(how.by_place) else Fraction(0)
    return worth * Fraction(count - place + 1, count)


def _step(how: Conversion, value: Fraction) -> Fraction:
    """The points of the best step that the value reaches; none below the last."""
    if how.smaller:
        reached = [step for step in how.steps if value <= step[0]]
        return min(reached)[1] if reached else Fraction(0)
    reached = [step for step in how.steps if value >= step[0]]
    return max(reached)[1] if reached else Fraction(0)
