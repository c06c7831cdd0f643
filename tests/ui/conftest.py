"""One application without a screen for all window tests, and a user's profile that is no one's own."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from desk_union.screens import bookshelf
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import style
from desk_union.ui.kit.dialogframe import UNDONE
from tests.screens.desks import small_desk

PEOPLE = 3


@pytest.fixture(scope="session")
def qapp(tmp_path_factory):
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path_factory.mktemp("profile")))
    yield style.make_application([])
    # Without a screen the clipboard outlives Python, and must not end what Python made.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def desk(tmp_path, request):
    """A small book, with as many persons as ``pytest.mark.people`` says of the file or the test, else three."""
    marked = request.node.get_closest_marker("people")
    with small_desk(tmp_path, people=marked.args[0] if marked else PEOPLE) as desk:
        yield desk


@pytest.fixture
def window(qtbot, desk):
    """The main window as large as on an office's laptop, on the ``desk`` of the test."""
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    return window


@pytest.fixture(autouse=True)
def no_windows_left(qapp):
    """pytest-qt only asks for its widgets to be deleted; without a running loop they stay, and every test is slower."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def no_key_held(qapp):
    """A key pressed with Ctrl leaves Ctrl held for Qt, and in the next test's table a second row would be chosen too."""
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyClick(QWidget(), Qt.Key.Key_F24)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def own_profile(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(bookshelf, "shelf_file", lambda: tmp_path / "profile" / "books.json")


_RUNNING: list[str] = []  # the test that is running, and nothing while what it left is cleared away


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    _RUNNING.append(item.nodeid)
    try:
        return (yield)
    finally:
        _RUNNING.clear()


@pytest.fixture(autouse=True)
def no_waiting_boxes(monkeypatch):
    """A box that nobody answers would wait for ever; a test that expects one answers it by its own patch.

    When the test is over its dialogs are closed, whatever was typed in them.
    """

    def unexpected(box):
        if box.text() == UNDONE and not _RUNNING:
            return
        raise AssertionError(f"a box nobody expected: {box.text()} {box.informativeText()}")

    monkeypatch.setattr(QMessageBox, "exec", unexpected)
