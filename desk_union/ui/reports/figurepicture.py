"""A figure over months or years as bars, with the year before beside each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desk_union.screens.reports.figurespage import Course, ToldFigure

LEAST = (240, 180)
FOOT, HEAD = 44, 30


def _named(course: Course) -> list[tuple[str, ToldFigure]]:
    return list(zip(course.names, course.values, strict=True))


def _beside(course: Course, place: int) -> str:
    """What the other figure says of the same month."""
    return f"　{course.legend[1]} {course.before[place].words}" if course.legend is not None else ""


def _highest(course: Course) -> tuple[float, float]:
    """By what the bars of the figure and those beside them are measured."""
    most, before = (max((one.number or 0.0 for one in some), default=0.0) for some in (course.values, course.before))
    return (most, before) if course.apart else (max(most, before), max(most, before))


class FigurePicture(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.course: Course | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*(scaled(length) for length in LEAST))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(scaled(320), scaled(300))

    def show_course(self, course: Course | None) -> None:
        self.course = course
        words = (
            []
            if course is None
            else [f"{name}　{one.words}{_beside(course, n)}" for n, (name, one) in enumerate(_named(course))]
        )
        self.setToolTip("\n".join(words))
        self.setAccessibleDescription("；".join(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect())
        painter.fillRect(ground, QColor(colours()["base"]))
        painter.setPen(QColor(colours()["quiet"]))
        if self.course is None:
            painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, "选一个数字，看它各月、各年")
            return
        self._bars(painter, self.course)

    def _bars(self, painter: QPainter, course: Course) -> None:
        area = QRectF(8, scaled(HEAD), self.width() - 16, self.height() - scaled(HEAD + FOOT))
        title = painter.fontMetrics().elidedText(course.title, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.setPen(QColor(colours()["text"]))
        painter.drawText(QPointF(area.x(), scaled(HEAD) * 0.65), title)
        if course.legend is not None:
            self._legend(painter, area, course.legend)
        most, most_before = _highest(course)
        step = area.width() / len(course.names)
        for place, name in enumerate(course.names):
            left = area.x() + place * step
            if course.before:
                self._bar(painter, area, left + step * 0.1, step * 0.35, course.before[place], most_before, pale=True)
            at, wide = (left + step * 0.48, step * 0.38) if course.before else (left + step * 0.2, step * 0.6)
            self._bar(painter, area, at, wide, course.values[place], most)
            self._words(painter, QRectF(left, area.bottom() + 2, step, scaled(FOOT)), name, course.values[place])
        painter.setPen(QPen(QColor(colours()["line"]), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _legend(self, painter: QPainter, area: QRectF, legend: tuple[str, str]) -> None:
        """Which shade is which figure, at the right of the title."""
        right = area.right()
        for name, shade in ((legend[1], "line"), (legend[0], "quiet")):
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QPointF(right - wide, scaled(HEAD) * 0.65), name)
            box = painter.fontMetrics().ascent()
            right -= wide + box + 4
            painter.fillRect(QRectF(right, scaled(HEAD) * 0.65 - box, box, box), QColor(colours()[shade]))
            right -= 12

    def _words(self, painter: QPainter, place: QRectF, name: str, one: ToldFigure) -> None:
        """The number above its month, in small letters where there is room for it."""
        painter.save()
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        letters = painter.fontMetrics()
        painter.setPen(QColor(colours()["text"]))
        half = place.height() / 2
        if letters.horizontalAdvance(one.shown) <= place.width():
            painter.drawText(QRectF(place.x(), place.y(), place.width(), half), Qt.AlignmentFlag.AlignCenter, one.shown)
        painter.setPen(QColor(colours()["quiet"]))
        short = name if letters.horizontalAdvance(name) <= place.width() else name.rstrip("年月")
        painter.drawText(QRectF(place.x(), place.y() + half, place.width(), half), Qt.AlignmentFlag.AlignCenter, short)
        painter.restore()

    def _bar(
        self,
        painter: QPainter,
        area: QRectF,
        left: float,
        wide: float,
        one: ToldFigure,
        most: float,
        *,
        pale: bool = False,
    ) -> None:
        if not one.number or most <= 0:
            return
        high = max(1.0, area.height() * max(one.number, 0.0) / most)
        painter.fillRect(QRectF(left, area.bottom() - high, wide, high), QColor(colours()["line" if pale else "quiet"]))
