from __future__ import annotations

from datetime import date

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.members.duplicatespage import DuplicatesPage
from desk_union.screens.members.missingpage import MissingPage
from desk_union.store import listing, rows
from desk_union.store.undo import undo
from tests.screens.desks import TODAY, count


@pytest.fixture
def pair(desk):
    """The same woman twice: once with a job, once with a phone and another job."""
    born = {"name": "刘文静", "born_on": date(1988, 5, 6), "sex": "女"}
    with desk.book.deed("登记") as session:
        for more in ({"job": "车工"}, {"job": "钳工", "phone": "13900009999"}):
            rows.save_row(session, PEOPLE, None, {**born, **more}, TODAY)
    page = DuplicatesPage(desk)
    (line,) = page.pairs
    return page, line.pair


def value(desk, person, key):
    with desk.book.reading() as session:
        return listing.lines(session, PEOPLE, [PEOPLE.by_key[key]], [person], TODAY)[0].values[0]


def test_what_differs_stands_first_and_is_marked(pair):
    page, found = pair
    compared = page.compare(found)
    differing = [row.key for row in compared if row.differs]
    assert differing == [row.key for row in compared[: len(differing)]]
    assert "job" in differing
    assert "name" not in differing
    assert not next(row for row in compared if row.key == "phone").differs


def test_merging_takes_the_chosen_values_and_can_be_undone(pair, desk):
    page, found = pair
    before = count(desk)
    said = page.merge(found, found.one, {"job": found.other})
    assert "刘文静" in said
    assert count(desk) == before - 1
    assert (value(desk, found.one, "job"), value(desk, found.one, "phone")) == ("钳工", "13900009999")
    assert page.pairs == []
    undo(desk.book)
    page.refresh()
    assert count(desk) == before
    assert value(desk, found.one, "job") == "车工"
    assert len(page.pairs) == 1


def test_people_told_apart_are_not_shown_again(pair, desk):
    page, found = pair
    assert "不是同一人" in page.tell_apart(found)
    assert page.pairs == []
    assert "没有发现" in page.says
    assert DuplicatesPage(desk).pairs == []


def test_gaps_are_counted_by_field_and_narrowed(desk):
    page = MissingPage(desk)
    assert len(page.rows) == 3
    labels = [label for label, _ in page.choices]
    assert labels[0] == ""
    assert "学历" in labels
    assert "移动电话" not in labels
    with desk.book.deed("补") as session:
        rows.save_row(session, PEOPLE, page.rows[0].id, {"education": "初中"}, TODAY)
    page.choose("学历")
    page.refresh()
    assert len(page.rows) == 2
    assert "会员 3 人" in page.says
