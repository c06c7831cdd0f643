"""Folders for half-made copies beside a book; what a killed program left of them is cleared at the next opening."""

from __future__ import annotations

import glob
import shutil
import time
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from desk_union.basis.atomic_files import NAMED
from desk_union.basis.looking import PART
from desk_union.store.steps import is_unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "~"
BACKUP = ".duback"  # backups are packed anew beside themselves when a book gets its first password


@contextmanager
def scratch(book_path: Path, folder: Path | None = None) -> Iterator[Path]:
    """A folder of one's own in ``folder`` (beside the book when None), so that finished files are only renamed."""
    prefix = f".{book_path.name}{MARK}"
    made = Path(mkdtemp(prefix=prefix, dir=folder or book_path.parent))
    try:
        yield made
    finally:
        if not is_unfinished(book_path):  # else what is in it is still to go to its place
            shutil.rmtree(made, ignore_errors=True)


def clear(book_path: Path, *folders: Path, older_than: timedelta = timedelta(0)) -> None:
    """Remove leftovers of the book; ``older_than`` spares what another program may still be at work on.

    With it go files that were on their way to their place (``basis.atomic_files``) when the program was killed.
    """
    stem = glob.escape(book_path.stem)
    names = (
        f".{glob.escape(book_path.name)}{MARK}*", f".{glob.escape(book_path.stem[:NAMED])}*{PART}",
        f".{stem}-*{BACKUP}{MARK}*",
    )  # fmt: skip
    latest = time.time() - older_than.total_seconds()
    for folder in folders:
        for leftover in (found for name in names for found in folder.glob(name)):
            with suppress(OSError):  # a U盘 may be write-protected or pulled out
                if leftover.stat().st_mtime > latest:
                    continue
                if leftover.is_dir():
                    shutil.rmtree(leftover, ignore_errors=True)
                else:
                    leftover.unlink()
