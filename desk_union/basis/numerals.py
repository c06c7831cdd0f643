"""Whole numbers as offices write them: 120人, 1,200 元, 第三届, 二十五."""

from __future__ import annotations

import re
from typing import Final

from desk_union.basis.names import clean

_UNITS: Final = (
    "周岁|人次|年度|人|名|位|个|户|家|届|次|期|年|岁|月|天|日|元|项|件|条|本|套|台|场|篇|张|份|班|组|支|间|所|座|辆|处|册|盒|箱"
)
_DIGITS: Final = re.compile(rf"第?\s*([+-]?(?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+))(?:\.0+)?\s*(?:{_UNITS})?", re.ASCII)
_WORDS: Final = re.compile(rf"第?\s*([零〇一二两三四五六七八九十百]+)\s*(?:{_UNITS})?")
_VALUES: Final = {character: n for n, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ONE: Final = "[一二两三四五六七八九]"
# 一百五 is 150 to some and 105 to others: behind 百 comes 零, a ten, or nothing.
_TENS: Final = re.compile(rf"(?:({_ONE})百(?:零(?={_ONE}$)|(?={_ONE}?十|$)))?(?:({_ONE})?十)?({_ONE})?")
_ORDINAL: Final = re.compile(r"第?([零〇一二两三四五六七八九十百]+|\d+)(?=[届次期批])")
_ABOUT: Final = re.compile(
    rf"(?:大约|大概|约|近|将近|超过|不少于|不足)\s*(.+?)(?:左右|上下)?|(.+?)\s*(?:左右|上下|以上)"
    rf"|(\d+|[一二两三四五六七八九十百]+)\s*[多余]\s*(?:{_UNITS})?"
)


def ordinals_in_digits(text: str) -> str:
    """第四届第三次 and 四届三次 are both 4届3次, so that one sitting has one writing."""
    return _ORDINAL.sub(lambda found: str(whole_number(found[1]) or found[1]), text)


def whole_number(text: str) -> int | None:
    """The number when the text says just one, None otherwise (约120人, 1.2万, 三点五)."""
    bare = clean(text).replace("。", ".")
    if found := _DIGITS.fullmatch(bare):
        return int(found[1].replace(",", "").replace("，", ""))
    found = _WORDS.fullmatch(bare)
    return _in_words(found[1]) if found else None


def about(text: str) -> int | None:
    """The number beside which the text says that it is not exact (约60人, 60余人, 60人左右); None for anything else."""
    found = _ABOUT.fullmatch(clean(text))
    return whole_number(next(part for part in found.groups() if part)) if found else None


def _in_words(words: str) -> int | None:
    """Up to 999; 二〇二五 is read digit by digit."""
    if len(words) > 1 and all(character in _VALUES for character in words):
        return int("".join(str(_VALUES[character]) for character in words))
    if words in {"零", "〇"}:
        return 0
    found = _TENS.fullmatch(words)
    if found is None:
        return None
    hundreds, tens, ones = found.groups()
    ten = _VALUES[tens] if tens else int("十" in words)
    return 100 * (_VALUES[hundreds] if hundreds else 0) + 10 * ten + (_VALUES[ones] if ones else 0)
