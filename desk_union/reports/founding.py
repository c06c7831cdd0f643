"""What the tab writes into a sample book, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Founding
from desk_union.reports.numbers import sample as of_numbers
from desk_union.reports.office import sample as of_office
from desk_union.reports.returns import sample as of_returns
from desk_union.reports.writing import sample as of_writing

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book

PARTS = (of_numbers, of_writing, of_returns, of_office)


def _fill(book: Book, today: date) -> None:
    for part in PARTS:
        part.fill(book, today)


FOUNDING = Founding(fill=_fill)
