"""A page of a form as it is printed, with the fields on it: dragged, drawn larger, moved by keys, told in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from desk_union.screens.reports.ownformpage import OwnFormPage, PlacedField

Box = tuple[float, float, float, float]  # left, top, width, height in mm
STEP, FINE, LEAST = 1.0, 0.2, 2.0
GRIP = 9
FAINT, STRONG = 36, 90
PLACED, LOST = "#1f5fa8", "#b3261e"  # on white paper, whatever colours the window has
KEYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip


class FormCanvas(QWidget):
    """``picked``: a field (0: none) is chosen; ``moved``: its new box; ``drawn``: a new one; ``unwanted``: Del."""

    picked = Signal(int)
    moved = Signal(int, tuple)
    drawn = Signal(tuple)
    unwanted = Signal(int)

    def __init__(self, page: OwnFormPage) -> None:
        super().__init__()
        self.page = page
        self.chosen = 0
        self._picture = QPixmap()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._zoom = 1.0
        self._from = QPointF()
        self._live: Box | None = None  # while the mouse is down
        self._sizing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("表样的一页，方向键移动选中的格子，Tab换一格")
        self.setMouseTracking(True)

    # How it looks

    def show_pdf(self, pdf: bytes, width: int) -> None:
        """The pages, ``width`` pixels wide."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.set_width(width)

    def set_width(self, width: int) -> None:
        wide, tall = self.page.size
        self._zoom = width / wide
        size = QSize(width, round(tall * self._zoom))
        self.setFixedSize(size)
        self._draw()

    def _draw(self) -> None:
        place = self.page.place - 1
        if 0 <= place < self._document.pageCount():
            ratio = self.devicePixelRatioF()
            picture = QPixmap.fromImage(self._document.render(place, self.size() * ratio))
            picture.setDevicePixelRatio(ratio)
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.white)
            painter = QPainter(self._picture)
            painter.drawPixmap(0, 0, picture)
            painter.end()
        else:
            self._picture = QPixmap()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawPixmap(0, 0, self._picture)
        for one in self.page.on_page:
            self._paint(painter, one)
        if self._live is not None and not self.chosen:
            painter.setPen(QPen(QColor(colours()["accent"]), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._on_screen(self._live))

    def _paint(self, painter: QPainter, one: PlacedField) -> None:
        chosen = one.id == self.chosen
        box = self._on_screen(self._live if chosen and self._live is not None else one.at)
        ink = QColor(LOST if one.lost else PLACED)
        fill = QColor(ink)
        fill.setAlpha(STRONG if chosen else FAINT)
        painter.fillRect(box, fill)
        painter.setPen(QPen(ink, 2 if chosen else 1))
        painter.drawRect(box)
        for place in range(1, one.boxes):
            x = box.left() + box.width() * place / one.boxes
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        if one.lost or one.hidden:
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f" {one.name}")
        if chosen:
            painter.fillRect(self._grip(box), ink)

    def _on_screen(self, box: Box) -> QRectF:
        return QRectF(*(length * self._zoom for length in box))

    @staticmethod
    def _grip(box: QRectF) -> QRectF:
        side = scaled(GRIP)
        return QRectF(box.right() - side / 2, box.bottom() - side / 2, side, side)

    # The mouse

    def field_at(self, point: QPointF) -> PlacedField | None:
        """The smallest of those below the point."""
        found = [one for one in self.page.on_page if self._on_screen(one.at).contains(point)]
        return min(found, key=lambda one: one.at[2] * one.at[3], default=None)

    def choose(self, field: int) -> None:
        self.chosen = field
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton or self.page.fixed:
            return
        point = event.position()
        held = self.page.field(self.chosen)
        self._sizing = held is not None and self._grip(self._on_screen(held.at)).contains(point)
        if not self._sizing:
            under = self.field_at(point)
            if (under.id if under else 0) != self.chosen:
                self.choose(under.id if under else 0)
                self.picked.emit(self.chosen)
            held = under
        self._from = point
        self._live = held.at if held is not None else (point.x() / self._zoom, point.y() / self._zoom, 0.0, 0.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        point = event.position()
        if self._live is None:
            held = self.page.field(self.chosen)
            grip = held is not None and self._grip(self._on_screen(held.at)).contains(point)
            self.setCursor(
                Qt.CursorShape.SizeFDiagCursor
                if grip
                else Qt.CursorShape.SizeAllCursor
                if self.field_at(point)
                else Qt.CursorShape.CrossCursor
            )
            return
        across, down = ((point.x() - self._from.x()) / self._zoom, (point.y() - self._from.y()) / self._zoom)
        held = self.page.field(self.chosen)
        x, y, wide, tall = (
            held.at if held is not None else (self._from.x() / self._zoom, self._from.y() / self._zoom, 0.0, 0.0)
        )
        if held is None or self._sizing:
            self._live = x, y, max(LEAST, wide + across), max(LEAST, tall + down)
        else:
            self._live = self._inside((x + across, y + down, wide, tall))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        live, self._live = self._live, None
        if live is None:
            return
        far = (event.position() - self._from).manhattanLength() > scaled(4)
        box: Box = tuple(round(one, 1) for one in live)  # type: ignore[assignment]  # four as they were
        if not far:
            self.update()
        elif self.chosen:
            self.moved.emit(self.chosen, box)
        else:
            self.drawn.emit(box)

    def _inside(self, box: Box) -> Box:
        wide, tall = self.page.size
        return max(0.0, min(box[0], wide - box[2])), max(0.0, min(box[1], tall - box[3])), box[2], box[3]

    # The keys

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes through the fields, and from the last of them on."""
        every = [one.id for one in self.page.on_page]
        at = (
            every.index(self.chosen) + (1 if forward else -1)
            if self.chosen in every
            else (0 if forward else len(every) - 1)
        )
        if 0 <= at < len(every):
            self.choose(every[at])
            self.picked.emit(self.chosen)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        held = self.page.field(self.chosen)
        way = KEYS.get(Qt.Key(event.key()))
        if held is None or self.page.fixed:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit(held.id)
        elif way is not None:
            step = FINE if event.modifiers() & Qt.KeyboardModifier.AltModifier else STEP
            x, y, wide, tall = held.at
            larger = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            box = (
                (x, y, max(LEAST, wide + way[0] * step), max(LEAST, tall + way[1] * step))
                if larger
                else self._inside((x + way[0] * step, y + way[1] * step, wide, tall))
            )
            self.moved.emit(held.id, tuple(round(one, 1) for one in box))
        else:
            super().keyPressEvent(event)
