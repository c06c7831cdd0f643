"""回收站: what was deleted, and 恢复."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QWidget

from desk_union.screens.list.binpage import BinPage
from desk_union.ui.kit.dialogframe import Framed, fill_table, told
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

HEADERS = ("删除时间", "操作人", "台账", "内容", "")
SIZE = (860, 480)
CONTENT = 3


class RecycleBin(Framed):
    help_page = "undo"

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "回收站", "删除的记录都在这里，不会自动清除；属于它的记录会一起恢复。")
        self.page = BinPage(desk)
        self.table = QTableWidget()
        self.body.addWidget(self.table)
        self.add_button("关闭", self.reject)
        self._restore_button = self.add_button("恢复所选", self.restore, primary=True)
        self.resize(*(scaled(length) for length in SIZE))
        self._fill()
        self.table.doubleClicked.connect(lambda _index: self.restore())

    def _fill(self) -> None:
        lines = self.page.lines
        rows = [(line.at, line.who, line.ledger, line.words, line.together) for line in lines]
        fill_table(self.table, HEADERS, rows, wide=CONTENT)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._restore_button.setEnabled(bool(lines) and not self.page.desk.book.read_only)
        if lines:
            self.table.setCurrentCell(0, 0)
        else:
            self.say("回收站是空的。")

    @told
    def restore(self) -> None:
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        try:
            self.page.restore([self.page.lines[row].change_id for row in chosen])
        finally:
            self._fill()


def open_bin(parent: QWidget, desk: Desk) -> None:
    RecycleBin(parent, desk).exec()
