"""Which document is written: those that there are, or a new one drafted from the ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidget, QWidget

from desk_union import tabs
from desk_union.reports.writing.ledgers import WRITINGS
from desk_union.screens.reports.writerpage import writings
from desk_union.ui.form.deeddialog import carry_out
from desk_union.ui.kit.dialogframe import Framed, fill_table, on_keys, told
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace

SIZE = (620, 420)
DRAFT = "reports.draft"


class WritingQuestion(Framed):
    """``chosen`` is the document meant."""

    help_page = "reports.writing"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "写总结", "接着写一份，或者起草新的：程序按台账起草，数都填好，您只管改文字。")
        self.desk = desk
        self.chosen: int | None = None
        self.there = writings(desk)
        self.table = QTableWidget()
        fill_table(self.table, ("总结", "状态"), [(one.title, one.stage) for one in self.there], wide=0)
        self.table.doubleClicked.connect(self.open)
        self.body.addWidget(self.table, 1)
        self.add_button("取消", self.reject, key="Esc")
        opener = self.add_button("打开", self.open, primary=bool(self.there))
        opener.setEnabled(bool(self.there))
        drafter = self.add_button("起草新的…", self.draft, primary=not self.there)
        drafter.setEnabled(not desk.book.read_only)
        on_keys(self.table, "Return", self.open)
        self.resize(*(scaled(length) for length in SIZE))
        if self.there:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()

    def open(self) -> None:
        place = self.table.currentRow()
        if 0 <= place < len(self.there):
            self.chosen = self.there[place].id
            self.accept()

    @told
    def draft(self) -> None:
        deed = tabs.deed_called(DRAFT)
        answer = carry_out(self, self.desk, deed) if deed is not None else None
        if answer is not None:
            self.chosen = answer.done.ids[0]
            self.accept()


def write(window: Workplace) -> None:
    """The document of the chosen row, where one stands on one; else it is asked which."""
    from desk_union.ui.reports.writer import WriterDialog

    if not window.may_leave():
        return
    page = window.page
    chosen = page.table.current_id() if page is not None and page.ledger.code == WRITINGS.code else None
    if chosen is None:
        question = WritingQuestion(window.widget, window.desk)
        question.exec()
        chosen = question.chosen
    if chosen is not None:
        WriterDialog(window.widget, window.desk, chosen).exec()
        window.show_anew()
