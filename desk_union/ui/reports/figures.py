"""数字一览 in a window of its own: every figure with the years before, its rows by a double click, its course as a picture."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk_union.screens.reports.figurespage import OWN, PARTS, FiguresPage
from desk_union.ui.form.parts import RowDialog
from desk_union.ui.kit import jobs
from desk_union.ui.kit.dialogframe import GAP, Framed, told
from desk_union.ui.kit.quiet import Quiet
from desk_union.ui.kit.style import ROW_HEIGHT, scaled
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.paper.numbers import open_behind
from desk_union.ui.reports.figurepicture import FigurePicture

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.screens.reports.figurechoices import FigureChoice
    from desk_union.screens.reports.figurespage import ToldFigure
    from desk_union.ui.frame.workplace import Workplace

SIZE = (1180, 680)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
UNIT_WIDE, VALUE_WIDE = 56, 96
OTHER_WIDE = 12  # characters
FIXED = 2  # columns before those of values
BY_MONTH, BY_YEAR, BY_TWO = "各月（浅色是上年）", "各年", "各月，和另一个数字比"


class FiguresDialog(Framed):
    help_page = "reports.typing"
    asks_first = False  # one only looks; a number that is typed is a row of its own

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "数字一览", "双击一个数，看它是由哪些记录得来的。")
        self.desk, self.page = desk, FiguresPage(desk)
        self.work, self.drawing = Quiet(self), Quiet(self)
        self.work.answered.connect(self._reckoned)
        self.body.addLayout(self._top())
        self.table = QTableWidget()
        self.picture = FigurePicture()
        self.drawing.answered.connect(self.picture.show_course)
        self.course = QComboBox()
        self.course.addItems((BY_MONTH, BY_YEAR, BY_TWO))
        self.other = QComboBox()
        self.other.setAccessibleName("另一个数字")
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.setMinimumContentsLength(OTHER_WIDE)
        for one in self.page.every:
            self.other.addItem(f"{one.label}（{one.unit}）" if one.unit else one.label, one)
        self.other.hide()
        self.body.addWidget(self._middle(), 1)
        self.add_button("看明细", self.open_rows, left=True, key="Ctrl+D")
        self.type_button = self.add_button("手填这个数…", self.type_number, left=True)
        self.add_button("打印…", self.print_it, left=True, key="Ctrl+P")
        self.add_button("关闭", self.reject)
        self.type_button.setEnabled(not desk.book.read_only)
        self.resize(*(scaled(length) for length in SIZE))
        self._listen()
        self.reckon()
        self.search.setFocus()

    def _top(self) -> QHBoxLayout:
        self.year, self.part, self.tab = QComboBox(), QComboBox(), QComboBox()
        for year in self.page.years:
            self.year.addItem(f"{year}年", year)
        self.part.addItems((*PARTS, OWN))
        self.tab.addItems(self.page.tabs)
        self.first, self.last = QLineEdit(placeholderText="起"), QLineEdit(placeholderText="止")
        self.search = QLineEdit(placeholderText="名称、拼音", clearButtonEnabled=True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (self.year, self.part, self.first, self.last, self.tab):
            row.addWidget(widget)
        for line in (self.first, self.last):
            line.setMaximumWidth(scaled(110))
            line.hide()
        for line in (self.first, self.last, self.search):
            line.setProperty(NO_INPUT, True)
        row.addWidget(self.search, 1)
        return row

    def _middle(self) -> QSplitter:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.course)
        column.addWidget(self.other)
        column.addWidget(self.picture, 1)
        self.table.setColumnCount(FIXED + len(self.page.heads))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.horizontalHeader().setHighlightSections(False)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.table)
        whole.addWidget(beside)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(0, 1)
        whole.setSizes([scaled(800), scaled(300)])
        return whole

    def _listen(self) -> None:
        for box in (self.year, self.part):
            box.activated.connect(lambda _place: self.choose_span())
        for line in (self.first, self.last):
            line.editingFinished.connect(self.choose_span)
        self.tab.activated.connect(lambda _place: self.narrow())
        self.search.textChanged.connect(lambda _text: self.narrow())
        self.table.itemActivated.connect(lambda _item: self.open_rows())
        self.table.currentCellChanged.connect(lambda *_cells: self.draw())
        self.course.activated.connect(lambda _place: self.draw())
        self.other.activated.connect(lambda _place: self.draw())

    @told
    def choose_span(self) -> None:
        self.page.year = self.year.currentData()
        own = self.part.currentText() == OWN
        for line in (self.first, self.last):
            line.setVisible(own)
        if not own:
            self.page.part = self.part.currentText()
        elif not self.first.text() or not self.last.text():
            (self.last if self.first.text() else self.first).setFocus()
            return
        else:
            self.page.choose_own(self.first.text(), self.last.text())
        self.reckon()

    def reckon(self) -> None:
        """Beside the window; until it is done the values are …"""
        self.page.told = {}
        self.show_lines()
        self.work.ask(partial(self.page.reckon, self.page.spans))

    def _reckoned(self, found: dict[str, tuple[ToldFigure, ...]]) -> None:
        self.page.told = found
        self.show_lines()
        self.draw()

    def narrow(self) -> None:
        self.page.tab, self.page.text = self.tab.currentText(), self.search.text()
        self.show_lines()
        self.draw()

    def show_lines(self) -> None:
        """What fits, on the line and column where one was."""
        at, column = self.chosen, max(self.table.currentColumn(), FIXED)
        shown = self.page.shown
        self.table.blockSignals(True)
        self.table.setHorizontalHeaderLabels(["数字", "单位", *self.page.heads])
        self.table.setRowCount(len(shown))
        for row, one in enumerate(shown):
            self._line(row, one)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, self.table.columnCount()):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(place, scaled(UNIT_WIDE if place < FIXED else VALUE_WIDE))
        if shown:
            again = next((row for row, one in enumerate(shown) if at is not None and one.code == at.code), 0)
            self.table.setCurrentCell(again, column)
        self.table.blockSignals(False)

    def _line(self, row: int, one: FigureChoice) -> None:
        name = QTableWidgetItem(one.label)
        name.setData(Qt.ItemDataRole.UserRole, one)
        name.setToolTip(f"{one.label}　{one.tab}　{one.code}")
        self.table.setItem(row, 0, name)
        self.table.setItem(row, 1, QTableWidgetItem(one.unit))
        for place, value in enumerate(self.page.values(one)):
            item = QTableWidgetItem(value.words)
            item.setToolTip(f"{value.words}　{value.hint}".strip())
            item.setTextAlignment(RIGHT)
            self.table.setItem(row, FIXED + place, item)

    @property
    def chosen(self) -> FigureChoice | None:
        item = self.table.item(self.table.currentRow(), 0)
        found: FigureChoice | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found

    def draw(self) -> None:
        one = self.chosen
        self.other.setVisible(self.course.currentText() == BY_TWO)
        if one is None:
            self.picture.show_course(None)
        elif self.course.currentText() == BY_TWO:
            self.drawing.ask(partial(self.page.two_by_month, one, self.other.currentData()))
        elif self.course.currentText() == BY_MONTH:
            self.drawing.ask(partial(self.page.by_month, one))
        else:
            self.drawing.ask(partial(self.page.by_year, one))

    @told
    def open_rows(self) -> None:
        one = self.chosen
        if one is not None:
            open_behind(self, self.desk, (self.page.behind(one, max(self.table.currentColumn() - FIXED, 0)),))

    @told
    def type_number(self) -> None:
        one = self.chosen
        if one is None:
            return
        dialog = RowDialog(self, self.desk, self.desk.ledger("reports.typed"), None, self.page.given(one))
        dialog.exec()
        if dialog.saved is not None:
            self.reckon()

    @told
    def print_it(self) -> None:
        from desk_union.screens.paper.printpage import tables_paper
        from desk_union.ui.paper.preview import show_paper

        table = self.page.table()
        paper = jobs.run(self, "准备打印", lambda: tables_paper(self.desk, table.title, [table]))
        if paper is not None:
            show_paper(self, paper)

    def done(self, result: int) -> None:
        """However it is closed, nothing reads the book any more."""
        self.work.stop()
        self.drawing.stop()
        super().done(result)


def show_figures(window: Workplace) -> None:
    if window.may_leave():
        FiguresDialog(window.widget, window.desk).exec()
