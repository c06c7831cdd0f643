"""常用业务: the dialog that turns "购固定资产" into a whole voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk_union.screens.funds.vouchertemplates import TemplateForm, fitting
from desk_union.ui.form.form import RowFields
from desk_union.ui.kit.dialogframe import Framed, told, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.typedtext import NO_INPUT

if TYPE_CHECKING:
    from desk_union.funds.account.rules import VoucherLine
    from desk_union.funds.described.templates import Template
    from desk_union.screens.desk import Desk

SIZE = (860, 540)


class TemplateDialog(Framed):
    """``lines`` and ``spending`` are there when it was accepted."""

    help_page = "funds.writing"

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "常用业务", "选一种业务，回答几项，程序写好整张凭证（两组分录的也一次写好）。")
        self.desk = desk
        self.lines: tuple[VoucherLine, ...] = ()
        self.spending: str | None = None
        self.answers: TemplateForm | None = None
        self.fields = RowFields(())
        self.search = QLineEdit(placeholderText="输名称或拼音首字母", clearButtonEnabled=True)
        self.search.setProperty(NO_INPUT, True)
        self.list = QListWidget()
        self._help = words("", "hint")
        row, one, self._right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        one.addWidget(self.search)
        one.addWidget(self.list, 1)
        self._right.addWidget(self._help)
        self._right.addWidget(self.fields, 1)
        row.addLayout(one, 2)
        row.addLayout(self._right, 3)
        self.body.addLayout(row, 1)
        self._cancel = self.add_button("取消", self.reject)
        self.go = self.add_button("写入凭证", self._take, primary=True)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._choose)
        self.lead(lambda: (self.search, *(row.editor.widget for row in self.fields.rows.values())))
        self.resize(*(scaled(length) for length in SIZE))
        self._fill("")

    def _fill(self, text: str) -> None:
        self.list.clear()
        group = ""
        for template in fitting(self.desk, text):
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
            return
        self.answers = None  # nothing fits: nothing is chosen, and nothing can be written
        self._help.setText("没有这样的业务，请换一个词。收到拨缴经费、上解经费请在“经费”菜单里办理，会同时登记台账。")
        self._help.show()
        self.fields.hide()
        self.go.setEnabled(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        template: Template | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if template is None:
            return
        self.answers = TemplateForm(self.desk, template)
        self.go.setEnabled(True)
        self._help.setText(template.help)
        self._help.setVisible(bool(template.help))
        fresh = RowFields(tuple(self.answers.fields.values()))
        self._right.replaceWidget(self.fields, fresh)
        self.fields.hide()
        self.fields.deleteLater()
        self.fields = fresh
        fresh.show_form(self.answers)
        fresh.saving.connect(self._take)
        fresh.ended.connect(lambda: self.go.setFocus(Qt.FocusReason.TabFocusReason))
        self.begin_anew()
        QWidget.setTabOrder(list(fresh.rows.values())[-1].editor.widget, self.go)
        QWidget.setTabOrder(self.go, self._cancel)

    @told
    def _take(self) -> None:
        if self.answers is None:
            return
        self.fields.commit()
        try:
            self.lines = self.answers.lines()
        finally:
            self.fields.show_problems()
        self.spending = self.answers.template.spending
        self.accept()
