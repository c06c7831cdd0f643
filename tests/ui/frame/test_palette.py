"""Ctrl+K on screen: what cannot be done says why, what is not there says so, Enter takes what was just typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desk_union.screens.goto import Place
from desk_union.ui.frame.palette import GoTo
from tests.screens.desks import small_desk

OFF = Place("command", "保存", "Ctrl+S", "save", off="没有改动要保存")
ON = Place("command", "导出", "Ctrl+E", "export")


@pytest.fixture
def palette(qtbot, tmp_path):
    with small_desk(tmp_path) as desk:
        dialog = GoTo(None, desk, [], [OFF, ON])
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog


def typed(qtbot, dialog, text):
    dialog.line.setText(text)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


def test_enter_takes_what_was_just_typed(qtbot, palette):
    typed(qtbot, palette, "导出")
    assert palette.place == ON


def test_what_is_off_is_shown_with_its_reason_and_stays(qtbot, palette):
    typed(qtbot, palette, "保存")
    assert palette.place is None
    assert palette.isVisible()
    assert "没有改动要保存" in palette.list.item(0).text()
    assert palette.note.text() == "“保存”现在不能办：没有改动要保存。"


def test_nothing_found_is_said(qtbot, palette):
    palette.line.setText("没有这样的词")
    qtbot.waitUntil(lambda: palette.list.count() == 0)
    assert palette.note.text().startswith("没有找到")
