"""Ctrl+K: type a name, initials or a word, press Enter, be there."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk_union.screens import goto
from desk_union.ui.kit.dialogframe import Once, words
from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desk_union.screens.desk import Desk
    from desk_union.screens.goto import Place

SIZE = (620, 460)
WAIT = 120  # milliseconds after a key: the rows of every ledger are looked through
END = "end"
PIECE = 0.015  # seconds of looking before the next key is heard
NOTHING = "没有找到。可以少打几个字，或用拼音首字母、编号、金额再试。"
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GoTo(Once):
    help_page = "search"

    def __init__(self, parent: QWidget, desk: Desk, sheets: Sequence[Place], commands: Sequence[Place]) -> None:
        super().__init__(parent)
        self.setWindowTitle("快速前往")
        self.place: Place | None = None
        self._find: Callable[[str], Iterator[list[Place] | None]] = lambda text: goto.gradually(
            desk, text, sheets, commands
        )
        self._looking: Iterator[list[Place] | None] = iter(())
        self._found: list[Place] = []
        self._moved = False  # whether the clerk went to another place of the list than the first
        self.line = QLineEdit()
        self.line.setPlaceholderText("人名或拼音首字母、台账、表格、命令、凭证号、金额、文号……")
        self.line.setAccessibleName("去哪里")
        self.list = QListWidget()
        self.list.setAccessibleName("可以去的地方")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.note = words("", "hint")
        self.note.hide()
        column.addWidget(self.note)
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(lambda: self._fill(self.line.text()))
        self._further = QTimer(self, interval=0, singleShot=True)
        self._further.timeout.connect(self._go_on)
        self.resize(*(scaled(length) for length in SIZE))
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.line.returnPressed.connect(self._go)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._go())
        self._fill("")

    def _fill(self, text: str) -> None:
        """Begin to look; what takes longer goes on between the keys."""
        self._timer.stop()
        self._moved = False
        self._looking, self._found = self._find(text), []
        self._go_on()

    def _go_on(self) -> None:
        """Look a little further; the list shows what is found so far, and the one before until there is anything."""
        until, found = perf_counter() + PIECE, self._found
        while True:
            so_far = next(self._looking, END)
            ended = so_far is END
            found = so_far if isinstance(so_far, list) else found
            if ended or perf_counter() >= until:
                break
        if found is not self._found or ended:
            self._found = found
            if found or ended:
                self._show(found)
        self._say(NOTHING if ended and not found else "")
        if ended:
            self._further.stop()
        else:
            self._further.start()

    def _finish(self) -> None:
        """What was typed is looked for to the end."""
        if self._timer.isActive():
            self._fill(self.line.text())
        while self._further.isActive():
            self._go_on()

    def _show(self, found: Sequence[Place]) -> None:
        item = self.list.currentItem() if self._moved else None
        chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.list.clear()
        for place in found:
            off = f"（现在不能：{place.off}）" if place.off else ""
            item = QListWidgetItem(f"{place.title}　　{place.hint}{off}")
            item.setData(Qt.ItemDataRole.UserRole, place)
            if place.off:
                item.setForeground(QColor(colours()["off"]))
            self.list.addItem(item)
        self.list.setCurrentRow(found.index(chosen) if chosen in found else 0)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _go(self) -> None:
        """What was just typed counts, also before the list has followed it."""
        if self._timer.isActive() or not self._moved:
            self._finish()
        item = self.list.currentItem()
        place: Place | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if place is not None and place.off:
            self._say(f"“{place.title}”现在不能办：{place.off}。")
        elif place is not None:
            self.place = place
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and Down move in the list while one goes on typing."""
        if event.type() == QEvent.Type.KeyPress and event.key() in MOVES:  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            self._moved = True
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)


def ask(parent: QWidget, desk: Desk, sheets: Sequence[Place], commands: Sequence[Place]) -> Place | None:
    dialog = GoTo(parent, desk, sheets, commands)
    dialog.exec()
    return dialog.place
