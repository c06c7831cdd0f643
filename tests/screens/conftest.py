"""A desk on a small book, and its list of people."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.list.listpage import ListPage
from tests.screens.desks import small_desk


@pytest.fixture
def people():
    """How many there are in the book; a module that wants another number overrides it."""
    return 3


@pytest.fixture
def desk(tmp_path, people):
    with small_desk(tmp_path, people=people) as desk:
        yield desk


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return page
