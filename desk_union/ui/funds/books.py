"""账簿查询: statements, balances and ledgers on the screen, each figure opening what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QTableWidget, QTableWidgetItem, QWidget

from desk_union.screens.funds.bookspage import FORMS, GENERAL, LEDGER, TITLES, BooksPage
from desk_union.ui.kit.dialogframe import Framed, told, words
from desk_union.ui.kit.style import ROW_HEIGHT, scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.screens.funds.bookspage import BookCell, ShownBook

SIZE = (1180, 660)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CELL = Qt.ItemDataRole.UserRole


class BooksDialog(Framed):
    """Enter or a double click opens: a line of a statement its account's ledger, a line of a ledger its voucher."""

    asks_first = False  # one only looks

    help_page = "funds.querying"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "账簿查询", "双击或按回车打开一行：报表 → 明细账 → 凭证。")
        self.desk = desk
        self.page = BooksPage(desk)
        self._make_head()
        self.title = words("", "heading")
        self.table = QTableWidget()
        self.table.itemActivated.connect(self._open)
        self.body.addWidget(self.title)
        self.body.addWidget(self.table, 1)
        self.back_button = self.add_button("返回上一层", self.back, left=True, key="Alt+Left")
        self.add_button("打印…", self.print, left=True, key="Ctrl+P")
        self.add_button("关闭", self.reject)
        self.resize(*(scaled(length) for length in SIZE))
        self._show()

    def _make_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.kind, self.year, self.first, self.last, self.account = (QComboBox() for _ in range(5))
        for code, title in TITLES.items():
            self.kind.addItem(title, code)
        for year in reversed(self.page.years):
            self.year.addItem(f"{year}年", year)
        for box in (self.first, self.last):
            for month in range(1, 13):
                box.addItem(f"{month}月", month)
        self.account.setMinimumContentsLength(24)
        row.addWidget(self.kind)
        for widget in (self.year, self.first, QLabel("至"), self.last, self.account):
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addLayout(row)
        for box in (self.kind, self.year, self.first, self.last, self.account):
            box.activated.connect(self._chosen)

    def _chosen(self) -> None:
        page = self.page
        page.year = self.year.currentData()
        page.first_month, page.last_month = self.first.currentData(), self.last.currentData()
        kind = self.kind.currentData()
        account = self.account.currentData() or ""
        if (kind, account) != (page.kind, page.account):
            page.turn_to(kind, account)
        self._show()

    @told
    def _show(self) -> None:
        page = self.page
        self._fill_accounts()
        self.kind.setCurrentIndex(self.kind.findData(page.kind))
        self.year.setCurrentIndex(self.year.findData(page.year))
        self.first.setCurrentIndex(page.first_month - 1)
        self.last.setCurrentIndex(page.last % 100 - 1)
        self.back_button.setEnabled(page.can_go_back)
        shown = page.show()
        self.title.setText(shown.title)
        self.tell("".join(shown.objections))
        self._fill(shown)

    def _fill_accounts(self) -> None:
        page = self.page
        wanted = page.kind in {LEDGER, GENERAL}
        self.account.setVisible(wanted)
        if wanted:
            found = page.accounts()
            if not page.account and found:
                page.account = found[0].code
            self.account.clear()
            for one in found:
                self.account.addItem(one.words, one.code)
            self.account.setCurrentIndex(self.account.findData(page.account))

    def _fill(self, shown: ShownBook) -> None:
        table = self.table
        table.setRowCount(0)
        table.setColumnCount(len(shown.heads))
        table.setHorizontalHeaderLabels(list(shown.heads))
        table.setRowCount(len(shown.rows))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        for row, cells in enumerate(shown.rows):
            for column, cell in enumerate(cells):
                table.setItem(row, column, _item(cell))
        table.resizeColumnsToContents()
        header = table.horizontalHeader()
        widest = max(range(len(shown.heads)), key=lambda n: "摘要项目科目名称资产".find(shown.heads[n]) >= 0)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        if shown.rows:
            table.setCurrentCell(0, 0)

    def _open(self, item: QTableWidgetItem) -> None:
        cell: BookCell = item.data(CELL)
        if cell.voucher is not None:
            from desk_union.ui.funds.voucherdialog import VoucherDialog

            dialog = VoucherDialog(self, self.desk, cell.voucher)
            dialog.exec()
            dialog.deleteLater()
            self._show()
        elif self.page.open(cell):
            self._show()

    def back(self) -> None:
        self.page.back()
        self._show()

    @told
    def print(self) -> None:
        from desk_union.ui.paper import printing

        printing.print_sheet(self, self.desk, FORMS[self.page.kind])


def _item(cell: BookCell) -> QTableWidgetItem:
    item = QTableWidgetItem(cell.text)
    item.setData(CELL, cell)
    if cell.right:
        item.setTextAlignment(RIGHT)
    if cell.strong:
        font = item.font()
        font.setBold(True)
        item.setFont(font)
    return item


def open_books(parent: QWidget | None, desk: Desk) -> None:
    dialog = BooksDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()
