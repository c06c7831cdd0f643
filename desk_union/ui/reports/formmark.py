"""What is filled into the cell that is pointed at: a figure found by name or pinyin, its span, or words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis.refusal import Refusal
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.writing.reckoning import YUAN
from desk_union.screens.reports.figurechoices import preview
from desk_union.ui.kit.dialogframe import GAP
from desk_union.ui.kit.dialogframe import words as told_words
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.reports.figurelist import FigureList

if TYPE_CHECKING:
    from desk_union.screens.reports.figurechoices import FigureChoice
    from desk_union.screens.reports.formpage import UpperFormPage

BY_HAND = "（没有这样的数字，手填）"


class FormMarkPanel(QWidget):
    """``wanted`` tells that a figure was double-clicked; Return presses the button of the dialog."""

    wanted = Signal()

    def __init__(self, page: UpperFormPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.title, self.value = told_words("请点左边表里要填的格子。", "heading"), told_words("", "hint")
        self.what, self.span, self.money = QComboBox(), QComboBox(), QComboBox()
        self.what.addItems(words.WHAT.labels)
        self.span.addItems(words.SPAN.labels)
        self.money.addItems(words.MONEY.labels)
        self.line = QLineEdit(placeholderText="名称或拼音首字母，如 走访户数、zfww")
        self.label, self.text = QLineEdit(), QLineEdit()
        self.list = FigureList(self.line)
        for line in (self.line, self.label, self.text):
            line.setProperty(NO_INPUT, True)
        self._lay()
        self.line.textChanged.connect(self._fill)
        self.list.currentRowChanged.connect(lambda _row: self._show_value())
        self.list.itemDoubleClicked.connect(lambda _item: self.wanted.emit())
        for box in (self.what, self.span, self.money):
            box.currentIndexChanged.connect(lambda _place: self._follow())
        self.setEnabled(False)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.addWidget(self.title)
        self.form = QFormLayout()
        self.form.addRow("填什么", self.what)
        column.addLayout(self.form)
        column.addWidget(self.line)
        column.addWidget(self.list, 100)
        column.addWidget(self.value)
        self.more = QFormLayout()
        self.more.addRow("栏目", self.label)
        self.more.addRow("哪段期间", self.span)
        self.more.addRow("金额单位", self.money)
        self.more.addRow("填的字", self.text)
        column.addLayout(self.more)
        column.addStretch()

    def show_cell(self, fault: str) -> None:
        """The cell pointed at, with its mark or what it is likely to want; ``fault``: nothing may stand there."""
        page = self.page
        self.setEnabled(page.at is not None and not fault and not page.fixed)
        self.title.setText(fault or (f"{page.cell}　{page.fixed}" if page.fixed else f"{page.cell}　填什么？"))
        if page.at is None or fault:
            return
        mark, told = page.mark_at(page.at), page.proposal(page.at)
        for box in (self.what, self.span, self.money):
            box.blockSignals(True)
        self.what.setCurrentText(mark.what if mark else told.what if told else words.NUMBER)
        self.span.setCurrentText(mark.span if mark else told.span if told else words.NOW)
        self.money.setCurrentText((mark.money if mark else told.money if told else None) or words.YUAN)
        for box in (self.what, self.span, self.money):
            box.blockSignals(False)
        self.label.setText(mark.label if mark else told.label if told else "")
        self.text.setText(mark.text if mark else "")
        self.line.clear()
        self._fill("")
        self._follow()
        if mark is not None and mark.figure is None:
            self.list.setCurrentRow(self.list.count() - 1)

    def _fill(self, text: str) -> None:
        self.list.offer(self.page.fitting(text), BY_HAND)

    @property
    def chosen(self) -> FigureChoice | None:
        return self.list.chosen

    def _follow(self) -> None:
        """Only what makes sense of what is filled is asked."""
        number = self.what.currentText() == words.NUMBER
        for widget in (self.line, self.list, self.value):
            widget.setVisible(number)
        self.more.setRowVisible(self.label, number)
        self.more.setRowVisible(self.span, number)
        self.more.setRowVisible(self.text, self.what.currentText() == words.FIXED)
        self._show_value()

    def _show_value(self) -> None:
        """What the newest period that is over would show."""
        one = self.chosen
        number = self.what.currentText() == words.NUMBER
        self.more.setRowVisible(self.money, number and one is not None and one.unit == YUAN)
        if one is None:
            self.value.setText("填好的表里，按栏目名称从手填数字台账里取。")
            return
        try:
            span = self.page.span(self.span.currentText())
            self.value.setText(preview(self.page.desk, one.code, span, self._money(one)))
        except Refusal as refusal:
            self.value.setText(refusal.reason)

    def _money(self, one: FigureChoice) -> str:
        return self.money.currentText() if one.unit == YUAN else YUAN

    def given(self) -> dict[str, Any]:
        """The mark as it is meant now."""
        what = self.what.currentText()
        if what != words.NUMBER:
            label = what if what != words.FIXED else None
            return {"what": what, "text": self.text.text().strip() or None, "label": label}
        one = self.chosen
        money = self.money.currentText() if one is not None and one.unit == YUAN else None
        return {
            "what": what, "figure": one.code if one is not None else None, "span": self.span.currentText(),
            "money": money,
            "label": self.label.text().strip() or (one.label if one is not None else None),
        }  # fmt: skip
