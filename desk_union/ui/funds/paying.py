"""The windows of 上解、返还、下拨记账 and of 收到拨缴经费."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QTableWidget, QWidget

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.funds.dues.dues_words import CHANNEL
from desk_union.screens.funds.paying import KINDS, PayingPage, ReceivingPage, read_day
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, told, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk

HEADERS = ("内容", "金额（元）")
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def open_paying(parent: QWidget | None, desk: Desk) -> None:
    dialog = PayingDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


def open_receiving(parent: QWidget | None, desk: Desk) -> None:
    dialog = ReceivingDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


def _filled(box: QComboBox, offers: Sequence[tuple[object, str]]) -> QComboBox:
    for value, text in offers:
        box.addItem(text, value)
    return box


class PayingDialog(Framed):
    help_page = "funds.dues"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "上解、返还、下拨记账", "上解、返还、下拨登记以后，在这里生成凭证。")
        self.page = PayingPage(desk)
        self.kind = _filled(QComboBox(), KINDS)
        self.kind.currentIndexChanged.connect(lambda _place: self._choose())
        self.table = QTableWidget()
        self.table.itemSelectionChanged.connect(self._sum)
        self.sums = words("", "heading")
        self.day = DayLine()
        self.day.setText(days.show_day(self.page.day))
        self.bank = _filled(QComboBox(), self.page.banks)
        self.account = _filled(QComboBox(), self.page.accounts)
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.form.addRow("凭证日期", self.day)
        self.form.addRow("银行账户", self.bank)
        self.form.addRow("支出科目", self.account)
        self.after = words("", "good")
        self.after.hide()
        self.body.addWidget(self.kind)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sums)
        self.body.addLayout(self.form)
        self.body.addWidget(self.after)
        self.add_button("关闭", self.reject, key="Esc")
        self.go_button = self.add_button("记入凭证(&V)", self.go, primary=True)
        self.resize(720, 560)
        self._choose()

    def _choose(self) -> None:
        self.page.choose(self.kind.currentData())
        self._show()

    def _show(self) -> None:
        self.say(self.page.says)
        fill_table(self.table, HEADERS, [(row.words, show_yuan(row.amount)) for row in self.page.rows], wide=0)
        self.table.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        for place in range(len(self.page.rows)):
            item = self.table.item(place, 1)
            if item is not None:
                item.setTextAlignment(RIGHT)
        self.form.setRowVisible(self.bank, len(self.page.banks) > 1)
        self.form.setRowVisible(self.account, self.page.asks_account)
        self.go_button.setEnabled(bool(self.page.rows))
        if self.page.rows:
            self.table.selectRow(0)
        self._sum()

    def ids(self) -> list[int]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self.page.rows[row].id for row in rows if row < len(self.page.rows)]

    def _sum(self) -> None:
        self.sums.setText(self.page.sum_words(self.ids()))

    @told
    def go(self) -> None:
        self.page.day = read_day(self.day.text(), self.page.desk.today(), "凭证日期")
        self.page.bank, self.page.account = self.bank.currentData(), self.account.currentData()
        sentence = self.page.run(self.ids())
        self._show()
        self.after.setText(sentence)
        self.after.show()


class ReceivingDialog(Framed):
    help_page = "funds.dues"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "收到拨缴经费", "单位按工资总额2%拨的经费到账时登记：程序分成本级收入和应上解两部分。")
        page = self.page = ReceivingPage(desk)
        self.channel = _filled(QComboBox(), [(label, label) for label in CHANNEL.labels])
        self.day, self.due_on = DayLine(), DayLine()
        self.total, self.first, self.last, self.rate = (
            QLineEdit(text) for text in (page.total, page.first, page.last, page.rate)
        )
        self.day.setText(page.day)
        self.total.setPlaceholderText("到账的总额")
        self.rate.setPlaceholderText("上级文件的比例，如 40%")
        self.due_on.setPlaceholderText("不填就不提醒")
        self.bank = _filled(QComboBox(), page.banks)
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        for label, widget in (
            ("渠道", self.channel), ("收款日期", self.day), ("到账金额（元）", self.total), ("所属月份从", self.first),
            ("所属月份到", self.last), ("上解比例", self.rate), ("应上解日期", self.due_on), ("银行账户", self.bank),
        ):  # fmt: skip
            self.form.addRow(label, widget)
        self.form.setRowVisible(self.bank, len(page.banks) > 1)
        self.says = words("", "hint")
        self.body.addLayout(self.form)
        self.body.addWidget(self.says)
        self.body.addStretch(1)
        self.add_button("取消", self.reject, key="Esc")
        self.go_button = self.add_button("记入凭证(&V)", self.go, primary=True)
        self.sentence_after = ""
        for line in (self.day, self.total, self.first, self.last, self.rate, self.due_on):
            line.textChanged.connect(lambda _text: self._take())
        self.channel.currentIndexChanged.connect(lambda _place: self._take())
        self.setMinimumWidth(500)
        self.lead(lambda: (self.channel, self.day, self.total, self.first, self.last, self.rate, self.due_on))
        self.total.setFocus()
        self._take()

    def _take(self) -> None:
        page = self.page
        page.channel, page.bank = self.channel.currentData(), self.bank.currentData()
        page.day, page.total, page.due_on = self.day.text(), self.total.text(), self.due_on.text()
        page.first, page.last, page.rate = self.first.text(), self.last.text(), self.rate.text()
        for widget in (self.rate, self.due_on):
            self.form.setRowVisible(widget, page.asks_rate)
        self.says.setText(page.says)

    @told
    def go(self) -> None:
        self._take()
        self.sentence_after = self.page.run()
        self.accept()
