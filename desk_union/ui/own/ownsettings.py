"""The page of the settings with the columns that the office has declared itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QLineEdit, QTableWidget

from desk_union.basis.refusal import Refusal
from desk_union.screens.own.ownfieldspage import HEADERS, OwnFieldsPage
from desk_union.store.ownfields import CHOICE
from desk_union.ui.book.settingsparts import SettingsBox, SettingsTab
from desk_union.ui.kit.dialogframe import Framed, fill_table, push_button, words
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.kit.undokey import takes_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.screens.desk import Desk
    from desk_union.screens.own.ownfieldspage import OwnLine


class OwnFieldsTab(SettingsTab):
    """What is declared or retired here holds at once and can be taken back by 撤销."""

    title = "自设栏目"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.page = OwnFieldsPage(desk)
        self.lines: list[OwnLine] = []
        self.say("给台账加自己要的栏目，每本最多10个；停用的内容不丢。加入、停用马上生效，可以撤销。")
        self.ledger = SettingsBox(editable=True)
        self.ledger.addItems(self.page.ledgers())
        self.ledger.setCurrentText("")
        self.ledger.setProperty(NO_INPUT, True)  # it stays for the next one; a name typed is what would be lost
        self.label = QLineEdit(placeholderText="如：工作服尺码")
        self.kind = SettingsBox()
        self.kind.addItems(self.page.kinds)
        self.choices = QLineEdit(placeholderText="用顿号隔开，如：早班、中班、晚班")
        self.private = QCheckBox("保密（平时遮着，看过、拿走过留下记录）")
        form = self.form()
        form.addRow("台账", self.ledger)
        form.addRow("栏目名称", self.label)
        form.addRow("种类", self.kind)
        form.addRow("可选的词", self.choices)
        form.addRow("", self.private)
        row = QHBoxLayout()
        self.add_button = push_button("加入", self._told(self.add))
        self.add_button.setAutoDefault(True)  # Enter on it means it, not the dialog's own button
        self.turn_button = push_button("停用／恢复选中的", self._told(self.turn))
        row.addWidget(self.add_button)
        row.addWidget(self.turn_button)
        row.addStretch(1)
        form.addRow("", row)
        self.answer = words("", "hint")
        form.addRow("", self.answer)
        self.table = QTableWidget()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        self.body.addWidget(self.table, 1)
        self.kind.currentTextChanged.connect(self._show_choices)
        self._writable = not desk.book.read_only
        self._show_choices()
        takes_back(self, desk, self._again)
        self.fill()

    def _again(self, sentence: str) -> None:
        self.fill()
        self.answer.setText(sentence)

    def _show_choices(self) -> None:
        self.choices.setEnabled(self.kind.currentText() == CHOICE)

    def _told(self, slot: Callable[[], str]) -> Callable[[], None]:
        """Its answer stands below the buttons, its refusal in the note of the dialog."""

        def wrapped() -> None:
            dialog = self.window()
            said = ""
            try:
                self.answer.setText(slot())
            except Refusal as refusal:
                said = str(refusal)
            if isinstance(dialog, Framed):
                dialog.tell(said)

        return wrapped

    def fill(self) -> None:
        self.lines = self.page.lines()
        fill_table(self.table, HEADERS, [line.cells for line in self.lines], wide=1)
        self.add_button.setEnabled(self._writable)
        self.turn_button.setEnabled(self._writable and bool(self.lines))

    def add(self) -> str:
        told = self.page.declare(
            ledger=self.ledger.currentText(), label=self.label.text(), kind=self.kind.currentText(),
            choices=self.choices.text(), private=self.private.isChecked(),
        )  # fmt: skip
        self.label.clear()
        self.choices.clear()
        self.private.setChecked(False)
        self.kind.setCurrentIndex(0)
        self.fill()
        self.label.setFocus()
        return told

    def turn(self) -> str:
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        if not chosen:
            raise Refusal("还没有选中哪一个栏目。", "请在下面的表里选一行或几行。")
        told = self.page.turn([self.lines[row] for row in chosen])
        self.fill()
        return told

    def keep(self) -> None:
        """A column typed but not yet taken in is meant too."""
        if self.label.text().strip():
            self.add()
