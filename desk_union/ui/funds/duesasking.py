"""The small questions of 收缴会费: months to reckon, a run to withdraw, a day to book, a sum to give back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.screens.funds.duesrun import JOINERS, BookQuestion, RunQuestion, runs, withdraw
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit.dialogframe import GAP, Framed, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.screens.funds.duespage import DuesPage

NARROWEST = 460


class _Asking(Framed):
    """A few lines and two buttons; ``sentence_after`` tells what was done."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, yes: str) -> None:
        super().__init__(parent, title, sentence)
        self.sentence_after = ""
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.body.addLayout(self.form)
        self.body.addStretch(1)
        self.add_button("取消", self.reject, key="Esc")
        self.yes = self.add_button(yes, self.go, primary=True)
        self.setMinimumWidth(NARROWEST)
        self.lead(self.steps)

    def steps(self) -> Sequence[QWidget]:
        places = range(self.form.rowCount())
        items = (self.form.itemAt(place, QFormLayout.ItemRole.FieldRole) for place in places)
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    @told
    def go(self) -> None:
        self.sentence_after = self.do()
        self.accept()

    def do(self) -> str:
        raise NotImplementedError


class RunDialog(_Asking):
    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        self.question = RunQuestion(desk)
        super().__init__(parent, "生成应缴会费", self.question.says, "生成")
        self.first, self.last = QLineEdit(self.question.first), QLineEdit(self.question.last)
        self.joiners = QComboBox()
        for code, text in JOINERS:
            self.joiners.addItem(text, code)
        self.joiners.setCurrentIndex(self.joiners.findData(self.question.joiners))
        self.again = QCheckBox("重新计算没有缴的（工资、名册或标准有变动时）")
        self.again.setChecked(self.question.again)
        for label, widget in (
            ("从哪个月", self.first),
            ("到哪个月", self.last),
            ("新会员", self.joiners),
            ("", self.again),
        ):
            self.form.addRow(label, widget)
        self.first.selectAll()

    def do(self) -> str:
        question = self.question
        question.first, question.last = self.first.text(), self.last.text()
        question.joiners, question.again = self.joiners.currentData(), self.again.isChecked()
        return question.run()


class WithdrawDialog(_Asking):
    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(
            parent, "撤回应缴会费", "整批去掉一次生成的应缴会费，连同在它上面收的款和还没有记账的凭证草稿。", "撤回"
        )
        self.desk = desk
        self.run = QComboBox()
        for row_id, title in runs(desk):
            self.run.addItem(title, row_id)
        self.form.addRow("哪一批", self.run)
        self.yes.setEnabled(self.run.count() > 0)
        if not self.run.count():
            self.tell("没有可以撤回的：已经记账的不能撤回。")

    def do(self) -> str:
        return withdraw(self.desk, self.run.currentData())


class BookDialog(_Asking):
    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        self.question = BookQuestion(desk)
        super().__init__(parent, "会费记入凭证", self.question.says, "生成凭证草稿")
        self.day = DayLine()
        self.day.setText(days.show_day(self.question.day))
        self.day.setToolTip("这一天和以前收的都记入这张凭证，凭证也用这一天")
        self.bank = QComboBox()
        for row_id, text in self.question.banks:
            self.bank.addItem(text, row_id)
        self.form.addRow("截至", self.day)
        if len(self.question.banks) > 1:
            self.form.addRow("存入账户", self.bank)

    def do(self) -> str:
        try:
            self.question.day = days.parse_day(self.day.text())
        except ValueError as fault:
            raise Refusal(str(fault)) from None
        self.question.bank = self.bank.currentData()
        return self.question.run()


class GiveBackDialog(_Asking):
    def __init__(self, parent: QWidget | None, page: DuesPage, row: int, month: int) -> None:
        cell = page.cell(row, month)
        paid = cell.paid if cell is not None else 0
        name = page.rows[row].row.name
        super().__init__(
            parent,
            "退还会费",
            f"{name}{page.year}年{month + 1}月缴了{show_yuan(paid)}元。还没有入账的，用空格取消就可以。",
            "退还",
        )
        self.page, self.place = page, (row, month)
        self.amount = QLineEdit(show_yuan(paid))
        self.reason = QLineEdit(placeholderText="如：多收、重复扣缴")
        self.form.addRow("退还金额（元）", self.amount)
        self.form.addRow("原因", self.reason)
        self.amount.selectAll()

    def do(self) -> str:
        return self.page.give_back(*self.place, self.amount.text(), self.reason.text().strip())
