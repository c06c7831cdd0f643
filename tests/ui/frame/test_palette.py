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


@pytest.fixture
def slow(palette, monkeypatch):
    """Every piece of looking takes as long as one may, so that the next key is heard after each."""
    monkeypatch.setattr("desk_union.ui.frame.palette.PIECE", 0)
    return palette


def test_looking_goes_on_between_the_keys(qtbot, slow, monkeypatch):
    pieces = iter([[ON], None, [ON, OFF]])
    slow._find = lambda _text: pieces
    slow.line.setText("导")
    qtbot.waitUntil(lambda: slow.list.count() == 2)
    assert slow.list.currentRow() == 0


def test_a_key_meanwhile_begins_anew(qtbot, slow):
    asked = []

    def find(text):
        asked.append(text)
        yield [ON] if text == "导" else []
        while text == "导":
            yield None

    slow._find = find
    slow.line.setText("导")
    qtbot.waitUntil(lambda: asked == ["导"] and slow.list.count() == 1)
    slow.line.setText("导出没有")
    qtbot.waitUntil(lambda: slow.note.text().startswith("没有找到"))
    assert asked == ["导", "导出没有"]


def test_where_the_clerk_went_in_the_list_stays_when_more_is_found(qtbot, slow):
    more = []

    def find(_text):
        yield [OFF, ON]
        while not more:
            yield None
        yield [*more, OFF, ON]

    slow._find = find
    slow.line.setText("出")
    qtbot.waitUntil(lambda: slow.list.count() == 2)
    qtbot.keyClick(slow.line, Qt.Key.Key_Down)
    more.append(Place("row", "出差", "", "x"))
    qtbot.waitUntil(lambda: slow.list.count() == 3)
    assert slow.list.currentItem().data(Qt.ItemDataRole.UserRole) == ON
