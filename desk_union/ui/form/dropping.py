"""Files dragged onto the window or onto a form; what they are good for is said by ``screens.dropping``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drops(QObject):
    """Lets a widget take files that fit; others go on to the widget around it."""

    def __init__(
        self, widget: QWidget, fits: Callable[[list[Path]], bool], take: Callable[[list[Path]], object]
    ) -> None:
        super().__init__(widget)
        self._fits, self._take = fits, take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() not in DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = _files(event)
        if not paths or not self._fits(paths):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # What follows may ask; the program the file comes from must not wait for the answer.
            QTimer.singleShot(0, self, lambda: self._take(paths))
        return True


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
