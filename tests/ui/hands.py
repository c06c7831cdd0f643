"""The keys of a clerk in tests of the window: pressed where the cursor is, counted, and what the manual says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

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
        self._to_front()

    def _to_front(self) -> None:
        """Without a screen a list that closed keeps being the active window; elsewhere it never is."""
        active = QApplication.activeWindow()
        if QApplication.activePopupWidget() is None and (active is None or not active.isVisible()):
            front = QApplication.activeModalWidget() or self.window
            front.activateWindow()
            self.qtbot.waitUntil(front.isActiveWindow)

    def write(self, text: str) -> None:
        for character in text:
            if character.isascii():
                self.qtbot.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), character)
            else:
                line = QApplication.focusWidget()
                assert isinstance(line, QLineEdit)
                line.insert(character)  # as an input method would

    def in_dialog(self, do: Callable[[], None]) -> None:
        """Do this in the dialog that the next key opens."""
        timer = QTimer(self.window, interval=POLL_MS)
        before = QApplication.activeModalWidget()  # in which the key is pressed, when it is in one

        seen: list[object] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or dialog is before:
                return
            if not dialog.isActiveWindow():
                dialog.activateWindow()
            seen.append(dialog)
            if len(seen) < CALM:
                return
            timer.stop()
            try:
                do()
            finally:
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
