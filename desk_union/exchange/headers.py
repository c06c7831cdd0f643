"""Recognises what a column of somebody's sheet means by its header: own labels, aliases, memory, near misses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from desk_union.basis import names
from desk_union.describe.kinds import DocNumber, IdCard, Photo, Ref, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.describe.ledger import Ledger, Shown

How = Literal["记住的", "完全一致", "别名", "相近", "未识别"]
RANK: Mapping[How, int] = {"记住的": 4, "完全一致": 3, "别名": 2, "相近": 1, "未识别": 0}

NUMBERING = frozenset({"序号", "序", "no", "no.", "行号", "顺序号", "排序"})
_BRACKETS = str.maketrans("（）【】〔〕：［］", "()[][]:[]")
_MARKS = re.compile(r"[*＊★☆※:\s]|(?<=.)_x000d_")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEAR, _MOST_LONGER = 0.85, 0.6


@lru_cache(maxsize=4096)
def normal(header: str) -> str:
    """One writing for a header: no blanks, line breaks or required marks, plain brackets, small letters."""
    return _MARKS.sub("", names.clean(header).translate(_BRACKETS)).casefold()


def bare(header: str) -> str:
    """The header without remarks in brackets such as （元） or （必填）."""
    return _IN_BRACKETS.sub("", normal(header))


def importable(ledger: Ledger) -> tuple[Shown, ...]:
    """The columns that a sheet may fill."""
    return tuple(shown for shown in ledger.editable if not isinstance(shown.kind, Photo))


def finders(ledger: Ledger) -> dict[str, tuple[Shown, Shown]]:
    """Helper columns that tell which row a reference means (身份证号 beside 姓名).

    Returned as key → (the reference, the field of its ledger).
    """
    found: dict[str, tuple[Shown, Shown]] = {}
    targets: set[str] = set()
    for shown in importable(ledger):
        if not isinstance(shown.kind, Ref) or shown.kind.ledger.code in targets:
            continue
        target = shown.kind.ledger
        targets.add(target.code)
        name = getattr(target.name(), "key", None)
        for key in dict.fromkeys(key for keys in target.match for key in keys):
            helper = target.by_key[key]
            if key != name and isinstance(helper.kind, (Text, IdCard, DocNumber)):
                found[f"{shown.key}.{key}"] = (shown, helper)
    return found


@dataclass(frozen=True)
class Words:
    """Every writing of a ledger's headers, normalised."""

    labels: Mapping[str, str]
    aliases: Mapping[str, str]
    known: frozenset[str]  # computed columns and numbering: recognised, but nothing to import

    def find(self, header: str, memory: Mapping[str, str]) -> tuple[str | None, How]:
        """The key a header surely means; a remembered "" means that the clerk wants it left out."""
        text = normal(header)
        if text in memory:
            return memory[text] or None, "记住的"
        for writing in dict.fromkeys((text, bare(header))):
            if writing in self.labels:
                return self.labels[writing], "完全一致"
            if writing in self.aliases:
                return self.aliases[writing], "别名"
        return None, "未识别"

    def is_known(self, header: str) -> bool:
        return normal(header) in self.known or bare(header) in self.known

    def near(self, header: str, taken: frozenset[str]) -> str | None:
        """The key whose writing is most like the header, good for a suggestion only."""
        text = bare(header)
        best, key = 0.0, None
        for writing, each in (*self.labels.items(), *self.aliases.items()):
            if each not in taken and (alike := _alike(text, writing)) > best:
                best, key = alike, each
        return key


def _alike(header: str, known: str) -> float:
    if min(len(header), len(known)) < len("姓名"):
        return 0.0
    if known in header and len(known) / len(header) >= _MOST_LONGER:
        return len(known) / len(header)
    ratio = SequenceMatcher(None, header, known, autojunk=False).ratio()
    return ratio if ratio >= _NEAR else 0.0


@lru_cache(maxsize=64)
def words_of(ledger: Ledger) -> Words:
    labels: dict[str, str] = {}
    aliases: dict[str, str] = {}
    fields = importable(ledger)
    for shown in fields:
        for writing in (bare(shown.label), normal(shown.label)):
            labels.setdefault(writing, shown.key)
    for shown in fields:
        for alias in shown.aliases:
            aliases.setdefault(normal(alias), shown.key)
    computed = {
        normal(text) for shown in ledger.fields if shown not in fields for text in (shown.label, *shown.aliases)
    }
    for key, (_, helper) in finders(ledger).items():
        for text in (helper.label, *helper.aliases):
            if normal(text) not in labels:
                aliases.setdefault(normal(text), key)
    return Words(labels, aliases, frozenset(computed - set(labels) - set(aliases)) | NUMBERING)
