"""Folders for half-made copies beside a book; what a killed program left of them is cleared at the next opening."""

from __future__ import annotations

import glob
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "~"


@contextmanager
def scratch(book_path: Path, folder: Path | None = None) -> Iterator[Path]:
    """A folder of one's own in ``folder`` (beside the book when None), so that finished files are only renamed."""
    prefix = f".{book_path.name}{MARK}"
    with TemporaryDirectory(prefix=prefix, dir=folder or book_path.parent, ignore_cleanup_errors=True) as name:
        yield Path(name)


def clear(book_path: Path, *folders: Path) -> None:
    """Remove leftovers of the book, whose lock is held."""
    for folder in folders:
        for leftover in folder.glob(f".{glob.escape(book_path.name)}{MARK}*"):
            shutil.rmtree(leftover, ignore_errors=True)
