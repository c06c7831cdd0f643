"""The keys of a clerk in tests of the window: pressed where the cursor is, counted, and what the manual says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from desk_union.basis.places import HELP
from desk_union.ui.frame.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier
POLL_MS = 10
CALM = 5  # looks until a dialog that was just opened has put its cursor where it belongs


def told() -> dict[str, int]:
    """What the manual says: the job and its presses."""
    text = (HELP / "keys.md").read_text(encoding="utf-8").partition("## 每天的事要按几下")[2]
    return {job: int(presses) for job, presses in re.findall(r"^\| (.+?) \| (\d+) \|", text, re.MULTILINE)}


@dataclass
class Hands:
    """Presses keys where the cursor is and counts them."""

    qtbot: Any
    window: MainWindow
    pressed: int = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        self.pressed += 1
        self.qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key, modifier)
        QApplication.processEvents()
        self.to_front()

    def to_front(self) -> None:
        """Without a screen a list that closed keeps being the active window; elsewhere it never is."""
        active = QApplication.activeWindow()
        if QApplication.activePopupWidget() is None and (active is None or not active.isVisible()):
            front, cursor = QApplication.activeModalWidget() or self.window, QApplication.focusWidget()
            front.activateWindow()
            self.qtbot.waitUntil(front.isActiveWindow)
            if cursor is not None and front.isAncestorOf(cursor):  # the key that closed the list has led it there
                cursor.setFocus()

    def write(self, text: str) -> None:
        for character in text:
            if character.isascii():
                self.qtbot.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), character)
            else:
                line = QApplication.focusWidget()
                assert isinstance(line, QLineEdit)
                line.insert(character)  # as an input method would
        QApplication.processEvents()  # what was typed may show further fields, which no hand outruns

    def in_dialog(self, do: Callable[[], None], kind: type[QDialog] = QDialog) -> None:
        """Do this in the dialog that the next key opens; of ``kind`` where another may come and go before it."""
        timer = QTimer(self.window, interval=POLL_MS)
        before = QApplication.activeModalWidget()  # in which the key is pressed, when it is in one

        seen: list[object] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind) or dialog is before:
                return
            if not dialog.isActiveWindow():
                dialog.activateWindow()
            seen.append(dialog)
            if len(seen) < CALM:
                return
            timer.stop()
            try:
                do()
            except BaseException:
                dialog.done(0)  # asks nothing about what a test that failed left typed, which nobody would answer
                raise
            if QApplication.activeModalWidget() is dialog:
                dialog.reject()

        timer.timeout.connect(look)
        timer.start()


def hands_on(qtbot, desk):
    """Hands at the window of this desk, which is in front."""
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window, before_close_func=forget)
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hands(qtbot, window)


def forget(window):
    """So that closing does not ask about what a test that failed left unsaved."""
    if window.page is not None:
        window.page.panel.show_nothing()
