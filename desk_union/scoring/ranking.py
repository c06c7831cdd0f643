"""From tallies to totals and places: exact fractions all the way, so that only what is shown is rounded, and once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, NamedTuple

from desk_union.scoring.conversion import converted
from desk_union.scoring.scheme import BONUS, EARLIEST, FEWEST, MEASURED, PENALTY, SCORED, TOTAL, TRIM_FROM, VETO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desk_union.scoring.scheme import ScoreItem, ScoreScheme
    from desk_union.scoring.tally import MarkTally


class Contender(NamedTuple):
    """Somebody or a team that is ranked; ``day`` is when it was done, for what ranks by 日期早."""

    key: int
    group: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RankedEntrant:
    """``place`` over all, ``in_group`` among the same group; ``vetoed`` are the names of the items that veto."""

    contender: Contender
    total: Fraction
    place: int
    in_group: int
    vetoed: tuple[str, ...] = ()


class Reckoning:
    """The tallies of one contest under one scheme; ``scale`` is how many units of a kept mark make one point."""

    def __init__(self, scheme: ScoreScheme, tallies: Mapping[tuple[int, int], MarkTally], scale: int = 1) -> None:
        self.scheme = scheme
        self.tallies = tallies
        self.scale = scale
        self._measured = {item.key: self._convert(item) for item in scheme.of_kind(MEASURED) if item.conversion}
        self._added = [(item, 1) for item in scheme.of_kind(SCORED, BONUS)]
        self._added += [(item, -1) for item in scheme.of_kind(PENALTY)]
        self._veto = scheme.of_kind(VETO)
        self._times: dict[tuple[int, int], tuple[int, int]] = {}

    def mean(self, entrant: int, item: ScoreItem) -> Fraction | None:
        """What the marks for the item come to, before any weight: a mean of judges, else a sum."""
        held = self.tallies.get((entrant, item.key))
        if held is None:
            return None
        if item.kind in (SCORED, MEASURED):
            total, count = held.kept(trimmed=self.scheme.trimmed and item.kind == SCORED)
            return Fraction(total) / (count * self.scale)
        return Fraction(held.total) / self.scale

    def points(self, entrant: int, item: ScoreItem) -> Fraction | None:
        """What the item brings to the total; None where there is no mark, or it brings none by its kind."""
        if item.kind == MEASURED:
            return self._measured.get(item.key, {}).get(entrant)
        mean = self.mean(entrant, item)
        if mean is None or item.kind == VETO:
            return None
        return mean * item.factor if item.kind == SCORED else -mean if item.kind == PENALTY else mean

    def _convert(self, item: ScoreItem) -> dict[Any, Fraction]:
        values = {
            entrant: Fraction(held.total) / (held.n * self.scale)
            for (entrant, key), held in self.tallies.items()
            if key == item.key
        }
        assert item.conversion is not None  # noqa: S101 - asked before
        return converted(item.conversion, values, item.worth)

    def totals(self, contenders: Sequence[Contender]) -> dict[int, Fraction]:
        sums, whole = self.sums(contenders)
        return {entrant: _over(total, whole) for entrant, total in sums.items()}

    def sums(self, contenders: Sequence[Contender]) -> tuple[dict[int, Fraction | int], int]:
        """The totals times the second, mostly whole numbers: added and compared much faster than fractions are."""
        ways = self._ways()
        whole = lcm(*(factor.denominator for factor, _ in ways.values())) if ways else 1
        times: dict[int, dict[int, tuple[int, bool]]] = {}
        for (key, n), (factor, cut) in ways.items():
            times.setdefault(key, {})[n] = (factor.numerator * (whole // factor.denominator), cut)
        every: dict[int, Fraction | int] = defaultdict(int)
        for (entrant, key), (n, total, low, high) in self.tallies.items():
            if key in times:
                factor_whole, cut = times[key][n]
                every[entrant] += factor_whole * (total - low - high) if cut else factor_whole * total
        found = {one.key: every.get(one.key, 0) for one in contenders}
        for points in self._measured.values():
            for entrant, value in points.items():
                if entrant in found:
                    found[entrant] += value * whole
        return found, whole

    def _ways(self) -> dict[tuple[int, int], tuple[Fraction, bool]]:
        """For each item and number of marks what their sum is multiplied by, and whether the extremes are left out."""
        kinds = {item.key: (item, sign) for item, sign in self._added}
        found: dict[tuple[int, int], tuple[Fraction, bool]] = {}
        for key, n in {(key, held.n) for (_, key), held in self.tallies.items() if key in kinds}:
            item, sign = kinds[key]
            if item.kind != SCORED:
                found[key, n] = (Fraction(sign, self.scale), False)
                continue
            cut = self.scheme.trimmed and n >= TRIM_FROM
            found[key, n] = (sign * item.factor / ((n - 2 if cut else n) * self.scale), cut)
        return found

    def vetoed(self, entrant: int) -> tuple[str, ...]:
        return tuple(item.name for item in self._veto if (entrant, item.key) in self.tallies) if self._veto else ()


def _over(total: Fraction | int, whole: int) -> Fraction:
    return Fraction(total, whole) if isinstance(total, int) else total / whole


class _Places:
    """Gives places one after the other; what equals the one before it shares its place."""

    def __init__(self) -> None:
        self._count = self._place = 0
        self._key: tuple[Any, ...] | None = None

    def next(self, key: tuple[Any, ...]) -> int:
        self._count += 1
        if key != self._key:
            self._place, self._key = self._count, key
        return self._place


def ranked(
    scheme: ScoreScheme, tallies: Mapping[tuple[int, int], MarkTally], contenders: Sequence[Contender], scale: int = 1
) -> list[RankedEntrant]:
    """All contenders in the order of their places; who is alike in all that ranks shares a place: 1, 2, 2, 4.

    A veto ranks behind all that have none. Those that share a place stand in the order in which they came.
    """
    reckoning = Reckoning(scheme, tallies, scale)
    sums, whole = reckoning.sums(contenders)
    items = {item.name: item for item in scheme.items}
    keyed = [(_ranking_key(reckoning, items, one, sums[one.key]), one) for one in contenders]
    keyed.sort(key=lambda pair: pair[0])
    standings: list[RankedEntrant] = []
    over_all, groups = _Places(), defaultdict[str, _Places](_Places)
    for key, one in keyed:
        place, in_group = over_all.next(key), groups[one.group].next(key)
        total = _over(sums[one.key], whole)
        standings.append(RankedEntrant(one, total, place, in_group, reckoning.vetoed(one.key)))
    return standings


def _ranking_key(
    reckoning: Reckoning, items: Mapping[str, ScoreItem], one: Contender, total: Fraction | int
) -> tuple[Any, ...]:
    scheme = reckoning.scheme
    key: list[Any] = [bool(reckoning.vetoed(one.key))]
    for name in scheme.ranks_by:
        if name == TOTAL:
            key.append(-total)
        elif name == FEWEST:
            taken = (reckoning.mean(one.key, item) or Fraction(0) for item in scheme.of_kind(PENALTY))
            key.append(sum(taken, Fraction(0)))
        elif name == EARLIEST:
            key.append((one.day is None, one.day and one.day.toordinal()))
        elif name in items:
            key.append(_by_item(reckoning, one, items[name]))
    return tuple(key)


def _by_item(reckoning: Reckoning, one: Contender, item: ScoreItem) -> tuple[bool, Fraction]:
    """The better mark or value first, none last."""
    value = reckoning.mean(one.key, item)
    if value is None:
        return (True, Fraction(0))
    smaller = item.kind in (PENALTY, VETO) or (item.conversion is not None and item.conversion.smaller)
    return (False, value if smaller else -value)
