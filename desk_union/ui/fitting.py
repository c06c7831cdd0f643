"""Windows that fit on the screen there is, and words that end in … where the room ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

from desk_union.ui.style import scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

TITLE_BAR = 40  # about what the system draws above a window


def fit(window: QWidget) -> None:
    """No larger than the screen leaves room for, at small screens and large letters."""
    room = window.screen().availableSize()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height() - scaled(TITLE_BAR)))


def elide(label: QLabel, text: str) -> None:
    """Show as much of the text as fits in one line; all of it is in the tooltip."""
    _Eliding(label, text)


class _Eliding(QObject):
    def __init__(self, label: QLabel, text: str) -> None:
        super().__init__(label)
        self._label, self._text = label, text
        label.setToolTip(text)
        label.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show}:
            self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        room = self._label.contentsRect().width()
        self._label.setText(self._label.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room))
