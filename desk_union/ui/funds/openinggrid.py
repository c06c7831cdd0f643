"""期初余额 as a table that is typed into: Enter goes to the next amount."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.funds.accountsetup import HEADINGS
from desk_union.ui.kit.style import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from desk_union.screens.funds.accountsetup import SetupPage

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TEXTS = ("科目编码", "科目名称", "项目", "方向")
WIDTHS = (80, 220, 110, 46)
AMOUNT = 124
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class OpeningModel(QAbstractTableModel):
    refused = Signal(str)
    typed = Signal()

    def __init__(self, page: SetupPage, parent: QWidget, *, writable: bool) -> None:
        super().__init__(parent)
        self.page = page
        self.writable = writable
        self.unread: dict[tuple[int, int], tuple[str, str]] = {}  # by place what was typed and why it is no amount

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.page.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(TEXTS) + len(self.page.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return TEXTS[section] if section < len(TEXTS) else HEADINGS[self.page.columns[section - len(TEXTS)]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.column() - len(TEXTS)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if place >= 0 else MIDDLE if TEXTS[place] == "方向" else LEFT)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if (index.row(), index.column()) in self.unread:
            return self.unread[index.row(), index.column()][0]
        if place >= 0:
            return self.page.shown(index.row(), self.page.columns[place])
        line = self.page.rows[index.row()]
        return (line.code, line.title, line.project, line.side)[index.column()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = super().flags(index)
        may = self.writable and index.column() >= len(TEXTS)
        return held | Qt.ItemFlag.ItemIsEditable if may else held

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            self.page.type(index.row(), self.page.columns[index.column() - len(TEXTS)], str(value))
        except Refusal as refusal:
            self.unread[index.row(), index.column()] = (str(value), str(refusal))  # stays where it was typed
            self.dataChanged.emit(index, index)
            self.refused.emit(str(refusal))
            return False
        self.unread.pop((index.row(), index.column()), None)
        self.dataChanged.emit(index, index)
        self.typed.emit()
        return True


class OpeningGrid(QTableView):
    refused = Signal(str)
    typed = Signal()

    def __init__(self, page: SetupPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setDefaultAlignment(LEFT)

    def show_page(self, *, writable: bool) -> None:
        model = OpeningModel(self.page, self, writable=writable)
        model.refused.connect(self.refused)
        model.typed.connect(self.typed)
        self.setModel(model)
        for place in range(model.columnCount()):
            self.setColumnWidth(place, scaled(WIDTHS[place] if place < len(WIDTHS) else AMOUNT))
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setCurrentIndex(model.index(0, len(TEXTS)))

    @property
    def fault(self) -> str:
        """Why what stands in a cell is no amount; empty when everything is."""
        model = self.model()
        return next((why for _, why in model.unread.values()), "") if isinstance(model, OpeningModel) else ""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """To the amount beside, after the last one to the first of the next account."""
        here, model = self.currentIndex(), self.model()
        if not here.isValid():
            return
        beside = here.column() + 1 < model.columnCount()
        row = here.row() if beside else min(here.row() + 1, model.rowCount() - 1)
        self.setCurrentIndex(model.index(row, here.column() + 1 if beside else len(TEXTS)))
