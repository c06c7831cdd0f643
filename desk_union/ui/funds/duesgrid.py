"""The grid of who has paid which month: Space ticks squares and unticks them, Enter collects, figures pay a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QWidget,
)

from desk_union.basis.money import show_yuan
from desk_union.screens.funds.duesyear import MONTHS
from desk_union.ui.kit.dialogframe import fill_table
from desk_union.ui.kit.style import ROW_HEIGHT, colours, scaled, unscaled

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection

    from desk_union.screens.funds.duespage import DuesPage

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
GROUP, FIRST = 0, 1  # the names stand in the heading of the rows, where they stay in sight
SUMS = ("应缴", "已缴", "欠缴")
HEADERS = ("分会、小组", "收缴率", "欠缴")
COLUMNS = FIRST + MONTHS + len(SUMS)
NAME_WIDE, GROUP_WIDE, MONTH_WIDE, SUM_WIDE = 96, 104, 48, 78
NAME_LEAST, GROUP_LEAST, MONTH_LEAST, SUM_LEAST = 80, 80, 34, 70  # in a narrow window
MONTH_SAID = 44  # so wide a heading has room for 12月
ENOUGH = NAME_WIDE + GROUP_WIDE + MONTHS * MONTH_WIDE + len(SUMS) * SUM_WIDE
EDGE = 4  # of the frame
GROUPS_WIDE, GROUPS_LEAST, RATE = 264, 196, 1  # the rate is this column of the groups
BOTH_ENOUGH = 1150  # so wide groups and the whole grid are in sight
CENTER = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FIGURES = "0123456789."
GROUNDS = {"free": "idle", "part": "band", "unknown": "band"}  # names of colours by look of a square
INKS = {"late": "fault", "free": "quiet", "open": "quiet", "part": "band_text", "unknown": "band_text"}


class DuesModel(QAbstractTableModel):
    """``typed`` carries row, month and the text when a part was typed into a square."""

    typed = Signal(int, int, str)

    def __init__(self, page: DuesPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._count = len(page.rows)
        self.say_month = "月"  # in the heading of the months, where there is room for it

    def reset(self) -> None:
        """Take over the page as it is now; until then the model keeps its number of rows."""
        self.beginResetModel()
        self._count = len(self.page.rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self.page.rows):
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        month = month_of(index)
        if month is None or self.page.square(index.row(), month).look not in {"open", "late", "part"}:
            return plain
        return plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.page.rows):
            return None
        month = month_of(index)
        if month is not None:
            return self._square(index.row(), month, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() >= FIRST + MONTHS else None
        if role == Qt.ItemDataRole.ToolTipRole and index.column() >= FIRST + MONTHS:
            shown = self.page.rows[index.row()].row
            sums = zip(SUMS, (shown.due, shown.paid, shown.owed), strict=True)
            return "，".join(f"{name} {show_yuan(amount)}" for name, amount in sums)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(index.row(), index.column())
        return None

    def _words(self, place: int, column: int) -> str:
        shown = self.page.rows[place]
        if column == GROUP:
            return shown.group
        amount = (shown.row.due, shown.row.paid, shown.row.owed)[column - FIRST - MONTHS]
        return show_yuan(amount) if amount or column < COLUMNS - 1 else ""

    def _square(self, row: int, month: int, role: int) -> Any:
        square = self.page.square(row, month)
        chosen = colours()
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(chosen[GROUNDS[square.look]]) if square.look in GROUNDS else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(chosen[INKS.get(square.look, "text")])
        plain = {
            Qt.ItemDataRole.DisplayRole: square.text, Qt.ItemDataRole.EditRole: "",
            Qt.ItemDataRole.TextAlignmentRole: CENTER, Qt.ItemDataRole.ToolTipRole: square.hint or None,
        }  # fmt: skip
        return plain.get(Qt.ItemDataRole(role))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        month = month_of(index)
        if role != Qt.ItemDataRole.EditRole or month is None or not str(value).strip():
            return False
        self.typed.emit(index.row(), month, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if orientation == Qt.Orientation.Vertical:
            return self.page.rows[section].row.name if role == Qt.ItemDataRole.DisplayRole else None
        month = section - FIRST
        if role == Qt.ItemDataRole.ToolTipRole and 0 <= month < MONTHS:
            return self.page.month_words(month) or None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("小组", *(f"{n}{self.say_month}" for n in range(1, MONTHS + 1)), *SUMS)[section]


def month_of(index: Index) -> int | None:
    """The month of a square counted from 0; None beside the squares."""
    month = index.column() - FIRST
    return month if 0 <= month < MONTHS else None


class Squares(QStyledItemDelegate):
    """Paints the ground of a square itself, since the style sheet leaves it out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class DuesTable(QTableView):
    """``toggled`` is Space on the chosen squares, ``entered`` Enter on one, ``moved`` a change of what is chosen."""

    toggled = Signal()
    entered = Signal()
    moved = Signal()

    def __init__(self, page: DuesPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.rows = DuesModel(page, self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setItemDelegate(Squares(self))
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(scaled(ROW_HEIGHT))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setObjectName("names")
        across.setHighlightSections(False)
        across.setStretchLastSection(True)
        across.setMinimumSectionSize(scaled(MONTH_LEAST))
        self._fit()

    def _fit(self) -> None:
        """What is owed stays in sight: months close up, 应缴 and 已缴 go (its tooltip has them), then the group."""
        least = self.width() < scaled(ENOUGH)
        name, group, single = (NAME_LEAST, GROUP_LEAST, SUM_LEAST) if least else (NAME_WIDE, GROUP_WIDE, SUM_WIDE)
        down = self.verticalHeader()
        if down.width() != scaled(name):
            down.setFixedWidth(scaled(name))
        group = group if self.page.whole else 0
        room = self.width() - scaled(name) - self.verticalScrollBar().sizeHint().width() - scaled(EDGE)
        shown = next((sums for sums in (len(SUMS), 1) if self._month(room, group, sums * single) >= MONTH_LEAST), 0)
        if not shown:
            group, shown = 0, 1
        month = max(MONTH_LEAST, min(MONTH_WIDE, self._month(room, group, shown * single)))
        self.rows.say_month = "" if month < MONTH_SAID else "月"
        self.setColumnHidden(GROUP, not group)
        for place, width in enumerate((group, *(month,) * MONTHS, *(single,) * len(SUMS))):
            self.setColumnWidth(place, scaled(width))
        for place in range(FIRST + MONTHS, COLUMNS - 1):
            self.setColumnHidden(place, shown < len(SUMS))

    @staticmethod
    def _month(room: int, group: int, sums: int) -> int:
        """How wide a month may be at the usual text size."""
        return (unscaled(room) - group - sums) // MONTHS

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        super().selectionChanged(selected, deselected)
        self.moved.emit()

    def refresh(self) -> None:
        """Show the page as it is now, on the same square."""
        place = self.currentIndex()
        row, column, down = place.row(), place.column(), self.verticalScrollBar().value()
        self.rows.reset()
        self._fit()
        self.verticalScrollBar().setValue(down)
        if self.page.rows:
            self.go_to(
                max(0, min(row, len(self.page.rows) - 1)), column if column >= 0 else FIRST + self.page.this_month()
            )

    def go_to(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.rows.index(row, column))

    def places(self) -> list[tuple[int, int]]:
        """The chosen squares as row and month, in their order."""
        found = ((index.row(), month_of(index)) for index in self.selectedIndexes())
        return sorted((row, month) for row, month in found if month is not None)

    def place(self) -> tuple[int, int] | None:
        """The square on which the cursor stands."""
        index = self.currentIndex()
        month = month_of(index) if index.isValid() else None
        return None if month is None else (index.row(), month)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the Enter that ends the typing of a part comes by here too
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.text() and event.text().isprintable() and event.text() not in FIGURES and not event.modifiers():
            event.ignore()  # letters say nothing here
        else:
            super().keyPressEvent(event)


class GroupsAndGrid(QSplitter):
    """In a narrow window the groups leave their rate to the tooltip, so that the months have its room."""

    def __init__(self, groups: QTableWidget, grid: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._groups = groups
        self._is_narrow: bool | None = None
        self.addWidget(groups)
        self.addWidget(grid)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < scaled(BOTH_ENOUGH)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            wide = scaled(GROUPS_LEAST if narrow else GROUPS_WIDE)
            self._groups.setColumnHidden(RATE, narrow)
            self.setSizes([wide, self.width() - wide])


def show_groups(table: QTableWidget, page: DuesPage) -> None:
    """The list of groups with what came in of each; the chosen one stays chosen."""
    table.blockSignals(True)
    rows = [(one.name, one.tally.rate, show_yuan(one.tally.owed) if one.tally.owed else "") for one in page.groups]
    fill_table(table, HEADERS, rows, wide=0)
    for row, line in enumerate(page.groups):
        for column in range(len(HEADERS)):
            item = table.item(row, column)
            if item is not None:
                item.setToolTip(f"{line.full}：{line.tally.words}")
                if column:
                    item.setTextAlignment(RIGHT)
    table.selectRow(page.chosen)
    table.blockSignals(False)
