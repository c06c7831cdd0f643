"""A Word file of the office's own: its places and what they come to for a real row, and what may be written into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QBrush, QColor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QSplitter, QTableWidget, QVBoxLayout, QWidget

from desk_union.basis import looking
from desk_union.basis.refusal import Refusal
from desk_union.prints.publishing import publish
from desk_union.reports.ownforms.sheets import code_of
from desk_union.screens.bookshelf import plain_name
from desk_union.store.progress import finish
from desk_union.ui.kit.dialogframe import GAP, TAKES_ENTER, Framed, fill_table, fit_rows, on_keys, push_button, told
from desk_union.ui.kit.dialogframe import words as told_words
from desk_union.ui.kit.style import colours, scaled
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.reports.ledgerchoice import LedgerChoice

if TYPE_CHECKING:
    from desk_union.screens.reports.ownformpage import OwnFormPage

SIZE = (1120, 660)
KINDS = "Word文件 (*.docx)"
WHAT = 1  # column of what is filled in, or why nothing is
HEADS, OFFERS = ("占位符", "填什么", "这一行填出来"), ("占位符", "说明")


class WordFormDialog(Framed):
    """A click on a place on the right copies it, to be pasted into the file in Word."""

    help_page = "reports.ownforms"
    asks_first = False  # one only looks; a changed file is kept when it comes

    def __init__(self, parent: QWidget | None, page: OwnFormPage) -> None:
        sentence = "左边是文件里的占位符和填出来的样子；右边点一下就复制，到Word文件里粘贴，存好后“换文件”。"
        super().__init__(parent, f"自备表样　{page.name}", sentence)
        self.page = page
        self.table, self.offers = QTableWidget(), QTableWidget()
        self.table.setAccessibleName("文件里的占位符")
        self.offers.setAccessibleName("可以用的占位符")
        self.search = QLineEdit(placeholderText="找占位符：栏目名称或拼音首字母")
        self.search.setAccessibleName("找占位符")
        self.search.setProperty(NO_INPUT, True)
        self.state = told_words("", "hint")
        self.body.addLayout(self._top())
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.table)
        whole.addWidget(self._side())
        whole.setChildrenCollapsible(False)
        whole.setSizes([scaled(640), scaled(440)])
        self.body.addWidget(whole, 1)
        self.body.addWidget(self.state)
        self.add_button("换文件…", self.change_file, left=True).setEnabled(not page.fixed)
        self.add_button("另存空白的原文件…", self.save_template, left=True)
        self.add_button("填好，用Word看…", self.open_filled, left=True)
        self.add_button("关闭", self.reject)
        self.add_button("打印、存为Word…", self.print_it, primary=True, key="Ctrl+P")
        self.search.textChanged.connect(self._offer)
        self.offers.cellClicked.connect(lambda _row, _column: self.copy())
        on_keys(self.offers, "Return", self.copy)
        self.resize(*(scaled(length) for length in SIZE))
        self.show_places()
        self.table.horizontalHeader().sectionResized.connect(self._fit)
        self._offer("")

    def _top(self) -> QHBoxLayout:
        self.ledger = LedgerChoice(self.page.desk, self.page.held["ledger"] or "")
        self.ledger.setEnabled(not self.page.fixed)
        self.ledger.changed.connect(self.change_ledger)
        self.who = QLineEdit(placeholderText="姓名、编号")
        self.who.setToolTip("换一行预览：打姓名或编号，回车")
        self.who.setAccessibleName("用哪一行预览")
        self.who.setProperty(NO_INPUT, True)
        self.who.setProperty(TAKES_ENTER, True)
        self.who.returnPressed.connect(self.look_for)
        self.whose = QLabel()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(QLabel("填哪个台账"))
        row.addWidget(self.ledger, 1)
        row.addStretch(1)
        row.addWidget(self.whose)
        row.addWidget(self.who)
        return row

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.offers, 1)
        column.addWidget(push_button("复制选中的占位符", self.copy, key="Ctrl+Shift+C"))
        return side

    @told
    def show_places(self) -> None:
        page = self.page
        self.whose.setText(f"预览：{page.row_name}" if page.row_name else "")
        lines = page.told_places()
        fill_table(self.table, HEADS, lines, wide=WHAT)
        fault = QBrush(QColor(colours()["fault"]))
        for row, place in enumerate(page.places):
            if place.fault:
                for column in range(len(HEADS)):
                    if (item := self.table.item(row, column)) is not None:
                        item.setForeground(fault)
        self._fit(WHAT)
        wrong = sum(bool(place.fault) for place in page.places)
        told_ = f"{len(lines)}个占位符" + (
            f"，{wrong}个填不了（红字），打印时空着；请在Word里改好后“换文件”。" if wrong else "，都能填。"
        )
        self.state.setText(
            told_ if lines else "文件里还没有占位符。点右边的占位符复制，到Word文件里要填的地方粘贴，存好后“换文件”。"
        )

    def _fit(self, column: int) -> None:
        """Why a place cannot be filled, and what is nearest to it, is read whole."""
        if column == WHAT:
            fit_rows(self.table, WHAT)

    def _offer(self, text: str) -> None:
        fill_table(self.offers, OFFERS, self.page.to_copy(text), wide=1)
        if self.offers.rowCount():
            self.offers.setCurrentCell(0, 0)

    def copy(self) -> None:
        item = self.offers.item(self.offers.currentRow(), 0)
        if item is not None:
            QGuiApplication.clipboard().setText(item.text())
            self.state.setText(f"已复制 {item.text()}，到Word文件里要填的地方粘贴（Ctrl+V）。")

    @told
    def change_ledger(self, title: str) -> None:
        self.page.change(ledger=title or None)
        self.show_places()
        self._offer(self.search.text())

    @told
    def look_for(self) -> None:
        found = self.page.look_for(self.who.text())
        self.show_places()
        if not found:
            self.tell(f"没有找到“{self.who.text().strip()}”。")

    @told
    def change_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择改好的Word文件", str(Path.home()), KINDS)
        if name:
            self.page.change_file([Path(name)])
            self.show_places()

    @told
    def save_template(self) -> None:
        """The office's file as it came, to be changed in Word."""
        name, _ = QFileDialog.getSaveFileName(
            self, "另存为", str(Path.home() / f"{plain_name(self.page.name)}.docx"), KINDS
        )
        if name:
            target = Path(name) if name.casefold().endswith(".docx") else Path(f"{name}.docx")
            self.page.save_file(target)
            self.state.setText(f"已存为“{target.name}”，改好后“换文件”。")

    @told
    def open_filled(self) -> None:
        """The filled file in Word, as a copy to look at."""
        import tempfile

        file = Path(tempfile.mkdtemp(dir=looking.folder())) / f"{plain_name(self.page.name)}.docx"
        finish(publish(self.page.desk.book, self.page.sheet(), self.page.request()).write("docx", file))
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            raise Refusal("这台电脑上没有能打开Word文件的程序。", "请“打印、存为Word”，拿到别的电脑上看。")

    @told
    def print_it(self) -> None:
        from desk_union.ui.paper.printing import print_sheet

        print_sheet(self, self.page.desk, code_of(self.page.id))
