"""The trial of an import as a page of its dialog: what would be done, and every fault where it can be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableWidget, QTableWidgetItem, QWidget

from desk_union.exchange.corrected import BOOK, SHEET
from desk_union.screens.bringing.importlines import FaultGroup, FaultLine
from desk_union.ui.bringing.standingtables import ChangingTable, ComingTable
from desk_union.ui.drawn.import_preview import Ui_ImportPreview
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, fill_table, fit_rows, on_keys, push_button, words
from desk_union.ui.kit.style import ROW_HEIGHT, colours, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.bringing.importpage import ImportPage

PROBLEM_HEADERS = ("行", "列", "表里写的（可以改）", "原因和办法")
PLACE, COLUMN, VALUE, REASON = range(4)
ROWS_FITTED = 300  # more rows would take seconds to measure; their words are cut short and shown whole in the hint
UNFOLDED = 60  # so many lines are shown without being asked for
TYPING = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class CheckStep(QWidget):
    """``mended`` says that something was put right, so that the trial has to be made again."""

    mended = Signal()

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        self.page = page
        self.drawn = Ui_ImportPreview()
        self.drawn.setupUi(self)  # type: ignore[no-untyped-call]  # compiled from the form
        self._lines: list[FaultGroup | FaultLine] = []
        self._filling = False
        self._at = 0
        self.line_title = words("", "heading")
        self.line = QTableWidget()
        self.line.setAccessibleName("这一行在您的表里")
        self.line.setProperty(TAKES_ENTER, True)
        self.changing, self.coming = ChangingTable(page), ComingTable(page)
        self.changing.decided.connect(self.mended)
        place = self.drawn.whole.indexOf(self.drawn.notes_title)
        for offset, widget in enumerate((self.line_title, self.line, self._buttons(), self.changing, self.coming)):
            self.drawn.whole.insertWidget(place + offset, widget, int(widget in {self.changing, self.coming}))
        self.drawn.problems_title.setText("每一处问题：改“表里写的”一格，就按改正的重新核对；您的文件不动")
        self.drawn.notes_title.setText("程序这样认定的，请看一眼")
        self.drawn.problems.itemChanged.connect(self._typed)
        self.drawn.problems.currentCellChanged.connect(lambda row, *_: self._look(row))
        self.drawn.problems.cellClicked.connect(lambda row, _column: self._fold(row))
        self.drawn.problems.cellActivated.connect(lambda row, _column: self._fold(row))
        self.line.itemChanged.connect(self._typed_in_line)
        self.drawn.problems.setProperty(TAKES_ENTER, True)
        on_keys(self.drawn.problems, "Del", self.leave_out)

    def _buttons(self) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.leave = push_button("不要这一行(&D)", self.leave_out)
        self.leave.setToolTip("这一行不导入，别的照旧（Del）")
        self.sheet = push_button("以表为准(&1)", lambda: self._decide(SHEET))
        self.book = push_button("以账本为准(&2)", lambda: self._decide(BOOK))
        self.restore = push_button("改正过的都还原(&Z)", self.restore_all)
        self.restore.setToolTip("改过的格、不要的行、选定的，都回到文件里的样子")
        for button in (self.leave, self.sheet, self.book):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.restore)
        self.hand = held
        return held

    # Showing

    def show_report(self) -> None:
        drawn, report = self.drawn, self.page.report
        drawn.summary.setText(self.page.summary)
        drawn.summary.setProperty("role", "good" if report is not None and report.ok else "warning")
        drawn.summary.style().polish(drawn.summary)
        at = self._at
        self._show_problems()
        faulty = bool(self._lines)
        for widget in (drawn.problems, drawn.problems_title):
            widget.setVisible(faulty)
        self.changing.show_rows(() if faulty or report is None else report.changing)
        self.coming.show_rows(() if faulty or report is None else report.coming)
        self.restore.setVisible(self.page.mended != type(self.page.mended)())
        notes = self.page.notes
        drawn.notes.setPlainText("\n".join(notes))
        drawn.notes.setVisible(bool(notes))
        drawn.notes_title.setVisible(bool(notes))
        self._go_to(at)

    def _show_problems(self) -> None:
        table = self.drawn.problems
        groups = self.page.groups()
        self._filling = True
        folded = sum(len(group.lines) for group in groups) > UNFOLDED
        self._lines = []
        for group in groups:
            if len(group.lines) > 1:
                self._lines.append(group)
            self._lines.extend(group.lines)
        fill_table(table, PROBLEM_HEADERS, [_texts(line) for line in self._lines])
        table.setEditTriggers(TYPING)
        for row, line in enumerate(self._lines):
            self._dress(row, line)
        for row, line in enumerate(self._lines):
            if isinstance(line, FaultGroup) and folded:
                self._hide(row, hidden=True)
        for place, widest in ((COLUMN, 160), (VALUE, 220)):
            table.setColumnWidth(place, min(max(table.columnWidth(place), 120), widest))
        if len(self._lines) <= ROWS_FITTED:
            fit_rows(table, REASON)
        self._filling = False

    def _dress(self, row: int, line: FaultGroup | FaultLine) -> None:
        """Only what stands in a cell of the file can be typed over; the line of a group is its heading."""
        table = self.drawn.problems
        for place in range(len(PROBLEM_HEADERS)):
            item = table.item(row, place)
            if item is None:
                continue
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            if place == VALUE and isinstance(line, FaultLine) and line.place is not None:
                flags |= Qt.ItemFlag.ItemIsEditable
            item.setFlags(flags)
            if isinstance(line, FaultGroup):
                font = item.font()
                font.setBold(True)
                item.setFont(font)

    def _go_to(self, row: int) -> None:
        table = self.drawn.problems
        shown = [each for each in range(row, table.rowCount()) if not table.isRowHidden(each)]
        lines = [each for each in shown if isinstance(self._lines[each], FaultLine)]
        where = next(iter([*lines, *shown[:1]]), table.rowCount() - 1)
        if where >= 0:
            table.setCurrentCell(where, VALUE)
        self._look(where)

    # One line looked at

    @property
    def chosen(self) -> FaultLine | FaultGroup | None:
        row = self.drawn.problems.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _rows(self) -> list[int]:
        chosen = self.chosen
        lines = chosen.lines if isinstance(chosen, FaultGroup) else (chosen,) if chosen else ()
        return sorted({row for line in lines for row in line.rows})

    def _look(self, row: int) -> None:
        if self._filling:
            return
        self._at = max(row, 0)
        rows = self._rows()
        chosen = self.chosen
        differing = [place for each in rows for place in self.page.differing(each)]
        many = len(rows) > 1
        self.leave.setVisible(bool(rows))
        self.leave.setText(f"不要这{len(rows):,}行(&D)" if many else "不要这一行(&D)")
        self.sheet.setVisible(bool(differing))
        self.book.setVisible(bool(differing))
        self.hand.setVisible(bool(rows) or not self.restore.isHidden())
        shown = bool(rows) and isinstance(chosen, FaultLine)
        self.line.setVisible(shown)
        self.line_title.setVisible(shown)
        if shown and isinstance(chosen, FaultLine):
            self._show_line(rows[0], chosen)

    def _show_line(self, row: int, chosen: FaultLine) -> None:
        cells = self.page.cells_of(row)
        many = f"（同样的有{len(chosen.rows):,}行，在上面改就一起改）" if len(chosen.rows) > 1 else ""
        self.line_title.setText(f"第{row}行在您的表里{many}")
        self._filling = True
        fill_table(self.line, [cell.header or "（没有列名）" for cell in cells], [[cell.text for cell in cells]])
        self.line.setEditTriggers(TYPING)
        self.line.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        at = 0
        for n, cell in enumerate(cells):
            item = self.line.item(0, n)
            if item is None:
                continue
            item.setData(Qt.ItemDataRole.UserRole, (row, cell.index))
            if cell.index == chosen.place:
                at = n
                item.setForeground(QColor(colours()["fault"]))
            if cell.corrected:
                font = item.font()
                font.setItalic(True)
                item.setFont(font)
        self.line.setFixedHeight(scaled(ROW_HEIGHT) * 3)
        self.line.setCurrentCell(0, at)
        item = self.line.item(0, at)
        if item is not None:
            self.line.scrollToItem(item)
        self._filling = False

    # Putting right

    def _typed(self, item: QTableWidgetItem) -> None:
        line = self._lines[item.row()] if item.row() < len(self._lines) else None
        if self._filling or not isinstance(line, FaultLine) or line.place is None or item.column() != VALUE:
            return
        if item.text() != line.value:
            self.page.correct(line.rows, line.place, item.text())
            self._tell()

    def _typed_in_line(self, item: QTableWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        if not self._filling and place is not None:
            row, column = place
            self.page.correct((row,), column, item.text())
            self._tell()

    def leave_out(self) -> None:
        if rows := self._rows():
            self.page.leave_out(rows)
            self._tell()

    def _decide(self, side: str) -> None:
        places = [place for row in self._rows() for place in self.page.differing(row)]
        self.page.decide(places, SHEET if side == SHEET else BOOK)
        self._tell()

    def restore_all(self) -> None:
        mended = self.page.mended
        rows = {row for row, _ in (*mended.cells, *mended.taken)} | mended.left_out
        self.page.as_in_file(rows)
        self._tell()

    def _tell(self) -> None:
        # Only when the cell has let go of its editor: what follows fills the table anew.
        QTimer.singleShot(0, self, self.mended.emit)

    # Groups

    def _fold(self, row: int) -> None:
        if row < len(self._lines) and isinstance(self._lines[row], FaultGroup):
            self._hide(row, hidden=not self.drawn.problems.isRowHidden(row + 1))

    def _hide(self, row: int, *, hidden: bool) -> None:
        group = self._lines[row]
        if not isinstance(group, FaultGroup):
            return
        for below in range(row + 1, row + 1 + len(group.lines)):
            self.drawn.problems.setRowHidden(below, hidden)
        item = self.drawn.problems.item(row, PLACE)
        if item is not None:
            item.setText(f"{'▸' if hidden else '▾'} {group.title}")


def _texts(line: FaultGroup | FaultLine) -> Sequence[str]:
    if isinstance(line, FaultLine):
        return line.where, line.column, line.value, line.reason
    return f"▾ {line.title}", line.column, "", "下面逐处列出；按回车或点这一行收起、展开"
