"""Ctrl+;: a figure is put into the text by a few letters of its name or of its pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.reports.writing.reckoning import shifted
from desk_union.screens.reports.figurechoices import FigureChoice, choices, fitting, preview
from desk_union.ui.kit.dialogframe import Framed, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.reports.figurelist import FigureList

if TYPE_CHECKING:
    from desk_union.screens.reports.writerpage import WriterPage

SIZE = (560, 460)
YEARS = (("本期", 0), ("上年同期", -1), ("下年同期", 1))


class FigureQuestion(Framed):
    """``chosen`` is the number meant, ``years`` how many years on."""

    help_page = "reports.typing"
    asks_first = False  # one only looks for a name

    def __init__(self, parent: QWidget | None, page: WriterPage) -> None:
        super().__init__(parent, "插入数字", "打几个字或拼音首字母，回车放进文中。数由台账里数出来，以后跟着台账走。")
        self.page = page
        self.every = choices(page.desk)
        self.line = QLineEdit(placeholderText="如 走访户数、zfww、F041")
        self.line.setProperty(NO_INPUT, True)
        self.when = QComboBox()
        for title, years in YEARS:
            self.when.addItem(title, years)
        self.list = FigureList(self.line)
        self.value = words("", "heading")
        for widget in (self.line, self.list, self.value, self.when):
            self.body.addWidget(widget)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("放进文中", self.accept, primary=True)
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self.accept)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.when.currentIndexChanged.connect(lambda _place: self._show())
        self.resize(*(scaled(length) for length in SIZE))
        self._fill("")
        self.line.setFocus()

    def _fill(self, text: str) -> None:
        self.list.offer(fitting(self.every, text))

    @property
    def chosen(self) -> FigureChoice | None:
        return self.list.chosen

    @property
    def years(self) -> int:
        return int(self.when.currentData())

    def _show(self) -> None:
        """What the number is that would be put in."""
        one = self.chosen
        try:
            span = shifted(self.page.span, self.years)
            told = (
                preview(self.page.desk, one.code, span, self.page.money, self.page.unit)
                if one is not None
                else "没有这样的数字"
            )
            self.value.setText(told)
        except Refusal as refusal:
            self.value.setText(refusal.reason)

    def accept(self) -> None:
        if self.chosen is not None:
            super().accept()
