"""In which face a paragraph of a 公文 stands: 一、 in 黑体, （一） in 楷体, all else in 仿宋 (domain-facts G.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.prints.type.fonts import Role

LONGEST = 60  # a whole paragraph that begins so is text
_NUMERAL = "一二三四五六七八九十百"
_FIRST = re.compile(rf"[{_NUMERAL}]+、")
_SECOND = re.compile(rf"[（(][{_NUMERAL}]+[）)]")
_STOPS = ("。", "；", "：", ":", ";")


def spread(words: str) -> str:
    """Two characters stand apart by one."""
    return "　".join(words) if len(words) == 2 else words  # noqa: PLR2004 - 特急, 秘密


def role_of(text: str, *, heading: bool = False) -> Role:
    """``heading``: it was written as one, whatever it begins with."""
    line = text.strip()
    alone = heading or (len(line) <= LONGEST and not line.endswith(_STOPS))
    if alone and _SECOND.match(line):
        return "kai"
    if heading or (alone and _FIRST.match(line)):
        return "sans"
    return "fang"
