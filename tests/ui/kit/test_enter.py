"""Enter on the last field of any dialog goes to its main button, never to one that closes or does something else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPushButton

from desk_union.screens.desk import Desk
from desk_union.ui.kit.dialogframe import TAKES_ENTER, Framed
from desk_union.ui.kit.kinship import chain
from tests.samples import TODAY, sample_book
from tests.ui.kit.test_byeye import WINDOWS, shown
from tests.ui.kit.test_typed_windows import DEEDS, opened

LINES = (QLineEdit, QComboBox, QAbstractSpinBox)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.fixture
def pressed(monkeypatch):
    """The words of the buttons that were pressed; nothing of what they stand for is done."""
    told: list[str] = []
    monkeypatch.setattr(Framed, "command", lambda self, _slot: told.append(_words(self.sender())))
    monkeypatch.setattr(Framed, "reject", lambda _self: told.append("关上"))
    return told


def _words(button):
    return button.text() if isinstance(button, QPushButton) else ""


def last_line(window):
    """The last line of the eye that is filled in, outside tables and not itself a search."""
    found = [
        one for one in chain(window)
        if isinstance(one, LINES) and one.isVisibleTo(window) and one.isEnabled() and not one.property(TAKES_ENTER)
    ]  # fmt: skip
    return max(found, key=lambda one: (one.mapTo(window, one.rect().topLeft()).y()), default=None)


def main_buttons(window):
    return [one.text() for one in window.findChildren(QPushButton) if one.isDefault() and one.isVisibleTo(window)]


def enter(qtbot, window, pressed):
    shown(qtbot, window)
    line = last_line(window)
    if line is None:
        pytest.skip("nothing is filled in")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    meant = main_buttons(window)
    assert pressed == [] or set(pressed) <= {*meant, ""}, (pressed, meant)
    assert window.isVisible()


@pytest.mark.parametrize("name", sorted(WINDOWS.keys() - {"GoTo"}))  # where Enter goes to what is chosen
def test_in_every_window(qtbot, sample, pressed, name):
    enter(qtbot, WINDOWS[name](sample), pressed)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.code)
def test_in_the_dialog_of_every_deed(qtbot, sample, pressed, deed):
    enter(qtbot, opened(sample, deed), pressed)
