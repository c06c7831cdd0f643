"""The figures that fit what is typed; Up and Down move among them while one goes on typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.reports.figurechoices import FigureChoice

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
MOST = 200


class FigureList(QListWidget):
    """Below the ``line`` that is typed into."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.line = line
        line.installEventFilter(self)

    def offer(self, figures: Sequence[FigureChoice], *more: str) -> None:
        """Behind the figures the words of ``more``, which are none."""
        self.clear()
        for one in figures[:MOST]:
            item = QListWidgetItem(f"{one.label}（{one.unit}）　{one.tab}" if one.unit else f"{one.label}　{one.tab}")
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.addItem(item)
        self.addItems(more)
        self.setCurrentRow(0)

    def choose_code(self, code: str) -> None:
        """The figure of this code, where it is offered."""
        for row in range(self.count()):
            one = self.item(row).data(Qt.ItemDataRole.UserRole)
            if one is not None and one.code == code:
                self.setCurrentRow(row)

    @property
    def chosen(self) -> FigureChoice | None:
        item = self.currentItem()
        found: FigureChoice | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        moves = event.type() == QEvent.Type.KeyPress and event.key() in MOVES  # type: ignore[attr-defined]  # a QKeyEvent
        if moves and watched is self.line and not self.isHidden():
            self.event(event)
            return True
        return super().eventFilter(watched, event)
