"""Ctrl+Z in the search box takes back what was typed there, and after a deed the deed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.screens.desks import count


@pytest.fixture
def window(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def undo(qtbot, search):
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_after_a_deed_the_deed_is_taken_back(qtbot, window):
    page = window.show_ledger("members.people")
    search = page.filters.search
    search.setFocus()
    qtbot.keyClicks(search, "z")
    qtbot.waitUntil(lambda: page.page.ask.search == "z")
    page.table.selectRow(0)
    page.delete()
    QApplication.processEvents()  # the window hears of the deed
    undo(qtbot, search)
    qtbot.waitUntil(lambda: count(window.desk) == 3)
    assert search.text() == "z"


def test_what_was_typed_since_is_taken_back_first(qtbot, window):
    page = window.show_ledger("members.people")
    page.table.selectRow(0)
    page.delete()
    QApplication.processEvents()  # the window hears of the deed
    search = page.filters.search
    search.setFocus()
    qtbot.keyClicks(search, "z")
    undo(qtbot, search)
    assert search.text() == ""
    assert count(window.desk) == 2
