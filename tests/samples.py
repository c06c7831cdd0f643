"""Books that are made once and copied: the made-up office's for all workers, the empty one for each of them."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

from filelock import FileLock

from desk_union.founding import new_book
from desk_union.store.book import open_book
from desk_union.store.opened import files_path

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desk_union.store.opened import Book, Clock

TODAY = date(2026, 11, 20)
UNION = "示例机械厂工会"


def now() -> datetime:
    return datetime(2026, 11, 20, 9, 0)


def sample_copy(factory: pytest.TempPathFactory, path: Path) -> Path:
    """A copy at ``path`` of the sample book as it was on ``TODAY``; nobody has it open."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    made = base / "sample.desk"
    with FileLock(base / "sample.lock"):
        if not made.exists():
            half = base / "half"
            half.mkdir()
            new_book(half / "sample.desk", UNION, today=TODAY, clock=now, sample=True).close()
            for part in sorted(half.glob("sample.desk*"), reverse=True):  # the book last: it says that all is there
                part.rename(base / part.name)
    shutil.copyfile(made, path)
    if files_path(made).exists():
        shutil.copyfile(files_path(made), files_path(path))
    return path


def sample_book(factory: pytest.TempPathFactory, path: Path) -> Book:
    return open_book(sample_copy(factory, path), clock=now)


_FRESH: dict[tuple[str, date, datetime | date, str], bytes] = {}


def fresh_book(
    path: Path, union: str, *, today: date, clock: Clock, password: str | None = None, who: str = ""
) -> Book:
    """What ``new_book`` makes, in a fifth of its time: tables and guards are laid once and copied after that."""
    if password is not None:
        return new_book(path, union, today=today, clock=clock, password=password, who=who)
    key = (union, today, date.today() if clock == datetime.now else clock(), who)
    if key in _FRESH:
        path.write_bytes(_FRESH[key])
    else:
        new_book(path, union, today=today, clock=clock, who=who).close()
        _FRESH[key] = path.read_bytes()
    return open_book(path, clock=clock)
