"""批量修改: choose a field and a value, see every row before and after, then do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QTableWidget, QWidget

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.kinds import Choice, Day, Flag, Ref
from desk_union.screens.form import typed
from desk_union.screens.list.changemany import PREVIEWED, ChangeMany, passed_words
from desk_union.ui.form.choicebox import ChoiceBox, FieldBox, NameLine
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit import dialogs, jobs
from desk_union.ui.kit.dialogframe import Framed, fill_table, put_instead, told
from desk_union.ui.kit.reasons import ask_reason
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

HEADERS = ("名称", "原来", "改为", "问题")
SIZE = (640, 520)


class ChangeManyDialog(Framed):
    help_page = "people"

    def __init__(self, parent: QWidget, desk: Desk, ledger: Ledger, ids: Sequence[int]) -> None:
        self.change = ChangeMany(desk, ledger, ids)
        super().__init__(parent, "批量修改", f"把所选 {len(ids):,} 行的同一项改成一样的内容；先看清楚再改，可以撤销。")
        self.field = FieldBox(self.change.fields)
        self.value: QWidget = QLineEdit()
        self._warned: list[str] = []
        self.since = DayLine()
        self.since.setText(days.show_day(desk.today()))
        self._since_label = QLabel("自何日起")
        self._form = QFormLayout()
        self._form.addRow("改哪一项", self.field)
        self._form.addRow("改为", self.value)
        self._form.addRow(self._since_label, self.since)
        self.slip = QCheckBox("更正写错的，以前的表也跟着改")
        self.slip.toggled.connect(self._correct)
        self._form.addRow("", self.slip)
        self.table = QTableWidget()
        self.body.addLayout(self._form)
        self.body.addWidget(self.table, 1)
        self.add_button("预览", self.preview, left=True, key="Ctrl+R")
        self.add_button("取消", self.reject)
        self._go = self.add_button(f"修改 {len(ids):,} 行", self._do, primary=True)
        self.field.field_chosen.connect(self._choose)
        # From the value Enter goes to the button: what will be done is looked at first.
        self.lead(lambda: (self.field, self.value, self.since, self._go))
        self.resize(*(scaled(length) for length in SIZE))
        self._choose()
        self.field.select_text()

    def _choose(self) -> None:
        self.change.key = self.field.key
        self.value = put_instead(self._form, self.value, self._editor(), after=self.field)
        self.value.show()
        for widget in (self.since, self._since_label, self.slip):
            widget.setVisible(self.change.asks_since)
        self.table.setRowCount(0)
        self.table.setColumnCount(0)

    def _editor(self) -> QWidget:
        shown, desk = self.change.shown, self.change.desk
        if isinstance(shown.kind, (Choice, Flag)):
            box = ChoiceBox(lambda text: typed.offers(desk, shown, text))
            box.typed.connect(lambda _text: self.preview())
            return box
        line = DayLine() if isinstance(shown.kind, Day) else QLineEdit()
        if isinstance(shown.kind, Ref):
            line = NameLine(lambda text: typed.offers(desk, shown, text))
        line.editingFinished.connect(self.preview)
        return line

    def _correct(self, corrects: bool) -> None:
        self.change.corrects = corrects
        self.since.setEnabled(not corrects)

    def _take(self) -> None:
        """Read what was typed; refused when it is no value of the field."""
        try:
            self.change.take(self.field.key, self._text(), self.since.text() if self.change.asks_since else "")
        except ValueError as error:
            raise Refusal(str(error)) from error

    def standing(self) -> tuple[str, ...]:
        """The value and its day; which field was chosen is nothing to lose."""
        return self._text(), self.since.text()

    def _text(self) -> str:
        value = self.value
        return value.currentText() if isinstance(value, QComboBox) else cast("QLineEdit", value).text()

    @told
    def preview(self) -> None:
        self._take()
        lines = self.change.preview()
        self._warned = [f"{line.name}：{line.warning}" for line in lines if line.warning]
        told_rows = [(line.name, line.before, line.after, line.fault or line.passed or line.warning) for line in lines]
        fill_table(self.table, HEADERS, told_rows, wide=-1)
        faults = sum(bool(line.fault) for line in lines)
        more = f"前 {PREVIEWED} 行里" if len(self.change.ids) > PREVIEWED else ""
        if faults:
            raise Refusal(f"{more}有 {faults} 行不能这样改。", "请看表里的“问题”，改正或去掉这些行。")

    def _do(self) -> None:
        self.preview()
        if not self.note.isHidden():
            return
        if self._warned:
            self.change.reason = ask_reason(self, self._warned, "写明理由并修改")
        if self._warned and not self.change.reason:
            return
        outcome = jobs.run(self, "批量修改", self.change.work)
        if outcome is None:
            return
        if words := passed_words(outcome):
            dialogs.tell(self, words)
        self.accept()


def change_many(parent: QWidget, desk: Desk, ledger: Ledger, ids: Sequence[int]) -> bool:
    """Ask and change; true when rows were changed."""
    try:
        return bool(ChangeManyDialog(parent, desk, ledger, ids).exec())
    except Refusal as refusal:
        dialogs.show_refusal(parent, refusal)
        return False
