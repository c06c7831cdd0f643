"""One writer per book: whoever opened it first may write, everyone after may look.

Locked are a file beside the book, by its name, and the book itself: neither another name of the same file (a hard link)
nor a lock file that somebody removed makes a second writer.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

# In the page of a database that holds no data, behind the bytes that SQLite locks there.
_LOCKED_BYTE = 0x4000_0400
_HELD: set[tuple[int, int]] = set()  # closing a second handle to a book of this process would undo SQLite's own locks


class BookLock:
    def __init__(self, path: Path, by_name: FileLock) -> None:
        self.path = path
        self._by_name = by_name
        self._file: int | None = None
        self._identity: tuple[int, int] | None = None

    def follow(self) -> bool:
        """Lock the file that now stands under the name; false when another program has it."""
        self.loosen()
        try:
            found = self.path.stat()
            identity = (found.st_dev, found.st_ino)
            if identity in _HELD:
                return False
            file = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return True
        if not _lock(file):
            os.close(file)
            return False
        _HELD.add(identity)
        self._file, self._identity = file, identity
        return True

    def loosen(self) -> None:
        """Let go of the file itself, which is to be replaced; its name stays taken."""
        if self._file is not None:
            os.close(self._file)
        if self._identity is not None:
            _HELD.discard(self._identity)
        self._file = self._identity = None

    def release(self) -> None:
        self.loosen()
        self._by_name.release()


def take(path: Path) -> BookLock | None:
    """The lock on the book at ``path``; None when another program holds it; OSError when its folder takes no file."""
    by_name = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, thread_local=False)
    try:
        by_name.acquire()
    except Timeout:
        return None
    lock = BookLock(path, by_name)
    try:
        taken = lock.follow()
    except OSError:
        by_name.release()
        raise
    if not taken:
        by_name.release()
        return None
    return lock


def _lock(file: int) -> bool:
    """Whether the file could be locked; one on a disk that knows no locks counts as locked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            return False
    except OSError as problem:
        return problem.errno not in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
    return True
