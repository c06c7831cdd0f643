"""The table of a list: a model that holds no rows itself but asks the page, and the view with its columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desk_union.describe.kinds import Choice, Ratio
from desk_union.ui.kit.bars import TENTHS, BarDelegate
from desk_union.ui.kit.style import ROW_HEIGHT, scaled, unscaled

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from desk_union.describe.ledger import Shown
    from desk_union.screens.list.listpage import ListPage

Index = QModelIndex | QPersistentModelIndex
ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
CHARACTER_PIXELS = 8  # half the width of a Chinese character at the usual size
MM_OF_CHARACTER = 1.85  # on paper, at the size lists are printed in
NARROWEST, WIDEST, WIDEST_OF_FEW = 48, 240, 144  # the last where the window has little room
NOWHERE = QModelIndex()


class RowModel(QAbstractTableModel):
    """``reset`` it after the page was refreshed; rows are fetched as they come into sight."""

    def __init__(self, page: ListPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._count = page.count

    def reset(self) -> None:
        self.beginResetModel()
        self._count = self.page.count
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.page.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.page.row(index.row()).words[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGN[self.page.columns[index.column()].kind.align] | Qt.AlignmentFlag.AlignVCenter
        if role == TENTHS and isinstance(self.page.columns[index.column()].kind, Ratio):
            return self.page.row(index.row()).values[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.page.columns):
            return None
        shown = self.page.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{shown.label}：{shown.help}" if shown.help else f"按{shown.label}排序"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGN[shown.kind.align] | Qt.AlignmentFlag.AlignVCenter
        return None


def _characters(shown: Shown) -> float:
    """How wide the values of a column usually are, in half Chinese characters."""
    if shown.print_mm is not None:
        return shown.print_mm / MM_OF_CHARACTER
    if isinstance(shown.kind, Choice):
        return max(2 * len(label) for label in shown.kind.dictionary.labels)
    return shown.kind.width


class RowTable(QTableView):
    """``chosen`` says that the selection changed, ``opened`` that a row was double-clicked or Enter pressed on it."""

    menu_wanted = Signal()  # before the menu on a row is shown, so that what it offers may be made only then
    chosen = Signal()
    opened = Signal()
    choosing_columns = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: ListPage | None = None
        self.rows: RowModel | None = None
        self._columns: tuple[Shown, ...] = ()  # those that the header shows the widths of
        self._widest = WIDEST
        self._bars, self._plain = BarDelegate(self), self.itemDelegate()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(scaled(ROW_HEIGHT))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.setHighlightSections(False)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionsMovable(True)
        across.setSortIndicatorShown(True)
        across.setStretchLastSection(True)
        across.setSectionsClickable(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.sectionClicked.connect(self._sort)
        across.viewport().installEventFilter(self)
        across.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across.customContextMenuRequested.connect(self._header_menu)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_page(self, page: ListPage) -> None:
        self.setAccessibleName(page.ledger.title)
        self.page = page
        self.rows = RowModel(page, self)
        self.setModel(self.rows)
        # The heading shows no selection; sharing the table's would make it look through every row after 全选.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self.rows, self))
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.chosen.emit())
        self._set_widths()

    def refresh(self, keep: int | None = None) -> None:
        """Show the page as it is now, on the row ``keep`` when the list still has it."""
        if self.rows is None or self.page is None:
            return
        sideways = self.horizontalScrollBar().value()
        down = self.verticalScrollBar().value()
        others = self.page.columns != self._columns
        if others:
            self.page.keep_widths(self.widths())
        self.rows.reset()
        if others:
            self._set_widths()
        self._show_order()
        self.horizontalScrollBar().setValue(sideways)
        place = self.page.place_of(keep) if keep is not None and self.page.count else None
        if place is not None:
            self.verticalScrollBar().setValue(down)
            self.go_to(place)
        else:
            self.chosen.emit()

    def go_to(self, row: int) -> None:
        if self.rows is None or not 0 <= row < self.rows.rowCount():
            return
        index = self.rows.index(row, max(0, self.columnAt(0)))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def ids(self) -> list[int]:
        """Ids of the selected rows in the order of the list."""
        if self.page is None or self.selectionModel() is None:
            return []
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        if len(ranges) == 1 and ranges[0] == (0, self.page.count - 1):
            return list(self.page.ids)
        seen = dict.fromkeys(row for top, bottom in ranges for row in range(top, bottom + 1))
        return [self.page.id_at(row) for row in seen]

    def has_chosen(self) -> bool:
        model = self.selectionModel()
        return model is not None and model.hasSelection()

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self.page.id_at(index.row()) if self.page is not None and index.isValid() else None

    def corner_of_current(self) -> QPoint:
        """Where on the screen something about the current row may open."""
        below = self.visualRect(self.currentIndex()).bottomLeft()
        inside = self.viewport().rect()
        place = QPoint(max(below.x(), inside.left()), min(max(below.y(), inside.top()), inside.bottom()))
        return self.viewport().mapToGlobal(place)

    def select_ids(self, ids: list[int]) -> None:
        if self.page is None or self.rows is None:
            return
        wanted, last = set(ids), self.rows.columnCount() - 1
        places = (place for place, row_id in enumerate(self.page.ids) if row_id in wanted)
        selection = QItemSelection()
        for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):  # as few ranges as there are gaps
            block = [place for _, place in run]
            selection.select(self.rows.index(block[0], 0), self.rows.index(block[-1], last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def widths(self) -> dict[str, int]:
        """Widths that were set by hand, as they would be at the usual text size."""
        across = self.horizontalHeader()
        return {
            shown.key: unscaled(across.sectionSize(place))
            for place, shown in enumerate(self._columns[:-1])  # the last takes the room that is left
            if across.sectionSize(place) != self._usual_width(shown)
        }

    def be_narrow(self, narrow: bool) -> None:
        """In a narrow window long words give way, so that more columns are in sight; widths set by hand stay."""
        widest = WIDEST_OF_FEW if narrow else WIDEST
        if widest == self._widest:
            return
        if self.page is not None:
            self.page.keep_widths(self.widths())
        self._widest = widest
        self._set_widths()

    def _set_widths(self) -> None:
        if self.page is None:
            return
        self._columns = self.page.columns
        for place, shown in enumerate(self._columns):
            kept = self.page.layout.widths.get(shown.key)
            self.setColumnWidth(place, scaled(kept) if kept else self._usual_width(shown))
            self.setItemDelegateForColumn(place, self._bars if isinstance(shown.kind, Ratio) else self._plain)

    def _usual_width(self, shown: Shown) -> int:
        """From what a column of this kind usually holds, and never less than its own heading."""
        usual = scaled(round(_characters(shown) * CHARACTER_PIXELS) + 20)
        heading = self.fontMetrics().horizontalAdvance(shown.label) + scaled(28)
        return max(scaled(NARROWEST), heading, min(usual, scaled(self._widest)))

    def _sort(self, place: int) -> None:
        if self.page is None:
            return
        key = self.page.columns[place].key
        descending = self.page.ask.order == (key,)
        keep = self.current_id() if self.selectionModel().hasSelection() else None
        self.page.sort(key, descending=descending)
        self.refresh(keep)

    def _show_order(self) -> None:
        """The arrow on the column that the list is ordered by, when it is in sight."""
        key = "".join(self.page.ask.order[:1]) if self.page is not None else ""
        place = next((at for at, shown in enumerate(self._columns) if shown.key == key.removeprefix("-")), -1)
        order = Qt.SortOrder.DescendingOrder if key.startswith("-") else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # A dragged column is taken over when it is let go, not at every step of the dragging.
        if event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self._take_order)
        return super().eventFilter(watched, event)

    def _take_order(self) -> None:
        """A column dragged elsewhere: the page's own order follows, and the header's goes back to plain."""
        if self.page is None:
            return
        across = self.horizontalHeader()
        order = [across.logicalIndex(place) for place in range(across.count())]
        if order == sorted(order):
            return
        keys = [self.page.columns[place].key for place in order]
        self.page.keep_widths(self.widths())
        for place in range(across.count()):
            across.moveSection(across.visualIndex(place), place)
        self.page.choose_columns(keys)
        self.refresh(self.current_id())
        self._set_widths()

    def _header_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("选择显示的列…", self.choosing_columns.emit)
        menu.exec(self.horizontalHeader().mapToGlobal(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        self.menu_wanted.emit()
        if self.actions():
            QMenu.exec(self.actions(), event.globalPos())

    def keyPressEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        super().keyPressEvent(event)
