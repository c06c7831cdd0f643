"""Ctrl+K: type a name, initials or a word, press Enter, be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk_union.screens import goto
from desk_union.ui.kit.dialogframe import Once
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.screens.desk import Desk
    from desk_union.screens.goto import Place

SIZE = (520, 420)
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GoTo(Once):
    def __init__(self, parent: QWidget, desk: Desk, sheets: Sequence[Place], commands: Sequence[Place]) -> None:
        super().__init__(parent)
        self.setWindowTitle("快速前往")
        self.place: Place | None = None
        self._find: Callable[[str], list[Place]] = lambda text: goto.places(desk, text, sheets, commands)
        self.line = QLineEdit()
        self.line.setPlaceholderText("人名或拼音首字母、台账、表格、命令……")
        self.line.setAccessibleName("去哪里")
        self.list = QListWidget()
        self.list.setAccessibleName("可以去的地方")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(*(scaled(length) for length in SIZE))
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._go)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._go())
        self._fill("")

    def _fill(self, text: str) -> None:
        self.list.clear()
        for place in self._find(text):
            item = QListWidgetItem(f"{place.title}　　{place.hint}")
            item.setData(Qt.ItemDataRole.UserRole, place)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.place = item.data(Qt.ItemDataRole.UserRole)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and Down move in the list while one goes on typing."""
        if event.type() == QEvent.Type.KeyPress and event.key() in MOVES:  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)


def ask(parent: QWidget, desk: Desk, sheets: Sequence[Place], commands: Sequence[Place]) -> Place | None:
    dialog = GoTo(parent, desk, sheets, commands)
    dialog.exec()
    return dialog.place
