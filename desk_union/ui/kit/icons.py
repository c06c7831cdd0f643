"""The program's own line icons (resources/icons), drawn in the text colour of the moment."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desk_union.basis.places import RESOURCES
from desk_union.ui.kit.style import colours

SIZE = 24


def icon(name: str) -> QIcon:
    return _icon(name, colours()["text"], QGuiApplication.primaryScreen().devicePixelRatio())


@cache
def _icon(name: str, colour: str, ratio: float) -> QIcon:
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("#000000", colour)
    picture = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return QIcon(picture)
