"""Beside each ledger on the shelf stand a picture and the number of its rows; they come after the window stands."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens import shelfcounts
from desk_union.store import rows
from desk_union.tabs import ledger_called
from desk_union.ui.frame.shelflook import CODE, COUNT
from tests.screens.desks import TODAY, person


def on_shelf(window):
    names = window.ui.ledgers
    return {names.item(row).data(CODE): names.item(row) for row in range(names.count())}


def test_numbers_come_later_and_follow_the_book(window, desk, qapp):
    window.show_ledger("members.people")
    assert on_shelf(window)["members.people"].data(COUNT) is None, "nobody waits for it"
    window.shelf.look.fill_now()
    found = on_shelf(window)
    assert found["members.people"].data(COUNT) == 3
    assert found["members.units"].data(COUNT) == 2
    assert not found["members.people"].icon().isNull()
    assert found["members.people"].text() == PEOPLE.title, "its words are its title alone"
    with desk.book.deed("登记") as session:
        rows.save_row(session, PEOPLE, None, person(9), TODAY)
    qapp.processEvents()
    window.shelf.look.fill_now()
    assert on_shelf(window)["members.people"].data(COUNT) == 4


def test_each_tab_has_its_own(window):
    window.ui.tabs.setCurrentIndex(window.tab_names.index("经费"))
    window.shelf.look.fill_now()
    counts = [item.data(COUNT) for code, item in on_shelf(window).items() if code]
    assert None not in counts
    window.ui.tabs.setCurrentIndex(window.tab_names.index("报表"))
    window.shelf.look.fill_now()
    assert on_shelf(window)["printing"].data(COUNT) is None


def test_a_closed_book_is_asked_nothing(window, desk):
    window.shelf.mark(desk.ledger("members.people"))
    window.close()
    desk.book.close()
    window.shelf.look._next()
    assert on_shelf(window)["members.people"].data(COUNT) is None


@pytest.mark.parametrize(
    ("code", "picture"),
    [
        ("members.people", shelfcounts.PEOPLE), ("members.posts", shelfcounts.PEOPLE),
        ("funds.vouchers", shelfcounts.MONEY), ("democracy.meetings", shelfcounts.EVENTS),
        ("members.units", shelfcounts.THINGS),
    ],
)  # fmt: skip
def test_the_picture_says_what_sort_of_ledger_it_is(code, picture):
    assert shelfcounts.sort_of(ledger_called(code)) == picture
