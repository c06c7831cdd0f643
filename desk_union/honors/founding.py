"""What the tab writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Founding
from desk_union.honors.duty import sample as of_duty
from desk_union.honors.homes import sample as of_homes
from desk_union.honors.honours import sample as of_honours
from desk_union.honors.marking import sample as of_marking
from desk_union.honors.selection import sample as of_selection

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

PARTS = (of_marking, of_homes, of_honours, of_selection, of_duty)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(fill=_fill)
