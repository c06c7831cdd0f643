"""The settings page 导入: what imports remember of headers and words, put right or forgotten by the clerk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.describe.kinds import Choice
from desk_union.exchange import memory
from desk_union.exchange.plan import ASKED
from desk_union.screens.bringing.importlines import NOT_IMPORTED
from desk_union.screens.bringing.importpage import ImportPage
from desk_union.screens.form import typed
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.words import Dictionary
    from desk_union.exchange.memory import Learned
    from desk_union.screens.desk import Desk

LEFT_BLANK = "空着不填"
GONE = "（已经没有了，不再起作用）"
OFFERED = 500


@dataclass(frozen=True, slots=True)
class MemoryLine:
    """``where`` says for what it is remembered, ``means`` what the text is taken for."""

    learned: Learned
    where: str
    text: str
    means: str


class ImportMemory:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @cached_property
    def _ledgers(self) -> dict[str, Ledger]:
        return {ledger.code: ledger for ledger in self.desk.ledgers}

    @cached_property
    def _dictionaries(self) -> dict[str, Dictionary]:
        kinds = (shown.kind for ledger in self._ledgers.values() for shown in ledger.fields)
        return {kind.dictionary.code: kind.dictionary for kind in kinds if isinstance(kind, Choice)}

    def lines(self, text: str = "") -> list[MemoryLine]:
        """All of it, or what holds the text."""
        with self.desk.book.reading() as session:
            found = memory.learned(session)
        lines = [MemoryLine(one, self._where(one), one.text, self._means(one)) for one in found]
        wanted = text.strip()
        return [line for line in lines if wanted in f"{line.where} {line.text} {line.means}"]

    def _where(self, one: Learned) -> str:
        ledger = self._ledgers.get(one.of)
        if one.is_column:
            return f"表头：{ledger.title if ledger else one.of}"
        if one.of.startswith(ASKED):
            asked = self._ledgers.get(one.of.removeprefix(ASKED))
            return f"问题：{asked.title if asked else one.of}"
        if told := tabs.remembered(one.of):
            return told
        dictionary = self._dictionaries.get(one.of)
        return f"填写：{dictionary.title if dictionary else ledger.title if ledger else one.of}"

    def _means(self, one: Learned) -> str:
        label = next((label for value, label in self.choices(one) if value == one.means), None)
        return label if label is not None else GONE

    def choices(self, one: Learned) -> list[tuple[str, str]]:
        """What the text may be taken for, as (value, words); the first takes it for nothing."""
        if one.is_column:
            ledger = self._ledgers.get(one.of)
            return [("", NOT_IMPORTED), *(ImportPage(self.desk, ledger).fields() if ledger else ())]
        if one.of.startswith(ASKED) or tabs.remembered(one.of):
            return [(one.means, one.means)]
        if one.of in self._dictionaries:
            return [("", LEFT_BLANK), *((label, label) for label in self._dictionaries[one.of].labels)]
        return self._rows(one.of)

    def _rows(self, code: str) -> list[tuple[str, str]]:
        ledger = self._ledgers.get(code)
        if ledger is None:
            return []
        with self.desk.book.reading() as session:
            return [(str(row_id), name) for row_id, name in listing.names_like(session, ledger, "", OFFERED)]

    def choices_like(self, one: Learned, text: str) -> list[tuple[str, str]]:
        """Those that fit what is typed, by characters or pinyin initials."""
        return [(value, label) for value, label in self.choices(one) if typed.fits(label, text.strip())]

    def correct(self, one: Learned, means: str) -> None:
        with self.desk.book.deed("改正导入记住的") as session:
            memory.correct(session, one, means)

    def forget(self, some: Sequence[Learned]) -> None:
        """The next import asks again."""
        with self.desk.book.deed("忘掉导入记住的") as session:
            for one in some:
                memory.forget(session, one)
