"""常用业务: the dialog that turns "购固定资产" into a whole voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk_union.screens.funds.vouchertemplates import TemplateForm
from desk_union.ui.form.choosing import NameLine
from desk_union.ui.kit.dialogframe import Framed, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.funds.account.rules import Line
    from desk_union.funds.account.templates import Ask, Template
    from desk_union.screens.funds.voucherform import VoucherForm

SIZE = (820, 520)


class TemplateDialog(Framed):
    """``lines`` and ``spending`` are there when it was accepted."""

    help_page = "funds.writing"

    def __init__(self, parent: QWidget, form: VoucherForm) -> None:
        super().__init__(parent, "常用业务", "选一种业务，回答几项，程序写好整张凭证（两组分录的也一次写好）。")
        self.answers = TemplateForm(form)
        self.lines: tuple[Line, ...] = ()
        self.spending: str | None = None
        self.search = QLineEdit(placeholderText="输名称或拼音首字母", clearButtonEnabled=True)
        self.list = QListWidget()
        self._asks = QFormLayout()
        self._asked: list[tuple[Ask, QLineEdit]] = []
        self._help = words("", "hint")
        left, right = QWidget(), QWidget()
        row = QHBoxLayout()
        self._lay(left, right)
        row.addWidget(left, 2)
        row.addWidget(right, 3)
        self.body.addLayout(row, 1)
        self.add_button("取消", self.reject)
        self.go = self.add_button("写入凭证", self._take, primary=True)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._choose)
        self.lead(lambda: (self.search, *(line for _, line in self._asked), self.go))
        self.resize(*(scaled(length) for length in SIZE))
        self._fill("")

    def _lay(self, left: QWidget, right: QWidget) -> None:
        one, other = QVBoxLayout(left), QVBoxLayout(right)
        for column in (one, other):
            column.setContentsMargins(0, 0, 0, 0)
        one.addWidget(self.search)
        one.addWidget(self.list, 1)
        other.addWidget(self._help)
        other.addLayout(self._asks)
        other.addStretch(1)

    def _fill(self, text: str) -> None:
        self.list.clear()
        group = ""
        for template in self.answers.fitting(text):
            if template.group != group:
                group = template.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            item = QListWidgetItem(f"　{template.title}")
            item.setData(Qt.ItemDataRole.UserRole, template)
            self.list.addItem(item)
        first = next((row for row in range(self.list.count()) if self.list.item(row).flags()), None)
        if first is not None:
            self.list.setCurrentRow(first)

    def _choose(self, item: QListWidgetItem | None) -> None:
        template: Template | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if template is None:
            return
        self.answers.choose(template)
        self._help.setText(template.help)
        self._help.setVisible(bool(template.help))
        while self._asks.rowCount():
            self._asks.removeRow(0)
        self._asked = []
        self._summary = QLineEdit(template.summary)
        self._asks.addRow("摘要", self._summary)
        for ask in template.asks:
            line = self._line(ask)
            line.setText(self.answers.words(ask))
            line.setCursorPosition(0)
            self._asks.addRow(ask.label if ask.required else f"{ask.label}（可不填）", line)
            self._asked.append((ask, line))

    def _line(self, ask: Ask) -> QLineEdit:
        if ask.kind not in {"account", "project"}:
            return QLineEdit()

        def offers(text: str) -> list[tuple[object, str]]:
            return [(id_, name) for id_, name in self.answers.choices(ask) if text in name]

        return NameLine(offers)

    @told
    def _take(self) -> None:
        for ask, line in self._asked:
            self.answers.type(ask, line.text())
        self.answers.given["summary"] = self._summary.text()
        self.lines = self.answers.lines()
        self.spending = self.answers.template.spending
        self.accept()
