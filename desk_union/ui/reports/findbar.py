"""Looking for words in the text: Ctrl+F, Enter goes on, Shift+Enter back, Esc puts the bar away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desk_union.ui.kit.dialogframe import GAP, push_button
from desk_union.ui.kit.typedtext import NO_INPUT

if TYPE_CHECKING:
    from desk_union.ui.reports.writingtext import WritingText

NOT_FOUND = "没有找到"


class FindBar(QWidget):
    def __init__(self, text: WritingText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.line = QLineEdit(placeholderText="在文中找", clearButtonEnabled=True)
        self.line.setProperty(NO_INPUT, True)
        self.line.installEventFilter(self)
        self.says = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self.says)
        for title, back in (("上一处", True), ("下一处", False)):
            row.addWidget(push_button(title, partial(self.go, back=back)))
        row.addWidget(push_button("收起", self.away))
        self.hide()

    def begin(self) -> None:
        self.show()
        self.line.selectAll()
        self.line.setFocus()

    def go(self, *, back: bool = False) -> None:
        found = self.text.find_words(self.line.text(), back=back)
        self.says.setText("" if found or not self.line.text() else NOT_FOUND)

    def away(self) -> None:
        self.hide()
        self.text.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.go(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))  # type: ignore[attr-defined]  # the same
                return True
            if key == Qt.Key.Key_Escape:
                self.away()
                return True
        return super().eventFilter(watched, event)
