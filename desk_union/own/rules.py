"""What a declaration of an own column must be, whatever else the book has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe import known_ledgers
from desk_union.describe.ledger import Fault, Own
from desk_union.store.ownfields import CHOICE, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger, Values

LONGEST_WORD, FEWEST_WORDS, MOST_WORDS = 20, 2, 50
SIGNS = "=＝:：|｜{}≥≤≠\n\t"  # what a command, a sheet and a place in a Word form read as something else
PREFIX = "own."


def plain(label: str) -> str:
    """A name as a heading is compared: without blanks, letters alike."""
    return "".join(label.split()).casefold()


def check(values: Values) -> Sequence[Fault]:
    ledger = known_ledgers.called(values.get("ledger") or "")
    return [*_check_ledger(ledger), *_check_label(ledger, values), *_check_choices(values)]


def _check_ledger(ledger: Ledger | None) -> list[Fault]:
    if ledger is None:
        return []
    if ledger.code.startswith(PREFIX) or not any(shown.editable for shown in ledger.fields):
        return [Fault("ledger", f"“{ledger.title}”不能加栏目。", "请选一本自己登记内容的台账。")]
    return []


def _check_label(ledger: Ledger | None, values: Values) -> list[Fault]:
    label = str(values.get("label") or "").strip()
    if not label:
        return []
    if any(sign in label for sign in SIGNS) or plain(label).isdecimal():
        told = "名称里不能有等号、冒号、竖线、花括号、换行，也不能只是数字。"
        return [Fault("label", told, "请换一个名称，如“工作服尺码”。")]
    taken = taken_by(ledger, label) if ledger is not None else None
    if taken is None or ledger is None:
        return []
    also = "" if plain(taken) == plain(label) else f"（“{taken}”也叫“{label}”）"
    return [Fault("label", f"“{ledger.title}”里已经有“{label}”这一栏{also}。", "请直接用那一栏，或换一个名称。")]


def taken_by(ledger: Ledger, label: str) -> str | None:
    """The described column that is called so or known by that name in a sheet."""
    for shown in ledger.fields:
        if not isinstance(shown, Own) and plain(label) in {plain(each) for each in (shown.label, *shown.aliases)}:
            return shown.label
    return None


def _check_choices(values: Values) -> list[Fault]:
    words = words_of(values.get("choices"))
    if values.get("kind") != CHOICE:
        told = "请清空，或把种类选为“选项”。"
        return [Fault("choices", "只有种类是“选项”的栏目才写可选的词。", told)] if words and values.get("kind") else []
    if len(words) < FEWEST_WORDS:
        return [Fault("choices", "“选项”要写出至少两个可选的词。", "一行写一个，或用顿号隔开，如：早班、中班。")]
    if len(words) > MOST_WORDS:
        told = "请合并一些，或把种类选为“文字”。"
        return [Fault("choices", f"可选的词最多{MOST_WORDS}个，现有{len(words)}个。", told)]
    long = next((word for word in words if len(word) > LONGEST_WORD), None)
    return [Fault("choices", f"“{long}”太长，每个词最多{LONGEST_WORD}个字。", "请写短些。")] if long else []
