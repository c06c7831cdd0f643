"""One folder of the program's own for copies that other programs show, emptied at start and end; in the user's profile.

Copies lie in a folder of each running program, so that a second one does not take them from under the first.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from desk_union.basis import profile

if TYPE_CHECKING:
    from pathlib import Path

OWN = "looking"
_held: list[tuple[Path, FileLock]] = []


def root() -> Path:
    return profile.cache_folder() / OWN


def folder() -> Path:
    """Where this running program puts copies to look at; only this user may look into it."""
    if not _held:
        own = root() / str(os.getpid())
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(f"{own}.lock")
        lock.acquire(timeout=0)
        _held.append((own, lock))
    return _held[0][0]


def empty() -> None:
    """Take away what this program and what killed ones left; a file that another program still holds goes later."""
    while _held:
        own, lock = _held.pop()
        _remove(own)
        lock.release()
    if not root().is_dir():
        return
    for lock_file in root().glob("*.lock"):
        lock = FileLock(lock_file)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue  # another program is at work
        _remove(lock_file.with_suffix(""))
        lock.release()
        lock_file.unlink(missing_ok=True)
    for left in root().iterdir():
        if left.is_dir() and not left.with_name(f"{left.name}.lock").exists():
            _remove(left)


def _remove(own: Path) -> None:
    for file in own.rglob("*") if own.is_dir() else ():
        if not file.is_symlink():
            file.chmod(0o700 if file.is_dir() else 0o600)  # a copy that is read-only cannot be deleted on Windows
    shutil.rmtree(own, ignore_errors=True)
