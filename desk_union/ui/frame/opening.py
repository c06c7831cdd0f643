"""The first thing on the screen: says that the program is opening, while the rest of it is still being read from disk.

Imports as little as can be, not even ``style``: whatever is imported here is waited for.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from desk_union.basis.places import FONTS, RESOURCES

SENTENCE = "正在打开，请稍候……"
SIZE = (360, 130)
PICTURE = 64
LOOK = """
Opening { background: #ffffff; border: 1px solid #dcdcd9; }
QLabel { color: #656c76; }
#title { color: #1f2328; font-size: 14pt; }
"""


class BookOpening(QFrame):
    """Goes by itself when any other window comes."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen)
        self._application = application
        picture, title, sentence = QLabel(), QLabel("工会工作台"), QLabel(SENTENCE)
        picture.setPixmap(QIcon(str(RESOURCES / "desk_union.ico")).pixmap(PICTURE, PICTURE))
        title.setObjectName("title")
        places = QGridLayout(self)
        places.setContentsMargins(24, 24, 24, 24)
        places.setHorizontalSpacing(24)
        places.addWidget(picture, 0, 0, 2, 1)
        places.addWidget(title, 0, 1)
        places.addWidget(sentence, 1, 1)
        places.setColumnStretch(1, 1)
        self.setStyleSheet(LOOK)
        self.resize(*SIZE)
        application.installEventFilter(self)

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and seen is not self and isinstance(seen, QWidget) and seen.isWindow():
            self._application.removeEventFilter(self)
            self.hide()
        return False


def show_opening() -> BookOpening:
    """Keep what is returned until the window is there."""
    application = QApplication(sys.argv)
    if sys.platform != "win32":  # there the system has Chinese type of its own
        QFontDatabase.addApplicationFont(str(FONTS / "NotoSansSC-Regular.ttf"))
    opening = BookOpening(application)
    opening.show()
    application.processEvents()
    return opening
