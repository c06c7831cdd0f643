"""Windows that fit on the screen there is, and words that end in … where the room ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyleOption

from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

TITLE_BAR = 40  # about what the system draws above a window


def fit(window: QWidget) -> None:
    """Large enough for its words, yet no larger than the screen leaves room for, at small screens and large letters."""
    room, layout = window.screen().availableSize(), window.layout()
    height = window.height()
    if layout is not None:
        layout.activate()  # paddings of the style sheet count only now
        height = max(height, layout.totalMinimumHeightForWidth(window.width()), layout.totalMinimumSize().height())
    window.resize(min(window.width(), room.width()), min(height, room.height() - scaled(TITLE_BAR)))


class Elided(QLabel):
    """One line of words that gives way: what does not fit is shown as …, and all of it in the tooltip."""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._tell_rest()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    @property
    def shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _tell_rest(self) -> None:
        self.setToolTip(self.text() if self.shown != self.text() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._tell_rest()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tell_rest()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        where = int(self.alignment().value | Qt.TextFlag.TextSingleLine.value)
        self.style().drawItemText(
            painter, self.contentsRect(), where, option.palette, self.isEnabled(), self.shown, self.foregroundRole()
        )


class ElidedButton(QPushButton):
    """A button of one long line, as of a file: its middle gives way to …, and all of it is in the tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(min(super().sizeHint().width(), self.width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        padding = 2 * self.fontMetrics().averageCharWidth()
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideMiddle, self.width() - padding)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self.words if shown != self.words else "")
