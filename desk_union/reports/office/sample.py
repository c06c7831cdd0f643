"""The made-up office's rows of 办公."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desk_union.store.opened import Book


def fill(_book: Book, _today: date) -> None:
    pass
