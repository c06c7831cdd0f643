"""What must hold for contests, items, marks and prizes, as pure functions over values; marks in whole millionths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desk_union.contests.running import contest_words as words
from desk_union.describe.ledger import Fault
from desk_union.scoring import conversion
from desk_union.scoring.scheme import EARLIEST, FEWEST, MEASURED, SCORED, TOTAL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from desk_union.describe.ledger import Values

_BETWEEN = re.compile(r"[、，,；;/\s]+")


def names_in(text: str | None) -> tuple[str, ...]:
    """张三、李四 as names, each once."""
    return tuple(dict.fromkeys(part for part in _BETWEEN.split(text or "") if part))


def unranked(precedence: str | None, items: Collection[str]) -> str | None:
    """The first word of what ranks that is no item of the contest and none of the words that always may stand there."""
    known = {TOTAL, FEWEST, EARLIEST, *items}
    return next((name for name in names_in(precedence) if name not in known), None)


def too_many(places: Sequence[int], most: int) -> bool:
    """More winners than places, unless all beyond share the last place; a place is 0 where it is not known."""
    order = sorted(places)
    shared = most > 0 and len(order) > most and order[most - 1] > 0 and order[most - 1] == order[-1]
    return len(order) > most and not shared


def check_contest(values: Values) -> Sequence[Fault]:
    first, last, signed = (values.get(key) for key in ("starts_on", "ends_on", "signed_on"))
    found = []
    if first and last and last < first:
        found.append(Fault("ends_on", "结束日期早于开始日期。", "请核对两个日期。"))
    if first and signed and signed < first:
        found.append(Fault("signed_on", "签字日期早于竞赛开始日期。", "请核对两个日期。"))
    return found


def check_criterion(values: Values) -> Sequence[Fault]:
    """Full marks and weights are above nought, and a measured item says all that its way of counting needs."""
    found = [
        Fault(key, "应大于0。", f"请填正数，没有{label}的空着。")
        for key, label in (("full", "满分"), ("weight", "权重"))
        if values.get(key) is not None and values[key] <= 0
    ]
    if values.get("weight") is not None and values.get("kind") not in (SCORED, MEASURED):
        reason = f"“{values.get('kind')}”项目不按权重计分。"
        found.append(Fault("weight", reason, "加分、扣分按登记的数加减，否决不计分；请清空权重。"))
    return [*found, *_conversion(values)]


def _conversion(values: Values) -> list[Fault]:
    way, steps = values.get("way"), values.get("steps")
    if way and values.get("kind") != MEASURED:
        return [Fault("way", "只有“实绩”项目才按实绩计分。", "请把种类改为实绩，或清空实绩计分。")]
    if way == conversion.BY_TABLE and not steps:
        return [Fault("steps", "按对照表计分的没有对照表。", "请写成“100：20；90：15”的样子：实绩到100得20分。")]
    if way and steps:
        read = conversion.places_of if way == conversion.BY_RANK else conversion.steps_of
        try:
            read(steps)
        except ValueError as why:
            return [Fault("steps", str(why), "按名次计分的写“20、18、16”，按对照表的写“100：20；90：15”。")]
    return []


def check_grade(values: Values) -> Sequence[Fault]:
    if values.get("places") == 0:
        return [Fault("places", "名额是0。", "不设的奖项请删除。")]
    return amounts(values)


def amounts(values: Values) -> list[Fault]:
    return [
        Fault(key, "不能是负数。", "请核对。") for key in ("money", "gift_value") if values.get(key) and values[key] < 0
    ]


def check_flag(values: Values) -> Sequence[Fault]:
    since, until = values.get("since"), values.get("until")
    found = []
    if since and until and until < since:
        found.append(Fault("until", "交出日期早于授予日期。", "请核对两个日期。"))
    if values.get("ended") == words.TAKEN_BACK and not values.get("reason"):
        found.append(Fault("reason", "收回的没有写原因。", "请写明为什么收回。"))
    return found


def most_winners(entrants: int, cap: Fraction | None) -> int:
    """How many of so many may win; all of them without a cap."""
    return entrants if cap is None else int(entrants * cap)


def split(total: int, shares: Sequence[int]) -> list[int]:
    """A prize in fen by shares, every fen kept: the largest remainders get the odd fen, the first of equal ones."""
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    order = sorted(range(len(shares)), key=lambda place: (-(total * shares[place] % whole), place))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return parts
