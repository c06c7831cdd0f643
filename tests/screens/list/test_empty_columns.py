"""Columns in which nobody has anything are left out at first, never those chosen, and come back by themselves."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list import columns
from desk_union.screens.list.listpage import ListPage
from tests.screens.desks import small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


def listed(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return page


def keys(page):
    return [shown.key for shown in page.columns]


def test_what_a_clerk_looks_for_stands_first_even_where_it_is_empty(desk):
    assert tuple(keys(listed(desk))[:5]) == PEOPLE.leading


def test_what_nobody_has_is_left_out_until_somebody_has_it(desk):
    page = listed(desk)
    assert "job" in columns.usual(PEOPLE).keys
    assert "job" not in keys(page)
    form = RowForm(desk, PEOPLE, page.id_at(0))
    form.type("job", "钳工")
    form.save()
    page.refresh()
    assert "job" in keys(page)


def test_a_column_that_was_chosen_stays_also_the_next_time(desk):
    page = listed(desk)
    page.choose_columns(["name", "job", "note"])
    assert keys(page) == ["name", "job", "note"]
    assert keys(listed(desk)) == ["name", "job", "note"]
    page.choose_columns(columns.usual(PEOPLE).keys)
    assert "job" in keys(page), "the usual ones, chosen as such"
    assert "job" in keys(listed(desk))


def test_a_width_set_by_hand_chooses_nothing(desk):
    page = listed(desk)
    page.keep_widths({"name": 90})
    assert "job" not in keys(page)
    again = listed(desk)
    assert again.layout.widths == {"name": 90}
    assert "job" not in keys(again)


def test_a_list_without_rows_shows_all_its_columns(tmp_path):
    (tmp_path / "empty").mkdir()
    with small_desk(tmp_path / "empty", people=0) as desk:
        assert tuple(keys(listed(desk))) == columns.usual(PEOPLE).keys
