"""Shares drawn as a bar below their figure, so that a list of budget lines is read at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyledItemDelegate

from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

TENTHS = Qt.ItemDataRole.UserRole  # the share in tenths of a per cent
Index = QModelIndex | QPersistentModelIndex
WHOLE, NEARLY = 1000, 900
HEIGHT, MARGIN = 3, 4


class BarDelegate(QStyledItemDelegate):
    """Beyond nine tenths the bar takes the accent's colour, beyond the whole that of a fault."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        tenths = index.data(TENTHS)
        if not isinstance(tenths, int) or tenths <= 0:
            return
        room: QRect = option.rect
        width = room.width() - 2 * scaled(MARGIN)
        top = room.bottom() - scaled(HEIGHT) - 1
        chosen = colours()
        painter.fillRect(QRect(room.left() + scaled(MARGIN), top, width, scaled(HEIGHT)), QColor(chosen["line"]))
        colour = chosen["fault"] if tenths > WHOLE else chosen["accent"] if tenths > NEARLY else chosen["focus"]
        done = width * min(tenths, WHOLE) // WHOLE
        painter.fillRect(QRect(room.left() + scaled(MARGIN), top, done, scaled(HEIGHT)), QColor(colour))
