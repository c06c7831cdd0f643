"""Tells a misspelt name from a different one: 机修分回 is near 机修分会, but 二组 is not a misspelt 一组."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from desk_union.exchange.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDING = re.compile(r"(?:工会)?(?:小组|班组|组|班|分会|支会)$")
# Characters by which sister units are told apart.
_ORDINAL = frozenset(
    "0123456789零〇一二三四五六七八九十百两甲乙丙丁戊己庚辛abcdefghijklmnopqrstuvwxyz东南西北中上下前后左右内外新老大小男女早晚白夜高初"
)
_ALIKE = 0.8
_SHORTEST = 3


def near_names(name: str, others: Iterable[str], *, misspelt: bool) -> list[str]:
    """Names that mean the same but for an ending (机修, 机修小组) or, if ``misspelt``, look like a slip of the pen."""
    text = normal(name)
    found: list[tuple[float, str]] = []
    for other in others:
        against = normal(other)
        if against == text:
            continue
        if _stem(text) == _stem(against):
            found.append((1.0, other))
        elif misspelt and (alike := _slip(text, against)):
            found.append((alike, other))
    return [other for _, other in sorted(found, key=lambda pair: -pair[0])][:5]


def _stem(text: str) -> str:
    stem = _ENDING.sub("", text)
    return stem if len(stem) > 1 else text


def _slip(one: str, other: str) -> float:
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > _SHORTEST:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    changes = [(one[a:b], other[c:d]) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]
    if any(set(left) | set(right) and (set(left) | set(right)) <= _ORDINAL for left, right in changes):
        return 0.0
    ratio = matcher.ratio()
    one_off = len(changes) == 1 and max(len(changes[0][0]), len(changes[0][1])) == 1
    return ratio if ratio >= _ALIKE or one_off else 0.0
