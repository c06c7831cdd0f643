"""名额分配 by largest remainder, as pure functions: whole numbers all the way, with the arithmetic in words.

Every unit's share is places × its heads ÷ all heads. It first gets the whole part; what is left goes one by one to the
largest remainders; of equal remainders the unit with more heads comes first, then the one that stands first in the
unit ledger (domain-facts E.7). Where a least number holds for every listed unit, those that would get fewer get just
that, and the rest is shared among the others in the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TIES = "余数相同的，人数多的在前；人数也相同的，按单位台账的顺序"
PLACES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sharer:
    """A unit with its heads; ``order`` is its place in the unit ledger, which breaks the last ties."""

    key: int
    name: str
    heads: int
    order: int


@dataclass(frozen=True, slots=True)
class Allotted:
    """``exact`` is the share in words (5.208), ``arithmetic`` how ``places`` came of it."""

    sharer: Sharer
    places: int
    exact: str
    arithmetic: str


def allot(sharers: Sequence[Sharer], total: int, least: int | None = None) -> list[Allotted]:
    """The places of each unit, in the order given; they add up to ``total``.

    ``least`` holds for every unit that has heads; None means one where there are places enough, else none. Refusal
    where there is nobody, or fewer places than the least number asks for.
    """
    counting = [one for one in sharers if one.heads > 0]
    if not counting:
        raise Refusal("没有可以分配名额的单位，或各单位都没有人。", "请核对分会、小组台账和人员所在小组。")
    if total < 1:
        raise Refusal("总名额至少是1。", "请核对总名额。", field="places")
    wanted = least if least is not None else int(total >= len(counting))
    if wanted * len(counting) > total:
        raise Refusal(
            f"{len(counting)}个单位每个至少{wanted}名，要{wanted * len(counting)}名，总名额只有{total}名。",
            "请增加总名额，或减少每单位至少的名额。",
            field="least",
        )
    found = _shared(counting, total, wanted)
    return [found.get(one.key) or Allotted(one, 0, "0", "没有人，不分名额。") for one in sharers]


def _shared(sharers: Sequence[Sharer], total: int, least: int) -> dict[int, Allotted]:
    """Those below the least number get it; the others share what is left, until nobody is below."""
    fixed: dict[int, Allotted] = {}
    left = list(sharers)
    while True:
        among = _largest_remainder(left, total - least * len(fixed), bool(fixed))
        short = [one for one in left if among[one.key].places < least]
        if not short:
            return fixed | among
        for one in short:
            held = among[one.key]
            fixed[one.key] = replace(
                held, places=least, arithmetic=f"{held.arithmetic}不到每单位至少{least}名，给{least}名。"
            )
        left = [one for one in left if one.key not in fixed]


def _largest_remainder(sharers: Sequence[Sharer], total: int, after_least: bool) -> dict[int, Allotted]:
    heads = sum(one.heads for one in sharers)
    whole = {one.key: divmod(total * one.heads, heads) for one in sharers}
    over = total - sum(part for part, _ in whole.values())
    order = sorted(sharers, key=lambda one: (-whole[one.key][1], -one.heads, one.order, one.key))
    lucky = {one.key for one in order[:over]}
    return {one.key: _told(one, total, heads, whole[one.key], one.key in lucky, after_least) for one in sharers}


def _told(one: Sharer, total: int, heads: int, parts: tuple[int, int], gets_one: bool, after_least: bool) -> Allotted:
    part, rest = parts
    exact = _decimal(total * one.heads, heads)
    what = "其余名额" if after_least else "总名额"
    told = f"{what}{total}×{one.heads}÷{heads}={exact}，整数{part}"
    told += (
        f"，余数较大再加1，得{part + 1}名。"
        if gets_one
        else f"，得{part}名。"
        if rest == 0
        else f"，余数较小不加，得{part}名。"
    )
    return Allotted(one, part + gets_one, exact, told)


def _decimal(top: int, bottom: int) -> str:
    """Rounded half up to so many places, without needless zeros."""
    scale = 10**PLACES_SHOWN
    whole, rest = divmod((2 * top * scale + bottom) // (2 * bottom), scale)
    return f"{whole}.{rest:0{PLACES_SHOWN}}".rstrip("0").rstrip(".")


# Shares of kinds of people


@dataclass(frozen=True, slots=True)
class Demand:
    """So many of all places at least (or at most) for people of a kind."""

    kind: str
    at_least: bool
    number: int

    @property
    def words(self) -> str:
        return f"{self.kind}{'至少' if self.at_least else '至多'}{self.number}名"


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many people of each set of kinds a unit has: {frozenset of kinds: heads}; they may overlap."""

    of_sets: Mapping[frozenset[str], int]

    def of(self, *kinds: str) -> int:
        """How many are of all these kinds."""
        return sum(heads for held, heads in self.of_sets.items() if held.issuperset(kinds))

    def without(self, kind: str, *kinds: str) -> int:
        """How many are of ``kinds`` and not of ``kind``."""
        return self.of(*kinds) - self.of(kind, *kinds)


def needed(total: int, *, number: int | None, percent: int | None, at_least: bool) -> int:
    """A number, else a percentage of the places: rounded up where it is the least, down where it is the most."""
    if number is not None:
        return number
    parts = total * (percent or 0)
    return -(-parts // 100) if at_least else parts // 100


def impossible(
    total: int, places: Mapping[int, int], counts: Mapping[int, KindCount], demands: Sequence[Demand]
) -> list[str]:
    """What the demands ask for that cannot be, each in a sentence, looked at one by one and two by two."""
    found = [sentence for one in demands for sentence in _alone(total, places, counts, one)]
    for place, one in enumerate(demands):
        found += [sentence for other in demands[place + 1 :] for sentence in _both(total, places, counts, one, other)]
    return found


def _room(places: Mapping[int, int], counts: Mapping[int, KindCount], *kinds: str) -> int:
    """How many people of all these kinds can be put forward at most."""
    return sum(min(held, counts[unit].of(*kinds)) for unit, held in places.items())


def _alone(total: int, places: Mapping[int, int], counts: Mapping[int, KindCount], one: Demand) -> list[str]:
    if one.at_least and one.number > total:
        return [f"{one.words}，多于总名额{total}名。"]
    if one.at_least and (room := _room(places, counts, one.kind)) < one.number:
        return [f"{one.words}，各单位名额内最多只能推荐{room}名。"]
    if not one.at_least:
        others = sum(min(held, counts[unit].without(one.kind)) for unit, held in places.items())
        if others + one.number < total:
            return [f"{one.words}，其余的人在各单位名额内最多只能推荐{others}名，凑不满{total}名。"]
    return []


def _both(
    total: int, places: Mapping[int, int], counts: Mapping[int, KindCount], one: Demand, other: Demand
) -> list[str]:
    if one.kind == other.kind:
        low, high = (one, other) if one.at_least else (other, one)
        clash = low.at_least and not high.at_least and low.number > high.number
        return [f"{low.words}与{high.words}互相矛盾。"] if clash else []
    if one.at_least and other.at_least:
        shared = min(one.number, other.number, _room(places, counts, one.kind, other.kind))
        both = one.number + other.number - shared
        if both > total:
            return [
                f"{one.words}、{other.words}，两样都是的最多{shared}名，合起来要{both}名，多于总名额{total}名。"
            ]
        return []
    low, high = (one, other) if one.at_least else (other, one)
    if low.at_least and not high.at_least:
        free = sum(min(held, counts[unit].without(high.kind, low.kind)) for unit, held in places.items())
        if low.number > free + high.number:
            return [f"{low.words}、{high.words}：不是{high.kind}的{low.kind}最多只能推荐{free}名，要超过上限。"]
    return []


def spread(
    demand: Demand, places: Mapping[int, int], counts: Mapping[int, KindCount], order: Mapping[int, int]
) -> dict[int, int]:
    """What each unit contributes to a demand: in proportion to its people of the kind, never above its places.

    Of the most, a unit may have as many as its people and places allow where the whole does not bind.
    """
    caps = {unit: min(held, counts[unit].of(demand.kind)) for unit, held in places.items()}
    left = min(demand.number, sum(caps.values()))
    given = dict.fromkeys(caps, 0)
    while left:
        open_ = [
            Sharer(unit, "", counts[unit].of(demand.kind), order[unit]) for unit in caps if given[unit] < caps[unit]
        ]
        shared = _largest_remainder(open_, left, after_least=False)
        for one in open_:
            given[one.key] += min(shared[one.key].places, caps[one.key] - given[one.key])
        left = min(demand.number, sum(caps.values())) - sum(given.values())
    return given
