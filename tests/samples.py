"""The made-up office's book, made once for all tests and workers, and copied by whoever needs one."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

from filelock import FileLock

from desk_union.founding import new_book
from desk_union.store.book import open_book

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desk_union.store.opened import Book

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
            (half / "sample.desk").rename(made)
    shutil.copyfile(made, path)
    return path


def sample_book(factory: pytest.TempPathFactory, path: Path) -> Book:
    return open_book(sample_copy(factory, path), clock=now)
