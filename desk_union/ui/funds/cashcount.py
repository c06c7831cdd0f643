"""现金盘点: pieces typed one below the other, sum and difference beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desk_union.basis import days
from desk_union.screens.funds.cashpage import CashPage
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, told, words
from desk_union.ui.kit.style import colours, scaled
from desk_union.ui.paper import printing

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

SIZE = (760, 520)


def open_cash_count(parent: QWidget | None, desk: Desk) -> None:
    dialog = CashDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class CashDialog(Framed):
    help_page = "funds.banking"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "现金盘点", "点清库存现金，按面额填张数；账面余额取自已记账的现金日记账。")
        self.page = CashPage(desk)
        row = QHBoxLayout()
        row.setSpacing(6 * GAP)
        row.addLayout(self._pieces())
        row.addLayout(self._right(), 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.print_button = self.add_button("打印现金盘点表(&P)…", self.print_sheet, left=True)
        self.add_button("关闭", self.reject, key="Esc")
        self.keep = self.add_button("保存", self.save, primary=True, key="Ctrl+S")
        self.lead(lambda: (self.day, *self.lines.values(), self.cashier, self.witness, self.reason, self.keep))
        self.resize(*(scaled(length) for length in SIZE))
        self.print_button.setEnabled(False)
        self.show_sums()
        self.lines["n100"].setFocus()

    def _pieces(self) -> QVBoxLayout:
        side = QVBoxLayout()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        for column, title in enumerate(("面额", "张数", "金额")):
            grid.addWidget(words(title, "hint"), 0, column)
        self.lines: dict[str, QLineEdit] = {}
        self.amounts: dict[str, QLabel] = {}
        for place, (key, label) in enumerate(self.page.values, 1):
            line, amount = QLineEdit(), QLabel("0.00")
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setFixedWidth(scaled(90))
            line.setObjectName(key)
            line.setAccessibleName(label)
            line.textEdited.connect(lambda text, key=key: self._take(key, text))
            amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            amount.setMinimumWidth(scaled(100))
            for column, widget in enumerate((QLabel(label), line, amount)):
                grid.addWidget(widget, place, column)
            self.lines[key], self.amounts[key] = line, amount
        side.addLayout(grid)
        side.addStretch(1)
        return side

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        form = QFormLayout()
        form.setVerticalSpacing(GAP)
        self.day = DayLine()
        self.day.setText(days.show_day(self.page.day))
        self.day.editingFinished.connect(self._take_day)
        self.cashier, self.witness, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.sums = [(QLabel(), QLabel()) for _ in self.page.sums]
        form.addRow("盘点日期", self.day)
        for name, amount in self.sums:
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            amount.setProperty("role", "figure")
            form.addRow(name, amount)
        form.addRow("出纳", self.cashier)
        form.addRow("监盘人", self.witness)
        form.addRow("差额原因", self.reason)
        self.with_voucher = QCheckBox("起草差额的凭证(&V)")
        self.with_voucher.setChecked(True)
        form.addRow("", self.with_voucher)
        column.addLayout(form)
        self.verdict = words("", "hint")
        column.addWidget(self.verdict)
        column.addStretch(1)
        return column

    def show_sums(self) -> None:
        for (name, amount), (title, told_) in zip(self.sums, self.page.sums, strict=True):
            name.setText(title)
            amount.setText(told_)
        shade = colours()["fault" if self.page.difference else "text"]
        self.sums[-1][1].setStyleSheet(f"color: {shade}")
        for key, label in self.amounts.items():
            label.setText(self.page.amount_of(key))
        self.verdict.setText(self.page.says)
        self.with_voucher.setEnabled(bool(self.page.difference))

    @told
    def _take(self, key: str, text: str) -> None:
        self.page.take(key, text)
        self.show_sums()

    @told
    def _take_day(self) -> None:
        self.page.take_day(self.day.text())
        self.day.setText(days.show_day(self.page.day))
        self.show_sums()

    @told
    def save(self) -> None:
        for key, line in self.lines.items():
            self.page.take(key, line.text())
        with_voucher = self.with_voucher.isChecked()
        self.say(
            self.page.save(self.cashier.text(), self.witness.text(), self.reason.text(), with_voucher=with_voucher)
        )
        self.keep.setEnabled(False)
        self.print_button.setEnabled(True)

    @dialogs.guarded_by(lambda self: self)
    def print_sheet(self) -> None:
        if self.page.saved is not None:
            printing.print_row(self, self.page.desk, "funds.cash_count", self.page.saved.id)
