"""People are also found by what stands beside their name: the group and the state; together with other words."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk
from tests.screens.desks import TODAY, person, small_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with small_desk(tmp_path_factory.mktemp("search"), people=2) as desk:
        with desk.book.deed("登记") as session:
            group = rows.save_row(session, UNITS, None, {"name": "装配小组", "level": "小组", "parent": 1}, TODAY)
            rows.save_row(session, PEOPLE, None, person(3, unit=group, standing="病休"), TODAY)
        yield desk


@pytest.mark.parametrize(
    ("words", "count"),
    [("机修", 2), ("装配", 1), ("小组", 3), ("张一 机修", 1), ("张一 装配", 0), ("没有的组", 0), ("张三", 1), ("zs", 1), ("病休", 1), ("在岗", 2), ("岗", 0)],
)
def test_units_and_names(desk, words, count):
    with desk.book.reading() as session:
        assert listing.count_of(session, PEOPLE, ListAsk(TODAY, search=words)) == count
