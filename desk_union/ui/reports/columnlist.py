"""The columns of a ledger that fit what is typed; Up and Down move among them while one goes on typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from desk_union.ui.reports.figurelist import MOVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.reports.ownformpage import ColumnChoice

NAME = Qt.ItemDataRole.UserRole


class ColumnList(QListWidget):
    """Below the ``line`` that is typed into."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.line = line
        self.setAccessibleName("台账的栏目")
        line.installEventFilter(self)

    def offer(self, columns: Sequence[ColumnChoice]) -> None:
        self.clear()
        for one in columns:
            item = QListWidgetItem(f"{one.name}　{one.says}" if one.says else one.name)
            item.setData(NAME, one.name)
            self.addItem(item)
        self.setCurrentRow(0)

    def choose(self, name: str) -> None:
        """The one of this name; one that is no longer there stands first."""
        found = next((row for row in range(self.count()) if self.item(row).data(NAME) == name), None)
        if found is None and name:
            item = QListWidgetItem(f"{name}　已经没有了")
            item.setData(NAME, name)
            self.insertItem(0, item)
            found = 0
        if found is not None:
            self.setCurrentRow(found)

    @property
    def chosen(self) -> str | None:
        item = self.currentItem()
        return str(item.data(NAME)) if item is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        visible = not self.isHidden()
        if visible and watched is self.line and event.type() == QEvent.Type.KeyPress and event.key() in MOVES:  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            self.event(event)
            return True
        return super().eventFilter(watched, event)
