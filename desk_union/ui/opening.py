"""The first thing on the screen: says that the program is opening, while the rest of it is still being read from disk.

May import only Qt and ``style``, because whatever is imported here is waited for before anything is seen.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from desk_union.ui.style import make_application, mark

SENTENCE = "正在打开，请稍候……"
SIZE = (360, 130)
PICTURE = 64


class Opening(QFrame):
    """Goes by itself when any other window comes."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen)
        application = QApplication.instance()
        self.setFrameShape(QFrame.Shape.Box)
        picture, title, sentence = QLabel(), QLabel("工会工作台"), QLabel(SENTENCE)
        picture.setPixmap(QApplication.windowIcon().pixmap(PICTURE, PICTURE))
        mark(title, "role", "title")
        mark(sentence, "role", "hint")
        places = QGridLayout(self)
        places.setContentsMargins(24, 24, 24, 24)
        places.setHorizontalSpacing(24)
        places.addWidget(picture, 0, 0, 2, 1)
        places.addWidget(title, 0, 1, Qt.AlignmentFlag.AlignBottom)
        places.addWidget(sentence, 1, 1, Qt.AlignmentFlag.AlignTop)
        places.setColumnStretch(1, 1)
        self.resize(*SIZE)
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and seen is not self and isinstance(seen, QWidget) and seen.isWindow():
            self.go()
        return False

    def go(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.close()


def show_opening() -> Opening:
    """Keep what is returned until the window is there."""
    application = make_application(sys.argv)
    opening = Opening()
    opening.show()
    application.processEvents()
    return opening
