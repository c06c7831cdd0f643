"""The list of people whose real-name data have gaps; opens them in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QTableWidget, QWidget

from desk_union.screens.members.missingpage import MissingPage
from desk_union.ui.kit.dialogframe import Framed, fill_table, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.screens.desk import Desk

HEADERS = ("姓名", "所在分会/小组", "缺什么")


def open_missing(parent: QWidget | None, desk: Desk, go: Callable[[str, Sequence[int]], None]) -> None:
    """``go`` opens a ledger with only the given rows."""
    MissingDialog(parent, desk, go).exec()


class MissingDialog(Framed):
    help_page = "people"

    def __init__(self, parent: QWidget | None, desk: Desk, go: Callable[[str, Sequence[int]], None]) -> None:
        super().__init__(parent, "实名制缺项")
        self.page = MissingPage(desk)
        self.go = go
        self.say(self.page.says)
        self.fields = QComboBox()
        for label, text in self.page.choices:
            self.fields.addItem(text, label)
        self.fields.currentIndexChanged.connect(self._choose)
        self.table = QTableWidget()
        self.table.doubleClicked.connect(lambda _place: self.open_one())
        self.body.addWidget(self.fields)
        self.body.addWidget(self.table, 1)
        self.add_button("在花名册里打开这些人(&A)", self.open_all, left=True)
        self.add_button("关闭", self.reject, key="Esc")
        self.one = self.add_button("打开这个人(&O)", self.open_one, primary=True)
        self.resize(760, 560)
        self._choose()

    def _choose(self) -> None:
        self.page.choose(self.fields.currentData())
        rows = [(one.name, one.unit, "、".join(one.labels)) for one in self.page.rows]
        fill_table(self.table, HEADERS, rows)
        self.one.setEnabled(bool(rows))
        if rows:
            self.table.setCurrentCell(0, 0)

    @told
    def open_one(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.page.rows):
            self._leave([self.page.rows[row].id])

    @told
    def open_all(self) -> None:
        if self.page.rows:
            self._leave([one.id for one in self.page.rows])

    def _leave(self, ids: list[int]) -> None:
        self.accept()
        self.go("members.people", ids)
