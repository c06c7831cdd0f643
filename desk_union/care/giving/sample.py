"""A made-up year of 结对包保 and 捐款 for the sample book."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book


def fill(_book: Book, _today: date) -> None:
    """Write the sample rows in deeds of their own; a further call of an engine is a part of the same story."""
