"""The rows of a deed in its dialog: to be chosen among those that wait, or typed beside row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desk_union.screens.form import typed
from desk_union.ui.kit.dialogframe import GAP, fill_table, push_button
from desk_union.ui.kit.style import colours, scaled
from desk_union.ui.kit.typedtext import NO_INPUT

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desk_union.screens.form.deedpage import Candidate, DeedPage

FEW = 8  # rows that need no search
TYPED_WIDE = 92


class DeedRows(QWidget):
    """``changed`` says that other rows are chosen; ``told`` carries what is wrong in a cell, or nothing.

    ``leaving`` is the Enter on the last row, ``saving`` the Ctrl+Enter anywhere, ``adding`` asks for a row that is not
    there yet.
    """

    changed = Signal()
    told = Signal(str)
    leaving = Signal()
    saving = Signal()
    adding = Signal()

    def __init__(self, page: DeedPage, at: int | None = None) -> None:
        super().__init__()
        self.page = page
        self._filling = False
        self._first = len(page.deed.shows) + 1  # column of what is typed
        self._labels = tuple(page.ledger.by_key[key] for key in page.deed.shows)
        self.search = QLineEdit(placeholderText="找：输入名称或拼音首字母", clearButtonEnabled=True)
        self.search.setProperty(NO_INPUT, True)
        self.unread: dict[tuple[str, int], str] = {}  # by column and row what was typed and is no value
        self.table = QTableWidget()
        self.table.setMinimumHeight(scaled(150))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        if page.deed.grows:
            column.addWidget(push_button(f"新增到{page.ledger.title}(&N)…", self.adding.emit))
        self.search.textChanged.connect(lambda _text: self._show())
        self.table.itemChanged.connect(self._typed)
        self.table.itemSelectionChanged.connect(self._selected)
        for inside in (self.search, self.table):
            inside.installEventFilter(self)
        self.refresh()
        self.go_to(at)

    def refresh(self) -> None:
        """Read the rows again; what was typed stays."""
        self._rows = self.page.candidates()
        self.search.setVisible(len(self._rows) > FEW)
        self._show()

    def _show(self) -> None:
        text = self.search.text().strip()
        self._shown = [row for row in self._rows if not text or typed.fits(row.name.casefold(), text.casefold())]
        heads = (self.page.ledger.title.removesuffix("台账"), *(shown.label for shown in self._labels))
        each = self.page.deed.each
        self._filling = True
        typed_heads = (f"{shown.label}✎" for shown in each)
        fill_table(self.table, (*heads, *typed_heads), [self._cells(row) for row in self._shown], wide=0)
        if each:
            self.table.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
            self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
            for place in range(len(each)):
                self.table.setColumnWidth(self._first + place, scaled(TYPED_WIDE))
        elif self.page.deed.rows == "many":
            self.table.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        for place in range(len(self._shown)):
            self._dress(place)
        self._filling = False
        if self._shown and not each:
            self.table.selectRow(0)
        self._selected()

    def _cells(self, row: Candidate) -> tuple[str, ...]:
        each = ((shown.key, row.id) for shown in self.page.deed.each)
        return (row.name, *row.facts, *(self.unread.get(cell) or self.page.show_each(*cell) for cell in each))

    def _dress(self, place: int) -> None:
        """Numbers to the right; what is typed into stands out and the rest cannot be touched."""
        shown = (*self._labels, *self.page.deed.each)
        for column in range(self.table.columnCount()):
            item = self.table.item(place, column)
            if item is None:
                continue
            if column and shown[column - 1].kind.align == "right":
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column >= self._first:
                item.setBackground(QColor(colours()["band"]))
                item.setForeground(QColor(colours()["band_text"]))
            else:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() < self._first:
            return
        row, shown = self._shown[item.row()], self.page.deed.each[item.column() - self._first]
        try:
            self.page.take_each(shown.key, row.id, item.text())
        except ValueError as error:
            self.unread[shown.key, row.id] = item.text()  # stays where it was typed
            self.told.emit(f"“{row.name}”的{shown.label}：{error}")
        else:
            self.unread.pop((shown.key, row.id), None)
            self.told.emit(self.fault)
            self._filling = True
            item.setText(self.page.show_each(shown.key, row.id))
            self._filling = False
        self.changed.emit()

    @property
    def fault(self) -> str:
        """What still stands in a cell and is no value; nothing is done before it is put right or emptied."""
        names = {row.id: row.name for row in self._rows}
        labels = {shown.key: shown.label for shown in self.page.deed.each}
        held = self.unread.items()
        return "".join(f"“{names.get(row)}”的{labels[key]}：看不懂“{text}”。" for (key, row), text in held)

    def _selected(self) -> None:
        """Without anything typed beside them, the rows that are marked are those it is done with."""
        if self.page.deed.each or self._filling:
            return
        places = sorted({index.row() for index in self.table.selectedIndexes()})
        self.page.ids = [self._shown[place].id for place in places]
        self.changed.emit()

    def go_to(self, row: int | None) -> None:
        """Put the cursor on a row, into the first cell that is typed into."""
        place = next((place for place, one in enumerate(self._shown) if one.id == row), 0)
        self.table.setCurrentCell(place, self._first if self.page.deed.each else 0)

    def added(self, row: int) -> None:
        """Show a row that was just added and go to it."""
        self.search.clear()
        self.refresh()
        self.go_to(row)
        self.table.setFocus()

    def to_table(self) -> None:
        self.table.setFocus()
        self.go_to(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes on: to the next cell of the row, to the next row, and from the last one on to the questions.

        Ctrl+Enter does it from here as from any field.
        """
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        pressed = cast("QKeyEvent", event)
        if pressed.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return super().eventFilter(watched, event)
        if pressed.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.saving.emit()
        elif watched is self.table:
            self._go_on()
        else:
            self.to_table()
        return True

    def _go_on(self) -> None:
        row, column = self.table.currentRow(), self.table.currentColumn()
        if self.page.deed.each and self._first <= column < self.table.columnCount() - 1:
            self.table.setCurrentCell(row, column + 1)
        elif self.page.deed.each and row + 1 < self.table.rowCount():
            self.table.setCurrentCell(row + 1, self._first)
        else:
            self.leaving.emit()
