"""A line for a day: typed in any usual way, or picked from a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from desk_union.basis import days
from desk_union.ui.kit.icons import icon


class DayLine(QLineEdit):
    """``picked`` follows a choice in the calendar; typing ends in ``editingFinished`` as in any line."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        opener = QAction(icon("calendar"), "选日期（F4）", self)
        opener.triggered.connect(self.open_calendar)
        opener.setShortcut("F4")
        opener.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)

    def open_calendar(self) -> None:
        if self.isReadOnly():
            return
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        try:
            shown = days.parse_day(self.text(), month_ok=True)
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        except ValueError:
            pass  # nothing readable is typed yet: the calendar opens on the present month
        calendar.clicked.connect(lambda day: self._pick(calendar, day))
        calendar.activated.connect(lambda day: self._pick(calendar, day))
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def _pick(self, calendar: QCalendarWidget, day: QDate) -> None:
        self.setText(day.toString("yyyy-MM-dd"))
        calendar.close()
        self.editingFinished.emit()
        self.picked.emit()
