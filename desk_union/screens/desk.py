"""The open book as the screens see it: who works at it, on which day, with which tabs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.office import wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desk_union.basis.words import Wording
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.tab import Tab
    from desk_union.store.book import Book


@dataclass
class Desk:
    """One open book at work; ``today`` is asked each time, because a window may stay open over midnight.

    The ledgers speak in the union's own words and are read tab by tab, when they are first asked for.
    """

    book: Book
    today: Callable[[], date]
    who: str = ""
    kept: dict[str, object] = field(default_factory=dict)  # what a screen keeps while the book is open
    tabs: tuple[Tab, ...] = field(default_factory=tabs.every)

    def __post_init__(self) -> None:
        self.hear()

    def hear(self) -> None:
        """Take the union's own words from the book; headings already shown keep theirs until they are shown anew."""
        with self.book.reading() as session:
            self.wording: Wording = wording.read(session)
        self._worded: dict[str, tuple[Ledger, ...]] = {}

    @property
    def tab_names(self) -> list[str]:
        return [self.wording.say(tab.name) for tab in self.tabs if not tab.shown_in]

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        return tuple(ledger for tab in self.tabs for ledger in self._ledgers_of(tab))

    def ledgers_of(self, name: str) -> tuple[Ledger, ...]:
        """Those that are shown in the tab of this name."""
        return tuple(
            ledger
            for tab in self.tabs
            if self.wording.say(tabs.shown_at(tab).name) == name
            for ledger in self._ledgers_of(tab)
        )

    def ledger(self, code: str) -> Ledger:
        tab = next(tab for tab in self.tabs if tab.prefix == code.partition(".")[0])
        return next(ledger for ledger in self._ledgers_of(tab) if ledger.code == code)

    def _ledgers_of(self, tab: Tab) -> tuple[Ledger, ...]:
        if tab.prefix not in self._worded:
            self._worded[tab.prefix] = tuple(wording.reworded(ledger, self.wording) for ledger in tab.ledgers())
        return self._worded[tab.prefix]

    @property
    def union_name(self) -> str:
        with self.book.reading() as session:
            return tabs.union_name(session)
