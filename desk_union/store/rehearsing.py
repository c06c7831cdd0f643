"""A copy of a book on which everything may be tried, for a book that may only be read."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desk_union.store.book import open_book
from desk_union.store.copying import copy_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.store.opened import Book


@contextmanager
def copy_of(book: Book) -> Iterator[Book]:
    """A rehearsal writes and takes back, which a book that may only be read does not allow."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "book"
        with book.reading() as session:
            copy_database(session.connection().connection, target, book.password)
        copy = open_book(target, password=book.password, clock=book.clock)
        try:
            yield copy
        finally:
            copy.close()
