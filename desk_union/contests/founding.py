"""What the tab writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.ideas import sample as of_ideas
from desk_union.contests.running import sample as of_running
from desk_union.contests.safety import sample as of_safety
from desk_union.contests.teams import sample as of_teams
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

PARTS = (of_running, of_ideas, of_teams, of_safety)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(fill=_fill)
