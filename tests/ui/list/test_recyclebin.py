"""回收站 by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.list.listpage import ListPage
from desk_union.ui.list.recyclebin import RecycleBin
from tests.screens.desks import count, small_desk


def test_enter_brings_the_newest_deletion_back(qtbot, tmp_path):
    with small_desk(tmp_path) as desk:
        ListPage(desk, PEOPLE).delete([2])
        dialog = RecycleBin(None, desk)
        qtbot.addWidget(dialog)
        assert dialog.table.selectedIndexes()
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert QApplication.focusWidget() is dialog.table
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
        assert count(desk) == 3
        assert dialog.sentence.text() == "回收站是空的。"
