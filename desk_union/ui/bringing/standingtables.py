"""The rows of a trial as they will stand: the first new ones, and of the changed ones what was and what will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget

from desk_union.exchange.corrected import BOOK, SHEET
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, fill_table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.exchange.corrected import Place
    from desk_union.exchange.report import StandingRow
    from desk_union.screens.bringing.importpage import ImportPage

CHANGING_HEADERS = ("行", "账本里的", "栏目", "原来", "改成", "以谁为准")
KEPT = 5
WIDEST = 180


class ComingTable(QWidget):
    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        self.page = page
        self.title = words("", "heading")
        self.table = QTableWidget()
        self.table.setAccessibleName("将这样新增")
        _stack(self, self.title, self.table)

    def show_rows(self, rows: Sequence[StandingRow]) -> None:
        self.setVisible(bool(rows))
        labels = list(dict.fromkeys(label for row in rows for label in row.cells))
        added = self.page.report.added if self.page.report else 0
        shown = f"前{len(rows)}{self.page.ledger.counter}" if added > len(rows) else ""
        self.title.setText(f"将这样新增{shown}")
        lines = [[str(row.row), *(row.cells.get(label, "") for label in labels)] for row in rows]
        fill_table(self.table, ["行", *labels], lines)
        for column in range(self.table.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), WIDEST))


class ChangingTable(QWidget):
    """A tick takes the value of the sheet; without it the book keeps its own."""

    decided = Signal()

    def __init__(self, page: ImportPage) -> None:
        super().__init__()
        self.page = page
        self.title = words("", "heading")
        self.table = QTableWidget()
        self.table.setAccessibleName("将这样更新")
        self.table.setProperty(TAKES_ENTER, True)
        self.table.cellActivated.connect(self._turn)
        self.table.cellClicked.connect(lambda row, column: self._turn(row, column) if column == KEPT else None)
        self._places: list[tuple[Place | None, bool]] = []
        _stack(self, self.title, self.table)

    def show_rows(self, rows: Sequence[StandingRow]) -> None:
        self.setVisible(bool(rows))
        lines, self._places = [], []
        for row in rows:
            for label, now in row.cells.items():
                kept, place = label in row.kept, row.places.get(label)
                side = f"{BOOK if kept else SHEET}{'' if place is None else '（点这里换）'}"
                lines.append((str(row.row), row.name, label, row.before.get(label, "") or "（空）", now, side))
                self._places.append((place, kept))
        self.title.setText(f"将这样更新（{len(lines):,} 处）；不想改的，点最后一格或按回车，改成以账本为准")
        at = self.table.currentRow()
        fill_table(self.table, CHANGING_HEADERS, lines, wide=4)
        self.table.setCurrentCell(min(max(at, 0), len(lines) - 1), KEPT)
        for line, (_, kept) in enumerate(self._places):
            item = self.table.item(line, 4)
            if kept and item is not None:
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)

    def _turn(self, row: int, _column: int) -> None:
        place, kept = self._places[row]
        if place is not None:
            self.page.decide([place], SHEET if kept else BOOK)
            self.decided.emit()


def _stack(widget: QWidget, title: QWidget, table: QTableWidget) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    column.addWidget(title)
    column.addWidget(table, 1)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
