"""The open book as the screens see it: who works at it, on which day, with which tabs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.basis.words import Wording
from desk_union.members import wording
from desk_union.members.office import organisation
from desk_union.tabs import LEDGERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desk_union.describe.ledger import Ledger
    from desk_union.store.book import Book


@dataclass
class Desk:
    """One open book at work; ``today`` is asked each time, because a window may stay open over midnight."""

    book: Book
    today: Callable[[], date]
    who: str = ""
    ledgers: tuple[Ledger, ...] = field(default=LEDGERS)
    wording: Wording = field(default_factory=Wording)

    def __post_init__(self) -> None:
        self._usual = self.ledgers
        self.hear()

    def hear(self) -> None:
        """Take the union's own words from the book; headings already shown keep theirs until they are shown anew."""
        with self.book.reading() as session:
            self.wording = wording.read(session)
        self.ledgers = tuple(wording.reworded(ledger, self.wording) for ledger in self._usual)

    @property
    def union_name(self) -> str:
        with self.book.reading() as session:
            return organisation(session)

    def ledger(self, code: str) -> Ledger:
        return next(ledger for ledger in self.ledgers if ledger.code == code)
