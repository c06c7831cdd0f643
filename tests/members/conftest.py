from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desk_union.store.book import open_book
from tests.members.offices import Office, now, small_office, this_year
from tests.samples import sample_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The small office at the end of 2025, closed, to be copied."""
    office = small_office(tmp_path_factory.mktemp("drawn") / "office.desk")
    office.book.close()
    return office


@pytest.fixture
def office(drawn: Office, tmp_path: Path) -> Iterator[Office]:
    """A copy of the small office of one's own."""
    path = tmp_path / "office.desk"
    shutil.copyfile(drawn.book.path, path)
    office = Office(open_book(path, clock=now), dict(drawn.people), dict(drawn.units))
    yield office
    office.book.close()


@pytest.fixture
def later(office: Office) -> Office:
    """The same office after what happened in 2026."""
    this_year(office)
    return office


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Like ``later``, for looking only."""
    office = small_office(tmp_path_factory.mktemp("settled") / "office.desk")
    this_year(office)
    yield office
    office.book.close()


@pytest.fixture(scope="session")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample works, for looking only."""
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("works") / "works.desk")
    yield book
    book.close()
