"""The program's own line icons (resources/icons), drawn in the text colour of the moment."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desk_union.ui.style import RESOURCES, colours

SIZE = 24
SCALES = (1, 2)  # ordinary and fine screens


def icon(name: str) -> QIcon:
    chosen = colours()
    return _icon(name, chosen["text"], chosen["quiet"])


@cache
def _icon(name: str, colour: str, quiet: str) -> QIcon:
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, quiet)):
        for scale in SCALES:
            made.addPixmap(_picture(text.replace("#000000", tint), scale), mode)
    return made


def _picture(text: str, scale: int) -> QPixmap:
    picture = QPixmap(SIZE * scale, SIZE * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return picture
