"""The office's words in one place, so that a union that says 教代会 for 职代会 changes them once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class UnionTerm:
    """``usual`` is what the program says, ``others`` what unions say instead (table of terms in seed-systems.md)."""

    key: str
    usual: str
    others: tuple[str, ...]


TERMS: Final = (
    UnionTerm("staff", "职工", ("员工", "教职工", "干部职工")),
    UnionTerm("congress_short", "职代会", ("教代会", "职工大会", "教职工大会")),
    UnionTerm("congress", "职工代表大会", ("教职工代表大会", "职工大会", "教职工大会")),
    UnionTerm("branch", "分会", ("支会", "基层工会", "车间工会", "直属工会")),
    UnionTerm("group", "工会小组", ("班组", "基层组", "教研组", "处室小组")),
    UnionTerm("disclosure", "厂务公开", ("校务公开", "企务公开", "政务公开", "会务公开", "院务公开")),
    UnionTerm("inspector", "劳动保护监督检查员", ("劳动保护监督员", "群监员", "安全监督员")),
    UnionTerm("apprentice", "师带徒", ("导师带徒", "名师带徒", "师徒结对", "青蓝工程")),
    UnionTerm("ledger", "台账", ("台帐",)),
)
BY_KEY: Final = {term.key: term for term in TERMS}
# Names given by the law or the upper union: a union's own word for 职工 does not reach into them.
FIXED: Final = (
    "模范职工之家", "职工之家", "职工小家", "职工书屋", "职工互助", "困难职工", "女职工委员会", "女职工委员", "农民工",
)  # fmt: skip


class Wording:
    """A union's own words; ``say`` puts them into the program's sentences and headings, never into a clerk's data."""

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        """``chosen`` holds words by the key of the term; a blank one, or the usual one, counts as none."""
        given = {key: word.strip() for key, word in (chosen or {}).items() if key in BY_KEY}
        self.chosen = {key: word for key, word in given.items() if word and word != BY_KEY[key].usual}
        self._instead = {BY_KEY[key].usual: word for key, word in self.chosen.items()}
        if "group" in self.chosen:  # 分会/小组 says both levels in short
            both = {f"分会{mark}小组": f"{self.of('branch')}{mark}{self.of('group')}" for mark in "/、"}
            self._instead |= both
        # Every term and fixed name is looked for, the longest first, so that 职工 is not changed inside another one.
        known = {*FIXED, *self._instead, *(term.usual for term in TERMS)}
        self._pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))

    def of(self, key: str) -> str:
        return self.chosen.get(key) or BY_KEY[key].usual

    def say(self, text: str) -> str:
        if not self.chosen:
            return text
        return self._pattern.sub(lambda found: self._instead.get(found[0], found[0]), text)
