from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desk_union.store.book import create_book
from tests.store import toys  # noqa: F401  the toy tables belong to every book of these tests


class Clock:
    """Goes on by a minute each time it is asked."""

    def __init__(self):
        self.now = datetime(2026, 11, 20, 9, 0)

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "红星厂工会.union"


@pytest.fixture
def book(path, clock):
    book = create_book(path, union_name="红星机械厂工会", who="王会计", clock=clock)
    yield book
    book.close()
