"""Dictionaries: the closed or growing word lists behind a choice, with codes and everyday aliases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Word:
    """One entry; ``label`` is what is stored and shown, ``code`` what returns to upper systems want."""

    label: str
    code: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dictionary:
    """A word list of the office; ``open`` lists take further words that the office adds itself.

    Of ``names`` the program has them all: nobody can teach it what another one means.
    """

    code: str
    title: str
    words: tuple[Word, ...]
    open: bool = False
    names: bool = False

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(word.label for word in self.words)

    @cached_property
    def _by_text(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for word in self.words:
            for text in (*word.aliases, word.code, word.label):
                if text:
                    found[text.casefold()] = word.label
        return found

    def find(self, text: str) -> str | None:
        """The stored label for what somebody wrote, or None when the word is unknown."""
        return self._by_text.get(text.casefold())


def dictionary(code: str, title: str, *entries: str | tuple[str, ...], is_open: bool = False) -> Dictionary:
    """A dictionary from ``"label"`` or ``("label", "code", "alias", ...)`` entries."""
    words = tuple(
        Word(entry) if isinstance(entry, str) else Word(entry[0], entry[1] if len(entry) > 1 else "", tuple(entry[2:]))
        for entry in entries
    )
    return Dictionary(code, title, words, is_open)
