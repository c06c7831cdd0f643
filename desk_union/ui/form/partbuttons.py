"""The row of buttons under the small table of a part; each has a key that works while the cursor is in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desk_union.ui.frame.actions import tooltip
from desk_union.ui.kit.dialogframe import push_button

if TYPE_CHECKING:
    from collections.abc import Callable


class PartButtons(QWidget):
    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self._table = table
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def add(self, text: str, keys: str, slot: Callable[[], object], hint: str) -> QPushButton:
        """A button and, with the same words, an entry of the table's own menu."""
        button = push_button(text, slot)
        button.setProperty("role", "flat")
        button.setToolTip(tooltip(text, keys, hint))
        self._row.addWidget(button)
        action = QAction(text, self._table)
        # Only in the table: the same keys mean the row itself elsewhere.
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _on: button.click())
        self._table.addAction(action)
        return button
