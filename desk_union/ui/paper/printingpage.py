"""可以打印的表: every sheet by purpose on one page, found by a word or its pinyin; one or many printed in one go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.paper import manysheets
from desk_union.screens.paper.sheetlist import SheetList
from desk_union.ui.kit import dialogs, jobs, kinship
from desk_union.ui.kit.dialogframe import GAP, on_keys, push_button, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.list.searchbox import SearchBox
from desk_union.ui.paper import printing
from desk_union.ui.paper.preview import Preview
from desk_union.ui.paper.sheetglyph import HEIGHT, WIDTH
from desk_union.ui.paper.sheettable import SheetTable

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desk_union.screens.desk import Desk

AS_USUAL = "各表平常的"


class PrintingPage(QWidget):
    """Enter or a double click shows the sheet; Space ticks it, and what is ticked is printed together."""

    help_page = "print"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("printingPage")
        self.desk = desk
        self.state = SheetList(desk)
        self.search = SearchBox()
        self.search.setPlaceholderText("找一张表：表名、用途、拼音首字母")
        self.search.setAccessibleName("找一张表")
        self.groups = QTabBar()
        self.groups.setObjectName("purposes")
        self.groups.setAccessibleName("用途")
        self.groups.setExpanding(False)
        self.groups.setDrawBase(False)
        self.table = SheetTable()
        self.table.setIconSize(QSize(WIDTH, HEIGHT))
        self.count = words("", "hint")
        self.year, self.month = QComboBox(), QComboBox()
        self._lay_out()
        self._fill_spans()
        self.search.textChanged.connect(self._sought)
        self.groups.currentChanged.connect(self._turned)
        self.search.leaving.connect(self.table.setFocus)
        self.table.opened.connect(self.open_current)
        self.table.ticked.connect(self._show_ticked)
        self.table.favoured.connect(self.favour_current)
        on_keys(self, "Ctrl+F", self.search.setFocus)
        on_keys(self, "Ctrl+P", self.open_current)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(words("可以打印的表", "title"))
        head.addStretch(1)
        self.search.setMinimumWidth(scaled(280))
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.groups)
        column.addWidget(self.table, 1)
        column.addLayout(self._counting())
        column.addLayout(self._foot())

    def _counting(self) -> QHBoxLayout:
        """How many there are, and of which span those that are ticked are printed."""
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.count, 1)
        self.span = words("勾选的印")
        self.span.setWordWrap(False)
        kinship.make_friends(self.span, self.year)
        self.year.setAccessibleName("勾选的印哪一年")
        self.month.setAccessibleName("勾选的印哪一月")
        for part in (self.span, self.year, self.month):
            line.addWidget(part)
        return line

    def _foot(self) -> QHBoxLayout:
        self.open_button = push_button("预览、打印…", self.open_current, primary=True)
        self.open_button.setToolTip("看这一张（Enter）")
        self.favour_button = push_button("常用", self.favour_current)
        self.favour_button.setToolTip("放进“常用”，再点一次拿出来（Ctrl+D）")
        on_keys(self, "Ctrl+D", self.favour_current)
        self.many_button = push_button("一起预览、打印…", self.print_ticked)
        self.folder_button = push_button("一起存到文件夹…", self.save_ticked)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        for widget in (self.open_button, self.favour_button):
            foot.addWidget(widget)
        foot.addStretch(1)
        for widget in (self.many_button, self.folder_button):
            foot.addWidget(widget)
        return foot

    def _fill_spans(self) -> None:
        this = self.desk.today().year
        for year in range(this, this - 10, -1):
            self.year.addItem(f"{year}年", year)
        self.month.addItem(AS_USUAL, None)
        self.month.addItem("全年", 0)
        for month in range(1, 13):
            self.month.addItem(f"{month}月", month)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.refresh()
        self.table.setFocus()

    @dialogs.guarded
    def refresh(self) -> None:
        """Ask the book again; what is ticked stays."""
        self.state.refresh()
        self._fill_groups()
        self._show()

    def _fill_groups(self) -> None:
        with QSignalBlocker(self.groups):
            while self.groups.count():
                self.groups.removeTab(0)
            for place, (name, count) in enumerate(self.state.groups):
                self.groups.addTab(f"{name} {count}")
                self.groups.setTabData(place, name)
                if name == self.state.group:
                    self.groups.setCurrentIndex(place)

    def _turned(self, place: int) -> None:
        with QSignalBlocker(self.search):
            self.search.clear()
        self.state.group, self.state.text = self.groups.tabData(place), ""
        self._show()

    def _sought(self, text: str) -> None:
        self.state.text = text
        self._show()

    def _show(self) -> None:
        self.table.show_lines(self.state.shown)
        self._show_ticked()

    def _show_ticked(self) -> None:
        ticked, shown = len(self.table.ticks), len(self.state.shown)
        told = f"已勾选{ticked}张，回车看一张，空格勾选。" if ticked else "回车或双击看一张；空格勾选几张，一起打印。"
        self.count.setText(f"{shown}张表。{told}" if shown else "没有找到。换一个词，或在左边选“全部”。")
        for part in (self.span, self.year, self.month, self.many_button, self.folder_button):
            part.setEnabled(bool(ticked))
        line = self.table.current
        self.open_button.setEnabled(line is not None)
        self.favour_button.setEnabled(line is not None and not self.desk.book.read_only)

    # What is done

    @dialogs.guarded
    def open_current(self) -> None:
        if (line := self.table.current) is not None:
            printing.print_sheet(self, self.desk, line.sheet.code)
            self.refresh()

    @dialogs.guarded
    def favour_current(self) -> None:
        if (line := self.table.current) is not None:
            self.state.favour(line.sheet.code, on=not line.favourite)
            self._fill_groups()
            self._show()

    @dialogs.guarded
    def print_ticked(self) -> None:
        """All that is ticked in one preview, to be printed or saved as one PDF."""
        if (made := self._bundle()) is None:
            return
        preview = Preview(self, made.pdf, made.title, warning=made.warning, checked=made.checked, left=made.left)
        preview.exec()
        self._done()

    @dialogs.guarded
    def save_ticked(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "存到哪个文件夹", str(Path.home()))
        if not name or (made := self._bundle()) is None:
            return
        written = manysheets.put_into(Path(name), made)
        made.left("存为PDF")
        dialogs.tell(self, f"已存{len(written)}张表到“{name}”。", "\n".join(made.refused))
        self._done()

    def _bundle(self) -> manysheets.Bundle | None:
        sheets = [line.sheet for line in self.state.lines if line.sheet.code in self.table.ticks]
        if not sheets:
            raise Refusal("还没有勾选要打印的表。", "用空格键或鼠标勾选几张。")
        year, month = self.year.currentData(), self.month.currentData()
        return jobs.run(self, "准备打印", lambda: manysheets.bundle(self.desk, sheets, year, month))

    def _done(self) -> None:
        self.table.ticks.clear()
        self.refresh()
