"""One writer per book: whoever opened it first may write, everyone after may look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path


def take(path: Path) -> FileLock | None:
    """The lock on the book at ``path``; None when another program holds it; OSError when its folder takes no file."""
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock
