"""检查账本: the check with its progress, and the list of what was found, to save or to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QTableWidget, QWidget

from desk_union.basis.atomic_files import landing
from desk_union.screens.book.checkpage import HEADERS, TITLE, CheckPage
from desk_union.ui.kit import jobs
from desk_union.ui.kit.dialogframe import Framed, fill_table, fit_rows, push_button, told, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.paper.preview import show_paper

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desk_union.screens.desk import Desk

SIZE = (860, 460)
REASON, REMEDY = HEADERS.index("问题"), HEADERS.index("怎么办")
REMEDY_WIDTH = 260


def open_check(parent: QWidget | None, desk: Desk) -> None:
    """Check first, then show what was found; nothing is shown when the check was cancelled or refused."""
    page = CheckPage(desk)
    if jobs.run(parent, "检查账本", page.check):
        CheckDialog(parent, page).exec()


class CheckDialog(Framed):
    help_page = "backup"
    asks_first = False  # a code is only compared

    def __init__(self, parent: QWidget | None, page: CheckPage) -> None:
        super().__init__(parent, "检查账本")
        self.page = page
        self.table = QTableWidget()
        self.body.addWidget(self.table, 1)
        self.present = words("", "hint")
        self.present.setAccessibleName("这本账的校验码")
        self.present.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.given = QLineEdit()
        self.given.setPlaceholderText("纸上的校验码，如 123-AB3F-9C2D")
        self.given.setAccessibleName("纸上的校验码")
        self.answer = words("")
        line = QHBoxLayout()
        line.addWidget(self.given)
        line.addWidget(push_button("与账本核对(&C)", self.compare))
        self.body.addWidget(self.present)
        self.body.addLayout(line)
        self.body.addWidget(self.answer)
        self.body.addStretch()
        self.save_button = self.add_button("另存为文本(&S)…", self.save, left=True)
        self.print_button = self.add_button("打印(&P)…", self.print_it, left=True)
        self.add_button("再检查一次(&R)", self.check_again)
        self.add_button("关闭", self.reject, primary=True, key="Esc")
        self._show()

    def _show(self) -> None:
        self.say(self.page.says)
        self.present.setText(self.page.code_words)
        found = bool(self.page.lines)
        fill_table(self.table, HEADERS, self.page.lines, wide=REASON)
        for column in range(len(HEADERS)):
            self.table.setColumnHidden(column, column not in self.page.used)
        self.table.setColumnWidth(REMEDY, scaled(REMEDY_WIDTH))
        for widget in (self.table, self.save_button, self.print_button):
            widget.setVisible(found)
        width, height = SIZE if found else (SIZE[0] // 2, 0)
        self.resize(scaled(width), scaled(height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        fit_rows(self.table, REASON, REMEDY)

    @told
    def compare(self) -> None:
        self.answer.setText("")  # what was said of another code must not stand beside this one
        self.answer.setText(self.page.compare(self.given.text()))

    @told
    def check_again(self) -> None:
        if jobs.run(self, "检查账本", self.page.check):
            self._show()

    @told
    def save(self) -> None:
        start = Path.home() / f"{TITLE}.txt"
        name, _ = QFileDialog.getSaveFileName(self, "另存为", str(start), "文本文件 (*.txt)")
        if name:
            target = Path(name) if Path(name).suffix else Path(f"{name}.txt")
            with landing(target) as beside:
                # The mark by which Windows' editors of every age know the coding.
                beside.write_text(self.page.text, encoding="utf-8-sig")
            self.say(f"已存为“{target.name}”。")

    @told
    def print_it(self) -> None:
        paper = jobs.run(self, "准备打印", self.page.paper)
        if paper is not None:
            show_paper(self, paper)
