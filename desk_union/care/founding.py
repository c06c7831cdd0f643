"""What the tab writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.campaigns import sample as of_campaigns
from desk_union.care.cover import sample as of_cover
from desk_union.care.giving import sample as of_giving
from desk_union.care.hardship import sample as of_hardship
from desk_union.care.visits import sample as of_visits
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

PARTS = (of_hardship, of_visits, of_campaigns, of_cover, of_giving)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(fill=_fill)
