"""The grid of entrants and items: figures type over a square, Enter and Tab go on across and down, Delete empties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desk_union.ui.kit.style import ROW_HEIGHT, colours, scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemDelegate

    from desk_union.screens.contests.scoringpage import ScoringPage

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BEHIND = ("总分", "名次")
NAME_WIDE, MARK_WIDE, PLACE_WIDE = 176, 84, 72
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScoreModel(QAbstractTableModel):
    """``typed`` carries row, column and text of a square; rows are asked for as they come into sight."""

    typed = Signal(int, int, str)

    def __init__(self, page: ScoringPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def show_standing(self) -> None:
        """Totals and places were reckoned again."""
        if self.page.entries:
            first = len(self.page.items)
            self.dataChanged.emit(self.index(0, first), self.index(len(self.page.entries) - 1, first + 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.page.entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.page.items) + len(BEHIND)

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if self.is_square(index) else plain

    def is_square(self, index: Index) -> bool:
        return index.isValid() and index.column() < len(self.page.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            unlike = self.is_square(index) and self.page.is_unlike(index.row(), index.column())
            return QColor(colours()["fault"]) if unlike else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._words(index)
        return None

    def _words(self, index: Index) -> str:
        if self.is_square(index):
            return self.page.text(index.row(), index.column())
        place, total = self.page.standing_of(index.row())
        return total if index.column() == len(self.page.items) else place

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.EditRole or not self.is_square(index):
            return False
        self.typed.emit(index.row(), index.column(), str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.page.name_of(section)
        if section < len(self.page.items):
            return self.page.heading(section)
        return BEHIND[section - len(self.page.items)]


class ScoreTable(QTableView):
    """``moved`` is a change of the entrant on which the cursor stands; ``stays`` keeps Enter from going on."""

    moved = Signal()
    stays = False

    def __init__(self, page: ScoringPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.marks = ScoreModel(page, self)
        self.setModel(self.marks)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(scaled(ROW_HEIGHT))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setObjectName("names")
        down.setFixedWidth(scaled(NAME_WIDE))
        across.setHighlightSections(False)
        across.setMinimumHeight(scaled(44))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    def refresh(self) -> None:
        """Show the page as it is now, on the same square."""
        place = self.currentIndex()
        row, column = max(place.row(), 0), max(place.column(), 0)
        self.marks.reset()
        for place_of in range(len(self.page.items)):
            self.setColumnWidth(place_of, scaled(MARK_WIDE))
        for place_of in range(len(BEHIND)):
            self.setColumnWidth(len(self.page.items) + place_of, scaled(PLACE_WIDE))
        if self.page.entries and self.page.items:
            self.go_to(min(row, len(self.page.entries) - 1), min(column, len(self.page.items) - 1))

    def go_to(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.marks.index(row, column))

    def place(self) -> tuple[int, int] | None:
        index = self.currentIndex()
        return (index.row(), index.column()) if self.marks.is_square(index) else None

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Enter ends the typing by ``SubmitModelCache``, Tab by its own hints: then on to the next square, or back."""
        from PySide6.QtWidgets import QAbstractItemDelegate

        hints = QAbstractItemDelegate.EndEditHint
        place, back = self.place(), hint == hints.EditPreviousItem
        tabbed = hint in {hints.EditNextItem, hints.EditPreviousItem}
        super().closeEditor(editor, hints.NoHint if tabbed else hint)
        if (tabbed or hint == hints.SubmitModelCache) and place is not None and not self.stays:
            self.go_to(*(self.page.previous_square(*place) if back else self.page.next_square(*place)))

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Tab goes from mark to mark, past what is only reckoned."""
        at = self.currentIndex()
        steps = {
            QAbstractItemView.CursorAction.MoveNext: self.page.next_square,
            QAbstractItemView.CursorAction.MovePrevious: self.page.previous_square,
        }
        if at.isValid() and action in steps:
            return self.marks.index(*steps[action](at.row(), at.column()))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        place = self.place()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the Enter that ends the typing comes by here too
        elif place is not None and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.marks.typed.emit(*place, "")
        elif place is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_to(*self.page.next_square(*place))
        else:
            super().keyPressEvent(event)
