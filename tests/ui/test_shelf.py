"""The shelf of ledgers follows the tab, and each tab remembers where the clerk was in it."""

from __future__ import annotations

import dataclasses

import pytest

from desk_union.members.ledgers import LEDGERS
from desk_union.ui.window import MainWindow
from tests.screens.desks import small_desk


@pytest.fixture
def window(qtbot, tmp_path):
    moved = [dataclasses.replace(one, tab="另一类") if one in LEDGERS[-2:] else one for one in LEDGERS]
    with small_desk(tmp_path, people=2) as desk:
        desk.ledgers = tuple(moved)
        window = MainWindow(desk, lambda _path: None)
        qtbot.addWidget(window)
        window.show()
        yield window


def shelf(window):
    names = window.ui.ledgers
    return [names.item(row).text() for row in range(names.count())]


def test_each_tab_shows_its_own_ledgers(window):
    others = [ledger.title for ledger in LEDGERS[-2:]]
    window.ui.tabs.setCurrentIndex(1)
    assert LEDGERS[0].title in shelf(window)
    assert not set(others) & set(shelf(window))
    window.ui.tabs.setCurrentIndex(2)
    assert [name for name in shelf(window) if name != LEDGERS[-1].group] == others
    assert window.page.ledger.title == others[0]


def test_a_tab_turns_back_to_its_last_ledger(window):
    window.show_ledger(LEDGERS[1].code)
    window.show_ledger(LEDGERS[-1].code)
    assert window.ui.tabs.currentIndex() == 2
    window.ui.tabs.setCurrentIndex(1)
    assert window.page.ledger.code == LEDGERS[1].code
    assert window.ui.ledgers.currentItem().text() == LEDGERS[1].title
    window.ui.tabs.setCurrentIndex(0)
    window.ui.tabs.setCurrentIndex(2)
    assert window.page.ledger.code == LEDGERS[-1].code


def test_a_tab_is_not_left_while_the_clerk_stays_with_a_row(window, monkeypatch):
    page = window.show_ledger(LEDGERS[0].code)
    monkeypatch.setattr(page, "may_leave", lambda: False)
    window.ui.tabs.setCurrentIndex(2)
    assert window.ui.tabs.currentIndex() == 1
    assert window.page is page
    assert window.ui.ledgers.currentItem().text() == LEDGERS[0].title
    monkeypatch.undo()
