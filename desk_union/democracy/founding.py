"""What the tab writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.democracy.congress import sample as of_congress
from desk_union.democracy.contracts import sample as of_contracts
from desk_union.democracy.meetings import sample as of_meetings
from desk_union.democracy.openness import sample as of_openness
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

PARTS = (of_congress, of_openness, of_contracts, of_meetings)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(fill=_fill)
