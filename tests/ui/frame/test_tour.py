"""The tour through all windows notices what does not open and what breaks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from desk_union.ui.manual.tour import Guide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[Guide]:
    guide = Guide()
    yield guide
    guide.rest()


def test_a_dialog_is_noted_and_closed(guide: Guide):
    dialog = QDialog(windowTitle="某窗口")
    guide._must_open("某命令", dialog.exec)
    assert (guide.seen, guide.faults) == (["某窗口"], [])


def test_what_does_not_open_is_a_fault(guide: Guide):
    guide._must_open("某命令", lambda: None)
    assert guide.faults == ["“某命令”没有打开窗口"]


def test_an_error_while_it_is_open_is_a_fault(guide: Guide, monkeypatch: pytest.MonkeyPatch):
    def broken() -> None:
        raise ValueError("坏了")

    monkeypatch.setattr(sys, "excepthook", guide.broke)
    guide._try("某命令", lambda: QTimer.singleShot(0, broken))
    assert guide.faults == ["某命令（ValueError：坏了）"]
