"""The head and the foot around a row's card and form: its name and the ways on, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desk_union.ui.kit.dialogframe import push_button
from desk_union.ui.kit.fitting import Elided
from desk_union.ui.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.screens.form.formpage import RowForm


class FormHead(QWidget):
    def __init__(self, reveal: Callable[[], object], step: Callable[[int], object]) -> None:
        super().__init__()
        self.title: QLabel = Elided()
        self.title.setProperty("role", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.before = push_button("", lambda: step(-1))
        self.before.setIcon(icon("previous"))
        self.before.setToolTip("上一行（Alt+↑）")
        self.before.setAccessibleName("上一行")
        self.after = push_button("", lambda: step(1))
        self.after.setIcon(icon("next"))
        self.after.setToolTip("下一行（Alt+↓）")
        self.after.setAccessibleName("下一行")
        self.reveal = push_button("显示隐私", reveal)
        self.reveal.setIcon(icon("eye"))
        self.reveal.setToolTip("显示证件号码、电话等隐私内容，会记下谁在何时看过（Ctrl+R）")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 4)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        for button in (self.reveal, self.before, self.after):
            button.setProperty("role", "flat")
            row.addWidget(button)


class FormFoot(QWidget):
    """While a row is read there is one button, 修改; while it is written those that save it or give it up."""

    def __init__(
        self,
        edit: Callable[[], object],
        save: Callable[[], object],
        save_and_new: Callable[[], object],
        discard: Callable[[], object],
    ) -> None:
        super().__init__()
        self.edit = push_button("修改", edit)
        self.edit.setToolTip("修改这一行（F2；在表格里按 Enter 也可以）")
        self.save = push_button("保存", save)
        self.save.setProperty("role", "primary")
        self.save.setToolTip("保存（Ctrl+S 或 Ctrl+Enter）")
        self.save_new = push_button("保存并新增", save_and_new)
        self.save_new.setToolTip("保存这一行，接着登记下一行（Ctrl+Shift+S）")
        self.discard = push_button("放弃修改", discard)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.edit, self.discard, self.save_new, self.save):
            row.addWidget(button)

    def follow(self, last: QWidget) -> None:
        """From the last field Tab comes to the main button, not to the one that gives up."""
        for first, second in ((last, self.save), (self.save, self.save_new), (self.save_new, self.discard)):
            QWidget.setTabOrder(first, second)

    def show_for(self, form: RowForm, *, writing: bool) -> None:
        self.edit.setVisible(not writing and not form.frozen)
        for button in (self.save, self.save_new, self.discard):
            button.setVisible(writing and not form.frozen)
        self.discard.setText("不新增了" if form.row_id is None else "放弃修改")

    def show_dirty(self, *, savable: bool) -> None:
        self.save.setEnabled(savable)
        self.save_new.setEnabled(savable)
