"""The box in which a list is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit

from desk_union.ui.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


SHORT = 8  # characters that a narrow box shows
EVERYBODY = ("姓名", "拼音", "编号")


class SearchBox(QLineEdit):
    """Esc empties it, Down goes on to the table. Ctrl+Z is its own only for what was typed since the last deed."""

    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typed_since = False
        self.textEdited.connect(self._edited)
        self.installEventFilter(self)
        self.setPlaceholderText("、".join(EVERYBODY))
        self.setAccessibleName(f"搜索：{'、'.join(EVERYBODY)}")
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.setToolTip("搜索姓名、拼音首字母、编号、小组、状态（Ctrl+F）；zs 可找到张三；多个词用空格隔开；Esc 清空")

    def say_what(self, labels: Sequence[str]) -> None:
        """Say which columns are searched: as many as there is room for, and all of them in the tooltip."""
        said: list[str] = []
        for label in labels:
            if len("、".join((*said, label))) <= SHORT:
                said.append(label)
        self.setPlaceholderText("、".join(said) or "搜索")
        self.setAccessibleName(f"搜索：{'、'.join(labels)}")
        self.setToolTip(f"搜索{'、'.join(labels)}（Ctrl+F）；多个词用空格隔开；Esc 清空")

    def _edited(self, _text: str) -> None:
        self._typed_since = True

    def book_changed(self) -> None:
        """Something was done: 撤销 means that now, and no more the words that were searched before."""
        self._typed_since = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ShortcutOverride and not self._typed_since:
            key = cast("QKeyEvent", event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()  # the window's own 撤销 takes it
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.leaving.emit()
        else:
            super().keyPressEvent(event)
