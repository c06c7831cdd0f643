"""The picture of the year in a person's file: behind the ledger it draws, year by year, printed as it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_union.ui.members.personfile import PersonFilePage
from desk_union.ui.paper import preview
from tests.payouts.payout_office import paying_office


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


@pytest.fixture
def page(qtbot, office):
    first = office.people[0]
    row = office.hand_out(first, amount="300")
    office.through(row, "approve", "sign")
    page = PersonFilePage(office.desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.activateWindow()
    page.show_person(first, office.people)
    qtbot.waitUntil(page.isActiveWindow)
    return page


def names(page):
    return [page.ui.fileTabs.item(at).text() for at in range(page.ui.fileTabs.count())]


def coloured(widget):
    """How many points of the picture are neither white nor grey."""
    image = widget.grab().toImage()
    points = (image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(1 for one in points if one.saturation() > 60)


def test_it_stands_behind_its_ledger_and_is_drawn(page):
    place = names(page).index("发放全年图")
    assert names(page)[place - 1].startswith("发放明细")
    page.ui.fileTabs.setCurrentRow(place)
    assert page.ui.content.currentWidget() is page.picture
    assert page.picture.year.currentText() == "2026年"
    assert coloured(page.picture.page) > 100
    assert page.picture.page.accessibleName() == "发放全年图"


def test_another_year_by_keys_and_the_year_stays_while_the_file_is_read_again(qtbot, page, office):
    page.ui.fileTabs.setCurrentRow(names(page).index("发放全年图"))
    qtbot.keyClick(page, Qt.Key.Key_F3)
    assert QApplication.focusWidget() is page.picture.year
    qtbot.keyClick(page.picture.year, Qt.Key.Key_Down)
    assert page.picture.picture.year == 2025
    assert coloured(page.picture.page) == 0
    page.refresh()
    assert page.picture.picture.year == 2025
    page.step(1)  # who got nothing has no picture
    assert "发放全年图" not in names(page)
    page.step(-1)
    page.ui.fileTabs.setCurrentRow(names(page).index("发放全年图"))
    assert page.picture.picture.year == 2025


def test_what_is_printed_is_what_is_seen(page, monkeypatch):
    shown = []
    monkeypatch.setattr(preview, "show_paper", lambda _parent, paper: shown.append(paper))
    page.ui.fileTabs.setCurrentRow(names(page).index("发放全年图"))
    page.picture.preview()
    assert shown == [page.picture.paper]
    assert len(shown[0].tables) == 1
