"""A foreign sheet as it looks, the marked cells in colour; one points at a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from desk_union.reports.upperforms.forms_words import name_of_place
from desk_union.ui.kit.style import ROW_HEIGHT, colours, scaled

if TYPE_CHECKING:
    from desk_union.screens.reports.formpage import UpperFormPage

PER_CHARACTER, LEAST, MOST = 8, 40, 320
SPARE = 3  # empty rows and columns beyond those of the sheet
FAINT = 48  # of 255, how strong the colour of a marked cell is


class FormSheetView(QTableWidget):
    """``pointed`` tells that another cell is pointed at."""

    pointed = Signal()

    def __init__(self, page: UpperFormPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.currentCellChanged.connect(lambda *_cells: self.pointed.emit())

    @property
    def at(self) -> tuple[int, int] | None:
        row, column = self.currentRow(), self.currentColumn()
        return (row, column) if row >= 0 and column >= 0 else None

    def show_sheet(self) -> None:
        """The sheet in sight from the book, with the cell pointed at kept."""
        at, sheet = self.page.at, self.page.sheet
        self.blockSignals(True)
        self.clearSpans()
        self.clear()
        height = len(sheet.cells) + SPARE
        width = max((len(line) for line in sheet.cells), default=0) + SPARE
        self.setRowCount(height)
        self.setColumnCount(width)
        self.setHorizontalHeaderLabels([name_of_place(0, n)[:-1] for n in range(width)])
        for row, line in enumerate(sheet.cells):
            for column, text in enumerate(line):
                self.setItem(row, column, self._item(text, formula=(row, column) in sheet.formulas))
        for (top, left), (bottom, right) in sheet.merged.items():
            self.setSpan(top, left, bottom - top + 1, right - left + 1)
        for column, characters in enumerate(sheet.widths[:width]):
            self.setColumnWidth(column, scaled(min(max(int(characters * PER_CHARACTER), LEAST), MOST)))
        self.show_marks()
        if at is not None:
            self.setCurrentCell(*at)
        self.blockSignals(False)

    def _item(self, text: str, *, formula: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, text)
        if formula:
            item.setForeground(QBrush(QColor(colours()["quiet"])))
        return item

    def show_marks(self) -> None:
        """What is marked stands in its cell in colour; what was there and is marked no more as it was."""
        tint, ink = QColor(colours()["accent"]), QBrush(QColor(colours()["accent"]))
        tint.setAlpha(FAINT)
        plain = QBrush(QColor(colours()["text"]))
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                mark, item = self.page.mark_at((row, column)), self.item(row, column)
                if item is None and mark is None:
                    continue
                if item is None:
                    item = self._item("")
                    self.setItem(row, column, item)
                own = item.data(Qt.ItemDataRole.UserRole) or ""
                item.setText(f"{own}{mark.words}" if mark is not None else own)
                item.setToolTip(f"{mark.label}　{mark.span}" if mark is not None else "")
                item.setBackground(QBrush(tint) if mark is not None else QBrush())
                if (row, column) not in self.page.sheet.formulas:
                    item.setForeground(ink if mark is not None else plain)
