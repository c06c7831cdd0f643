"""One folder of the program's own for copies that other programs show and for what libraries write on the way, emptied
at start and end; in the user's profile.

Copies lie in a folder of each running program, so that a second one does not take them from under the first. Beside
them is noted which half-made files lie elsewhere, so that those of a killed program go too.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from desk_union.basis import profile

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN, NOTES = "looking", "half-made"
LOOKED_AT = 2  # seconds, at the most, that another program takes to see whose folder it is
PART = ".part"  # ends the name of a file on its way to its place
_held: list[tuple[Path, FileLock]] = []


def root() -> Path:
    return profile.cache_folder() / OWN


def folder() -> Path:
    """Where this running program puts copies to look at; only this user may look into it."""
    if not _held:
        own = root() / str(os.getpid())
        root().mkdir(mode=0o700, parents=True, exist_ok=True)
        # The lock comes first: a folder without one is taken for a dead program's by any other that starts just now,
        # which may also be looking at the lock itself for a moment.
        lock = FileLock(f"{own}.lock")
        lock.acquire(timeout=LOOKED_AT, poll_interval=0.01)
        own.mkdir(mode=0o700, exist_ok=True)
        _held.append((own, lock))
        atexit.register(empty)
    return _held[0][0]


@contextmanager
def temporary() -> Iterator[None]:
    """Clear what killed programs left; until the end of the block libraries put their temporary files here as well."""
    before, was_held = tempfile.tempdir, bool(_held)
    with suppress(OSError, Timeout):  # a profile that cannot be written to: then where the system puts them
        if not was_held:
            empty()
        tempfile.tempdir = str(folder())
    try:
        yield
    finally:
        tempfile.tempdir = before
        if not was_held:
            empty()


@contextmanager
def noted(half_made: Path) -> Iterator[None]:
    """Until the end of the block a file lies there that a program killed meanwhile would leave."""
    note = None
    with suppress(OSError, Timeout):
        (folder() / NOTES).mkdir(exist_ok=True)
        note = folder() / NOTES / secrets.token_hex(8)
        note.write_text(str(half_made.absolute()), encoding="utf-8")
    try:
        yield
    finally:
        if note is not None:
            with suppress(OSError):
                note.unlink()


def empty() -> None:
    """Take away what this program and what killed ones left; a file that another program still holds goes later."""
    atexit.unregister(empty)
    while _held:
        own, lock = _held.pop()
        if tempfile.tempdir == str(own):
            tempfile.tempdir = None
        _remove(own)
        _give_back(lock)
    if not root().is_dir():
        return
    for lock_file in root().glob("*.lock"):
        lock = FileLock(lock_file)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue  # another program is at work
        _remove(lock_file.with_suffix(""))
        _give_back(lock)
    for left in root().iterdir():
        if left.is_dir() and not left.with_name(f"{left.name}.lock").exists():
            _remove(left)


def _give_back(lock: FileLock) -> None:
    """Unlinked while it is held, so that nobody's new lock goes; Windows unlinks no open file, and so no held one."""
    with suppress(OSError):
        Path(lock.lock_file).unlink()
    lock.release()
    if os.name == "nt":
        with suppress(OSError):
            Path(lock.lock_file).unlink()


def _remove(own: Path) -> None:
    for note in (own / NOTES).glob("*"):
        with suppress(OSError, ValueError):  # on a U盘 that was pulled out nothing can be removed
            left = Path(note.read_text(encoding="utf-8"))
            if left.suffix == PART:
                left.unlink()
    for file in own.rglob("*") if own.is_dir() else ():
        if not file.is_symlink():
            file.chmod(0o700 if file.is_dir() else 0o600)  # a copy that is read-only cannot be deleted on Windows
    shutil.rmtree(own, ignore_errors=True)
