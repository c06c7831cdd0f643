"""Where the backups of a book lie, beside it and on a U盘; apart from making them, because every opening asks it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desk_union.store import settings
from desk_union.store.scratch import clear

if TYPE_CHECKING:
    from desk_union.store.opened import Book

FOLDER = "备份"
STICK_FOLDER = "backup_stick"
LEFT_OVER = timedelta(minutes=10)  # after that, nobody is still at work on a half-made copy


def default_folder(book_path: Path) -> Path:
    return book_path.parent / FOLDER


def tidy(book: Book) -> None:
    """Take away what a killed program left half-made in the U盘 folder."""
    with book.reading() as session:
        stick = settings.get(session, STICK_FOLDER)
    if stick and not book.read_only:
        clear(book.path, Path(stick), older_than=LEFT_OVER)
