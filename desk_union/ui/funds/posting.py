"""全部记账: the drafts that will be posted, with their warnings, in one list that is answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QTableWidget, QWidget

from desk_union.screens.funds.postingpage import HEADINGS, PostingPage
from desk_union.ui.kit.dialogframe import Framed, fill_table, fit_rows, told
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

SIZE = (900, 520)
DOUBTS = HEADINGS.index("提醒")


class PostingDialog(Framed):
    """``posted`` is the sentence of what was posted; empty while nothing is."""

    help_page = "funds.correcting"

    def __init__(self, parent: QWidget | None, desk: Desk, period: int | None = None) -> None:
        self.page = PostingPage(desk, period)
        super().__init__(parent, "全部记账", self.page.sentence)
        self.posted = ""
        self.table = QTableWidget()
        fill_table(self.table, HEADINGS, [line.cells for line in self.page.lines], wide=DOUBTS)
        fit_rows(self.table, DOUBTS)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("有提醒时为什么仍要记账，经费审查时会看到")
        self.reason.setVisible(bool(self.page.warned) and self.page.may_post)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.reason)
        self.add_button("取消", self.reject)
        self.go = self.add_button("全部记账", self.post, primary=True)
        self.go.setEnabled(self.page.may_post)
        self.resize(*(scaled(length) for length in SIZE))

    @told
    def post(self) -> None:
        self.posted = self.page.post(self.reason.text())
        self.accept()


def post_all(parent: QWidget | None, desk: Desk, period: int | None = None) -> str:
    """What was posted, in a sentence; empty when the clerk would rather look again."""
    dialog = PostingDialog(parent, desk, period)
    dialog.exec()
    return dialog.posted
