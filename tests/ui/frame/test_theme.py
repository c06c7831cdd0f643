"""Light or dark chosen in the system: nobody is asked anything, and what is being typed stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from tests.screens.desks import small_desk


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda _parent, question, *_more: asked.append(question))
    with small_desk(tmp_path) as desk:
        window = MainWindow(desk, lambda _path: None)
        qtbot.addWidget(window, before_close_func=lambda window: window.page.panel.show_nothing())
        window.show()
        yield window
    assert asked == []


def turn_dark(window):
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))


def test_nothing_is_asked_and_nothing_typed_is_lost(window):
    page = window.show_ledger("members.people")
    page.table.go_to(0)
    page.settle()
    page.panel.form.type("name", "写了一半")
    page.panel.fields.refresh()
    turn_dark(window)
    assert window.page is page
    assert page.panel.form.text("name") == "写了一半"
    page.panel.discard()
    window.refresh()
    assert window.page is not page
    assert window.page.ledger.code == "members.people"


def test_without_anything_typed_it_is_dressed_at_once(window):
    page = window.show_ledger("members.people")
    turn_dark(window)
    assert window.page is not page
