"""Any list whose rows name a unit (or an account) can be looked at by the tree of them, with counts."""

from __future__ import annotations

import pytest

from desk_union import tabs
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.treeside import NOWHERE, TreeSide, tree_column
from desk_union.store import rows
from tests.screens.desks import TODAY, UNION, person, small_desk


@pytest.fixture
def desk(tmp_path):
    """Three in 机修小组, two in 机修二组 below it, one in no unit."""
    with small_desk(tmp_path) as desk:
        with desk.book.deed("再登记") as session:
            below = rows.save_row(session, UNITS, None, {"name": "机修二组", "level": "小组", "parent": 2}, TODAY)
            for n, unit in ((11, below), (12, below), (13, None)):
                rows.save_row(session, PEOPLE, None, person(n, unit=unit), TODAY)
        yield desk


def listed(desk, ledger):
    page = ListPage(desk, desk.ledger(ledger.code))
    page.refresh()
    side = TreeSide(desk, page)
    side.refresh()
    return page, side


def counts(side):
    return {node.name: (node.own, node.whole) for node in side.nodes}


def test_each_node_counts_its_own_and_those_below(desk):
    _, side = listed(desk, PEOPLE)
    assert counts(side) == {UNION: (0, 5), "机修小组": (3, 5), "机修二组": (2, 2), NOWHERE: (1, 1)}
    assert [node.name for node in side.nodes] == [UNION, "机修小组", "机修二组", NOWHERE]


def test_a_node_filters_with_all_below_it_and_nothing_else_is_lost(desk):
    page, side = listed(desk, PEOPLE)
    page.search("张一")
    everything = page.count
    side.choose(next(node.id for node in side.nodes if node.name == "机修二组"))
    assert 0 < page.count < everything
    assert page.ask.search == "张一"
    assert side.chosen == (True, 3)
    side.choose(None)
    assert side.chosen == (True, None)
    side.choose_all()
    assert side.chosen == (False, None)
    assert page.count == everything


def test_counts_follow_whatever_else_is_filtered_but_not_the_node_itself(desk):
    page, side = listed(desk, PEOPLE)
    side.choose(3)
    side.refresh()
    assert counts(side)["机修小组"] == (3, 5)
    page.search("张二")
    side.refresh()
    assert counts(side)["机修小组"] == (1, 1)


def test_in_the_tree_of_units_the_people_are_counted_and_opened(desk):
    _, side = listed(desk, UNITS)
    assert counts(side)["机修小组"] == (3, 5)
    code, ids = side.rows_of(2)
    assert code == "members.people"
    assert len(ids) == 5


def test_lists_of_every_tab_have_it():
    able = {ledger.code for ledger in tabs.ledgers() if tree_column(ledger) is not None}
    assert {"members.people", "funds.dues", "funds.vouchers", "contests.suggestions", "honors.homes"} <= able
    assert "funds.cash_counts" not in able
