"""银行对账: statement and books side by side, proposals, ticking by Space, and what is left of the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QSplitter,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis import days
from desk_union.screens.funds.bankpage import BankPage
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, on_keys, told, words
from desk_union.ui.kit.style import colours, scaled
from desk_union.ui.kit.undokey import takes_back
from desk_union.ui.paper import printing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.screens.funds.bankpage import BankRow

HEADERS = ("配对", "日期", "摘要、对方", "票据号", "收入", "支出")
BOOK_HEADERS = ("配对", "日期", "凭证", "摘要、对方", "票据号", "收入", "支出")
SIZE = (1240, 640)
MONEY_COLUMNS = 2


def open_reconciliation(parent: QWidget | None, desk: Desk) -> None:
    dialog = BankDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class BankDialog(Framed):
    help_page = "funds.banking"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "银行对账")
        self.page = BankPage(desk)
        self._following = False
        self._make_head()
        self.bank, self.book = QTableWidget(), QTableWidget()
        self.bank_title, self.book_title = words("", "heading"), words("", "heading")
        split = QSplitter(Qt.Orientation.Horizontal)
        for title, table in ((self.bank_title, self.bank), (self.book_title, self.book)):
            split.addWidget(_side(title, table))
            on_keys(table, "Space", self.tick)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)
        self.chosen = words("", "hint")
        self.body.addWidget(self.chosen)
        self._make_foot()
        self._make_buttons()
        self.bank.itemSelectionChanged.connect(self._follow)
        self.book.itemSelectionChanged.connect(self._tell_chosen)
        takes_back(self, desk, self._again)
        self.resize(*(scaled(length) for length in SIZE))
        self.refresh()

    def _make_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.accounts = QComboBox()
        self.accounts.setMinimumWidth(scaled(220))
        for one in self.page.accounts:
            self.accounts.addItem(one.name, one.id)
        self.accounts.activated.connect(lambda _place: self._choose())
        self.until = DayLine()
        self.until.setMaximumWidth(scaled(140))
        self.until.setText(days.show_day(self.page.until))
        self.until.editingFinished.connect(self._take_day)
        self.look_back = QCheckBox("看已勾对的(&V)")
        self.look_back.toggled.connect(lambda _on: self.refresh())
        for label, widget in (("账户", self.accounts), ("截至", self.until)):
            row.addWidget(QLabel(label))
            row.addWidget(widget)
        row.addWidget(self.look_back)
        row.addStretch(1)
        self.body.addLayout(row)

    def _make_foot(self) -> None:
        self.foot = QGridLayout()
        self.foot.setHorizontalSpacing(GAP)
        self._sums: list[QLabel] = []
        for place in range(8):
            line, column = divmod(place, 4)
            name, amount = words("", "hint"), QLabel()
            name.setWordWrap(False)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.foot.addWidget(name, line, 3 * column)
            self.foot.addWidget(amount, line, 3 * column + 1)
            self.foot.setColumnMinimumWidth(3 * column + 2, scaled(3 * GAP))
            self._sums += [name, amount]
        self.foot.setColumnStretch(12, 1)
        self.body.addLayout(self.foot)
        self.difference = words("", "heading")
        self.body.addWidget(self.difference)

    def _make_buttons(self) -> None:
        self.import_button = self.add_button("导入对账单(&I)…", self.bring, left=True)
        self.draft_button = self.add_button("起草凭证(&D)…", self.draft, left=True)
        self.draft_button.setToolTip("给左边选中的、账上没有的银行收付起草凭证（Alt+D）")
        self.print_button = self.add_button("打印调节表(&P)…", self.print_sheet, left=True)
        self.add_button("关闭", self.reject, key="Esc")
        self.untick_button = self.add_button("取消勾对(&U)", self.untick)
        self.sure_button = self.add_button("按建议勾对(&A)", self.tick_sure)
        self.tick_button = self.add_button("勾对（空格键）", self.tick, primary=True)

    def _again(self, sentence: str) -> None:
        self.page.refresh()
        self.refresh()
        self.say(sentence)

    def refresh(self) -> None:
        self.page.ticked = self.look_back.isChecked()
        self._fill()
        self._show_sums()
        self.say(self.page.says)
        has = self.page.account is not None
        for button in (self.import_button, self.print_button):
            button.setEnabled(has)
        self.draft_button.setVisible(not self.page.ticked)
        self.tick_button.setVisible(not self.page.ticked)
        self.sure_button.setVisible(not self.page.ticked)
        self.sure_button.setEnabled(bool(self.page.sure))
        self.sure_button.setText(f"按建议勾对 {len(self.page.sure)} 组(&A)")
        self.untick_button.setVisible(self.page.ticked)
        self._tell_chosen()

    def _fill(self) -> None:
        bank, book = self.page.bank_rows(), self.page.book_rows()
        what = "已勾对" if self.page.ticked else "未勾对"
        self.bank_title.setText(f"银行对账单　{what} {len(bank):,} 笔")
        self.book_title.setText(f"银行存款日记账　{what} {len(book):,} 笔")
        self._following = True
        _show(self.bank, HEADERS, bank, 2)
        _show(self.book, BOOK_HEADERS, book, 3)
        self._following = False
        self._bank_ids = [row.id for row in bank]
        self._book_ids = [row.id for row in book]
        if bank and not self.page.ticked:
            self.bank.setCurrentCell(0, 0)

    def _show_sums(self) -> None:
        for place, (name, amount) in enumerate(self.page.balances):
            self._sums[2 * place].setText(name)
            self._sums[2 * place + 1].setText(amount)
        self.difference.setText(self.page.difference_words)
        shade = colours()["fault" if self.page.difference else "text"]
        self.difference.setStyleSheet(f"color: {shade}")

    def chosen_ids(self) -> tuple[list[int], list[int]]:
        return _chosen(self.bank, self._bank_ids), _chosen(self.book, self._book_ids)

    def _follow(self) -> None:
        """A line of the bank alone chooses what is proposed to belong to it."""
        bank = _chosen(self.bank, self._bank_ids)
        if self._following or len(bank) != 1:
            self._tell_chosen()
            return
        self._following = True
        with_it, book = self.page.partners(bank[0])
        _choose(self.bank, self._bank_ids, with_it)
        _choose(self.book, self._book_ids, book)
        self._following = False
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.chosen.setText(self.page.chosen_words(*self.chosen_ids()))

    @told
    def tick(self) -> None:
        if self.page.ticked:
            return
        place = self.bank.currentRow()
        sentence = self.page.tick(*self.chosen_ids())
        self.refresh()
        self.bank.setCurrentCell(min(place, self.bank.rowCount() - 1), 0)
        self.say(sentence)

    @told
    def draft(self) -> None:
        bank, _ = self.chosen_ids()
        account = None
        if self.page.asks_account(bank):
            choices = self.page.account_choices()
            names = [name for _, name in choices]
            title, label = "起草凭证", "摘要没有说明记哪个科目，请选对方科目（同样的摘要下次就记得了）："
            chosen, taken = QInputDialog.getItem(self, title, label, names, 0, editable=False)
            if not taken:
                return
            account = choices[names.index(chosen)][0]
        sentence = self.page.draft(bank, account)
        self.refresh()
        self.say(sentence)

    @told
    def tick_sure(self) -> None:
        self._again(self.page.tick_sure())

    @told
    def untick(self) -> None:
        self._again(self.page.untick(*self.chosen_ids()))

    @told
    def bring(self) -> None:
        from desk_union.ui.bringing.importing import open_import

        if open_import(self, self.page.desk, self.page.import_ledger):
            self.page.refresh()
            self.refresh()

    @dialogs.guarded_by(lambda self: self)
    def print_sheet(self) -> None:
        if self.page.account is not None:
            printing.print_row(
                self, self.page.desk, "funds.reconciliation", self.page.account.id, self.page.until
            )  # fmt: skip

    @told
    def _choose(self) -> None:
        self.page.choose(self.accounts.currentData())
        self.refresh()

    @told
    def _take_day(self) -> None:
        if self.until.text() != days.show_day(self.page.until):
            self.page.take_day(self.until.text())
            self.until.setText(days.show_day(self.page.until))
            self.begin_anew()
            self.refresh()


def _side(title: QLabel, table: QTableWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP // 2)
    column.addWidget(title)
    column.addWidget(table, 1)
    return side


def _show(table: QTableWidget, headers: Sequence[str], rows: Sequence[BankRow], wide: int) -> None:
    cells = [
        (
            f"{row.pair}" if row.pair else "", row.day, *((row.called,) if len(headers) > len(HEADERS) else ()),
            row.words,
            row.bill, row.income, row.outgo,
        )
        for row in rows
    ]  # fmt: skip
    fill_table(table, headers, cells, wide=wide)
    table.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
    quiet, sure = QColor(colours()["quiet"]), QColor(colours()["text"])
    for place, row in enumerate(rows):
        for column in range(len(headers)):
            item = table.item(place, column)
            if item is None:
                continue
            if column >= len(headers) - MONEY_COLUMNS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column == 0:
                item.setToolTip(row.why)
                item.setForeground(sure if row.sure else quiet)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)


def _chosen(table: QTableWidget, ids: Sequence[int]) -> list[int]:
    model = table.selectionModel()
    return [ids[index.row()] for index in model.selectedRows()] if model is not None else []


def _choose(table: QTableWidget, ids: Sequence[int], wanted: Sequence[int]) -> None:
    model, places = table.selectionModel(), {row: place for place, row in enumerate(ids)}
    model.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in wanted:
        if row in places:
            index = table.model().index(places[row], 0)
            model.select(index, flags)
            table.scrollTo(index)
