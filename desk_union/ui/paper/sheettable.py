"""The sheets of a page as a table: a tick, a small picture and the title; what for; who waits or when printed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from desk_union.ui.kit.dialogframe import fill_table
from desk_union.ui.kit.style import scaled
from desk_union.ui.paper.sheetglyph import glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from desk_union.screens.paper.sheetlist import SheetLine

HEADERS = ("表", "做什么用", "标签", "上次打印")
ROW = 40
TITLE_WIDE, TAB_WIDE, LAST_WIDE = 260, 84, 112
STAR = "★ "


class SheetTable(QTableWidget):
    """``ticks`` are the codes of what is ticked, also where it is not in sight."""

    opened = Signal()
    ticked = Signal()
    favoured = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("可以打印的表")
        self.ticks: set[str] = set()
        self._lines: list[SheetLine] = []
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit())
        self.itemChanged.connect(self._changed)
        self.itemSelectionChanged.connect(self.ticked)

    @property
    def current(self) -> SheetLine | None:
        """The sheet on which the cursor is."""
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Show these; the cursor stays on its sheet where that is still there."""
        before = self.current
        self._lines = list(lines)
        self.blockSignals(True)
        cells = [
            (f"{STAR if line.favourite else ''}{line.title}", f"{line.wanted}{line.help}", line.tab, line.last)
            for line in lines
        ]
        fill_table(self, HEADERS, cells, wide=1)
        for row, line in enumerate(lines):
            self._dress(row, line)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW))
        for column, width in ((0, TITLE_WIDE), (2, TAB_WIDE), (3, LAST_WIDE)):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, scaled(width))
        codes = [line.sheet.code for line in lines]
        at = codes.index(before.sheet.code) if before is not None and before.sheet.code in codes else 0
        if lines:
            self.setCurrentCell(at, 0)
        self.blockSignals(False)

    def _dress(self, row: int, line: SheetLine) -> None:
        title = self.item(row, 0)
        if title is None:
            return
        title.setIcon(glyph(line.sheet.content))
        title.setFlags(title.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        on = line.sheet.code in self.ticks
        title.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        said = f"{line.title}：{line.help}\n{line.wanted}".strip()
        for column in range(len(HEADERS)):
            if (item := self.item(row, column)) is not None:
                item.setToolTip(said)

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.column() or not 0 <= item.row() < len(self._lines):
            return
        code = self._lines[item.row()].sheet.code
        if item.checkState() == Qt.CheckState.Checked:
            self.ticks.add(code)
        else:
            self.ticks.discard(code)
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
            return
        title = self.item(self.currentRow(), 0)
        if event.key() == Qt.Key.Key_Space and title is not None:
            on = title.checkState() == Qt.CheckState.Checked
            title.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)
