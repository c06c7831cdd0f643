"""The lines of a voucher as a table that is typed into: Enter leads from cell to cell in the order of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desk_union.screens.funds import economic
from desk_union.screens.funds.voucherform import SIDES, VoucherForm, parties
from desk_union.ui.form.choicebox import NameLine, Offers
from desk_union.ui.kit.style import ROW_HEIGHT, colours, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
OWN_WIDTH = 110
WIDTHS = {
    "summary": 220,
    "account": 260,
    "debit": 110,
    "credit": 110,
    "project": 120,
    "earmarked": 48,
    "unit": 110,
    "party": 120,
    "bill": 90,
    "economic": 130,
}
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LinesModel(QAbstractTableModel):
    """``refused`` carries why a typed text is no value of its cell; an empty one when it is taken."""

    refused = Signal(str)
    typed = Signal()

    def __init__(self, form: VoucherForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self.keys = [key for key, _ in form.columns]
        self.at_fault: dict[tuple[int, str], str] = {}

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.form.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.keys)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.form.columns[section][1] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        key = self.keys[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self.form.words(index.row(), key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT if key in SIDES else LEFT)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.at_fault.get((index.row(), key)) or self.form.words(index.row(), key)
        wrong = key in self.form.lines[index.row()].unread or (index.row(), key) in self.at_fault
        if role == Qt.ItemDataRole.BackgroundRole and wrong:
            return _tint()
        if role == Qt.ItemDataRole.ForegroundRole and key in SIDES and getattr(self.form.lines[index.row()], key) < 0:
            return _red()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = super().flags(index)
        return held if self.form.frozen else held | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.EditRole:
            return False
        before = len(self.form.lines)
        try:
            self.form.type(index.row(), self.keys[index.column()], str(value))
        except ValueError as error:
            self.refused.emit(str(error))
            self.at_fault[index.row(), self.keys[index.column()]] = str(error)
            self._grown(before)
            return False
        self.refused.emit("")
        self.at_fault = {place: why for place, why in self.at_fault.items() if place[0] != index.row()}
        self._grown(before)
        return True

    def _grown(self, before: int) -> None:
        """Tell what was typed, and the empty line that then stands below."""
        if len(self.form.lines) > before:
            self.beginInsertRows(NOWHERE, before, len(self.form.lines) - 1)
            self.endInsertRows()
        last = len(self.form.lines) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, len(self.keys) - 1))
        self.typed.emit()

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()
        self.typed.emit()


def _tint() -> Any:
    from PySide6.QtGui import QColor

    return QColor(colours()["band"])


def _red() -> Any:
    from PySide6.QtGui import QColor

    return QColor(colours()["fault"])


class CellDelegate(QStyledItemDelegate):
    """Lines that complete accounts and projects; everything else is a plain line."""

    def __init__(self, form: VoucherForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._keys = [key for key, _ in form.columns]

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802 - Qt's name
        key = self._keys[index.column()]
        line = self._line(key, parent)
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return line

    def _line(self, key: str, parent: QWidget) -> QLineEdit:
        if (offers := self._offers(key)) is not None:
            return NameLine(offers, parent)
        line = QLineEdit(parent)
        if key in SIDES:
            line.setAlignment(RIGHT)
        return line

    def _offers(self, key: str) -> Offers | None:
        """What may be chosen in the cells of a column; None where there is nothing to choose."""
        form = self._form
        if key in form.own.shown:
            return lambda text: form.own.offers(key, text)
        known: dict[str, Offers] = {
            "account": lambda text: [(one.id, one.words) for one in form.accounts(text)],
            "project": lambda text: [(id_, name) for id_, name in form.projects.items() if text in name],
            "unit": form.units.like,
            "party": lambda text: list(enumerate(parties(form, text))),
            "economic": lambda text: list(enumerate(economic.offered(text))),
        }
        return known.get(key)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        text = cast("QLineEdit", editor).text()
        if self._keys[index.column()] == "account" and " " in text:
            text = text.split(" ")[0]  # code and name, as the list of offers writes it
        if text != model.data(index, Qt.ItemDataRole.EditRole) or self._keys[index.column()] == "summary":
            model.setData(index, text)


class LinesView(QTableView):
    """``left_last`` when Enter is pressed with nothing more to write: the voucher is complete."""

    left_last = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Kept, or PySide would take the wrapper it makes for createEditor, and the editor's own below it, as deleted.
        self._room = self.viewport()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.clicked.connect(lambda place: self.go_to(place.row(), self.lines.keys[place.column()]))
        self.setTabKeyNavigation(True)
        self.setAlternatingRowColors(False)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.horizontalHeader().setDefaultAlignment(LEFT)

    def show_form(self, form: VoucherForm) -> LinesModel:
        model = LinesModel(form, self)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(form, self))
        header = self.horizontalHeader()
        for place, key in enumerate(model.keys):
            self.setColumnWidth(place, scaled(WIDTHS.get(key, OWN_WIDTH)))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._widen_words()
        return model

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._widen_words()

    def _widen_words(self) -> None:
        """摘要 has what the others leave, but never less than can be read, as a stretched one would."""
        header = self.horizontalHeader()
        if header.count():
            others = header.length() - header.sectionSize(0)
            header.resizeSection(0, max(self.viewport().width() - others, scaled(WIDTHS["summary"])))

    @property
    def lines(self) -> LinesModel:
        return cast("LinesModel", self.model())

    def go_to(self, row: int, key: str) -> None:
        place = self.lines.index(row, self.lines.keys.index(key))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(place)
        if not self.lines.form.frozen and not self.isPersistentEditorOpen(place):
            self.edit(place)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's name
        """Enter goes on to what is written next."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        here = self.currentIndex()
        form = self.lines.form
        if not here.isValid() or form.frozen:
            return
        keys = self.lines.keys
        row, key = here.row(), keys[here.column()]
        typed = form.lines[row]
        debit, credit = form.totals
        if key in typed.unread:
            self.go_to(row, key)  # what cannot be read is put right first
        elif key == "summary":
            if typed.is_empty and row and debit == credit and debit:
                typed.summary = ""  # taken over from the line above a moment ago
                self.left_last.emit()
                return
            self.go_to(row, "account")
        elif key == "account":
            self.go_to(row, "credit" if debit > credit and not typed.debit else "debit")
        elif key == "debit" and not typed.debit:
            self.go_to(row, "credit")
        elif key in SIDES or key == "project":
            account = form.chart.by_id.get(typed.account or 0)
            if key in SIDES and account is not None and account.by_project and typed.project is None:
                self.go_to(row, "project")
            else:
                self.go_to(row + 1, "summary")
        else:
            self.go_to(row, keys[min(here.column() + 1, len(keys) - 1)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        here = self.currentIndex()
        editable = here.isValid() and not self.lines.form.frozen
        if editable and event.matches(QKeySequence.StandardKey.Delete):
            self.lines.setData(here, "")
            return
        if editable and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.hasFocus():  # else it is the end of typing, which the delegate sees to
                self.edit(here)
            return
        super().keyPressEvent(event)
