"""A small picture of a kind of sheet: lines of a list, boxes of a form, bars of a chart, lines of a text."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap

from desk_union.describe.content import (
    BarCharts,
    BoundBook,
    Content,
    Document,
    OfficialForm,
    StackedBars,
    TreeChart,
)
from desk_union.ui.kit.style import colours

WIDTH, HEIGHT = 24, 32
LIST, FORM, BARS, TREE, BOOK, TEXT = "list", "form", "bars", "tree", "book", "text"
_KINDS = {BarCharts: BARS, StackedBars: BARS, TreeChart: TREE, BoundBook: BOOK, Document: TEXT, OfficialForm: FORM}


def glyph(content: Content) -> QIcon:
    kind = _KINDS.get(type(content), LIST)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _drawn(kind, colours()["base"], colours()["quiet"], colours()["accent"], ratio)


@cache
def _drawn(kind: str, paper: str, ink: str, accent: str, ratio: float) -> QIcon:
    picture = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(QPen(QColor(ink), 1))
    painter.setBrush(QColor(paper))
    painter.drawRect(QRectF(1.5, 1.5, WIDTH - 3, HEIGHT - 3))
    painter.fillRect(QRectF(7, 5, 10, 2), QColor(accent))
    for box in _boxes(kind):
        painter.fillRect(QRectF(*box), QColor(ink))
    painter.end()
    return QIcon(picture)


def _boxes(kind: str) -> list[tuple[float, float, float, float]]:
    """Left, top, width, height of the strokes."""
    if kind == BARS:
        return [(5, 10 + 4 * row, width, 2.5) for row, width in enumerate((13, 9, 11, 5))]
    if kind == TREE:
        return [(9, 10, 6, 3), (11.5, 13, 1, 4), (5, 17, 14, 1), (4, 19, 5, 4), (10, 19, 4, 4), (15, 19, 5, 4)]
    if kind == TEXT:
        return [(5, 10 + 3 * row, width, 1) for row, width in enumerate((14, 14, 14, 14, 14, 8))]
    if kind == BOOK:
        return [(4, 3, 1.5, 26), *((8, 10 + 4 * row, 11, 1) for row in range(5))]
    if kind == FORM:
        across = [(5.0, 10 + 5.0 * row, 14.0, 1.0) for row in range(4)]
        return [*across, (5, 10, 1, 16), (18, 10, 1, 16), (11, 15, 1, 6)]
    across = [(5.0, 10 + 3.0 * row, 14.0, 1.0) for row in range(6)]
    return [*across, (9, 10, 1, 16), (14, 10, 1, 16)]
