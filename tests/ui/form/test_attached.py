"""附件 in the window: added, opened as a copy, removed by keys that never reach the row itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from desk_union.ui.form.attached import FilesTab
from desk_union.ui.kit import dialogs
from tests.screens.desks import count


@pytest.fixture
def page(qtbot, window):
    qtbot.waitExposed(window)
    window.activateWindow()
    page = window.show_ledger("members.people")
    page.table.go_to(0)
    page.settle()
    return page


@pytest.fixture
def tab(page):
    parts = page.panel.parts
    parts.open(parts.count() - 1)
    tab = parts.currentWidget()
    assert isinstance(tab, FilesTab)
    return tab


@pytest.fixture
def scan(tmp_path):
    file = tmp_path / "入会申请.pdf"
    file.write_bytes(b"%PDF-1.7")
    return file


def test_a_scan_is_added_opened_and_removed_by_keys(qtbot, monkeypatch, page, tab, scan):
    opened = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(scan)], ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    monkeypatch.setattr(dialogs, "ask", lambda *_given, **_more: True)
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    page.window().activateWindow()  # without a screen no window is active once the one that told how far it was went
    qtbot.waitUntil(page.window().isActiveWindow)
    tab.table.setFocus()
    assert tab.table.item(0, 0).text() == "入会申请.pdf"
    assert page.panel.parts.tabText(page.panel.parts.count() - 1) == "附件 1"
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert opened[0].read_bytes() == scan.read_bytes()
    assert opened[0] != scan
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: tab.table.rowCount() == 0)
    assert count(page.desk) == 3


def test_a_part_shows_what_was_added_while_the_form_is_unsaved(qtbot, page, tab, scan):
    line = page.panel.fields.rows["job"].editor.line
    line.setText("电工")
    line.editingFinished.emit()
    tab.add([scan])
    qtbot.waitUntil(lambda: tab.table.rowCount() == 1)
    assert page.panel.form.text("job") == "电工"
    page.panel.discard()


def test_a_past_day_allows_looking_only(page, tab, scan):
    tab.add([scan])
    QApplication.processEvents()
    page.filters.day.setText("2016-01-01")
    page.filters.day.editingFinished.emit()
    page.table.go_to(0)
    page.settle()
    assert page.panel.form.frozen
    assert tab.table.rowCount() == 1
    assert tab._open_button.isEnabled()
    assert not tab._add_button.isEnabled()
    assert not tab._remove_button.isEnabled()
