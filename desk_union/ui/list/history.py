"""修改记录 of one row or of the whole book, with a line to look in it for a person, a time and a content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QTableWidget, QWidget

from desk_union.screens.list.historypage import HistoryPage
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit.dialogframe import Framed, fill_table, told
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

SIZE = (900, 520)


class HistoryDialog(Framed):
    """Enter in any of the lines looks again."""

    help_page = "undo"
    asks_first = False  # one only looks for changes

    def __init__(self, parent: QWidget | None, page: HistoryPage, name: str = "") -> None:
        self.page = page
        super().__init__(parent, f"修改记录：{name or '整个账本'}", "最近的在最上面，包括属于它的会籍、任职等记录。")
        self.who, self.since, self.until, self.text = QLineEdit(), DayLine(), DayLine(), QLineEdit()
        line = QHBoxLayout()
        for label, field in (("操作人", self.who), ("从", self.since), ("到", self.until), ("内容", self.text)):
            line.addWidget(QLabel(label))
            line.addWidget(field)
            field.editingFinished.connect(self.seek)
        self.whole = QCheckBox("整个账本")
        self.whole.setChecked(page.whole)
        self.whole.setVisible(page.of_row)
        self.whole.toggled.connect(self.seek)
        line.addWidget(self.whole)
        self.body.addLayout(line)
        self.table = QTableWidget()
        self.body.addWidget(self.table, 1)
        self.add_button("关闭", self.accept)
        self.add_button("查找", self.seek, primary=True)
        self.resize(*(scaled(length) for length in SIZE))
        self.seek()

    @told
    def seek(self, *_given: object) -> None:
        page = self.page
        page.seek(self.who.text(), self.since.text(), self.until.text(), self.text.text())
        page.whole = self.whole.isChecked()
        rows = page.rows()
        fill_table(self.table, page.headers, rows, wide=-1)
        self.say(page.told(len(rows)))


def show_history(
    parent: QWidget, desk: Desk, ledger: Ledger | None = None, row_id: int | None = None, name: str = ""
) -> None:
    HistoryDialog(parent, HistoryPage(desk, ledger, row_id), name).exec()
