"""添加条件 and 选择列: small dialogs over a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desk_union.describe.kinds import Choice, Day, Flag, Ref
from desk_union.screens.form import typed
from desk_union.screens.list import columns, joining
from desk_union.ui.form.choicebox import ChoiceBox, FieldBox, NameLine
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit.dialogframe import Framed, on_keys, put_instead, told

if TYPE_CHECKING:
    from desk_union.describe.ledger import Shown
    from desk_union.screens.list.listpage import ListPage
    from desk_union.store.listing import Condition


class ConditionDialog(Framed):
    """Which column, how compared, with what."""

    help_page = "search"

    def __init__(self, parent: QWidget, page: ListPage) -> None:
        super().__init__(parent, "添加筛选条件")
        self.page = page
        self.condition: Condition | None = None
        self.column = FieldBox(joining.columns(page))
        self.joined = QComboBox()
        for each in joining.ways(page):
            self.joined.addItem(each.words, each)
        self.comparison = QComboBox()
        self.low: QWidget = QLineEdit()
        self.high: QWidget = QLineEdit()
        self._to = QLabel("到")
        self._form = QFormLayout()
        self._form.addRow("哪一列", self.column)
        self._form.addRow("怎样比", self.comparison)
        self._form.addRow("内容", self.low)
        self._form.addRow(self._to, self.high)
        if page.ask.conditions:
            self._form.addRow("与已有条件", self.joined)
        self.body.addLayout(self._form)
        self.add_button("取消", self.reject)
        self.add_button("添加", self._add, primary=True)
        self.column.field_chosen.connect(self._choose_column)
        self.comparison.currentIndexChanged.connect(lambda _at: self._choose_comparison())
        self.setMinimumWidth(420)
        self._choose_column()
        self.lead(lambda: (self.column, self.comparison, self.low, self.high, self.joined))
        self.column.select_text()

    def ask(self) -> bool:
        """Add what the clerk asks for to the page; whether anything was."""
        self.exec()
        if self.condition is None:
            return False
        joining.add(self.page, self.condition, self.joined.currentData())
        return True

    @property
    def shown(self) -> Shown:
        return joining.column_of(self.page, self.column.key)

    def _choose_column(self) -> None:
        self.comparison.clear()
        for key, words in typed.comparisons(self.shown):
            self.comparison.addItem(words, key)
        self._choose_comparison()

    def _choose_comparison(self) -> None:
        comparison = self.comparison.currentData()
        if comparison is None:
            return
        plain = comparison == "contains"
        self.low = put_instead(self._form, self.low, self._line(plain), after=self.comparison)
        self.high = put_instead(self._form, self.high, self._line(plain), after=self.low)
        self.low.setVisible(comparison not in typed.NO_VALUE)
        for widget in (self.high, self._to):
            widget.setVisible(comparison == "between")

    def _line(self, plain: bool) -> QWidget:
        shown, desk = self.shown, self.page.desk
        if not plain and isinstance(shown.kind, (Choice, Flag)):
            return ChoiceBox(lambda text: typed.offers(desk, shown, text))
        if isinstance(shown.kind, Ref):
            return NameLine(lambda text: typed.offers(desk, shown, text))
        return DayLine() if isinstance(shown.kind, Day) else QLineEdit()

    def standing(self) -> tuple[str, ...]:
        """The two values; which column was chosen is nothing to lose."""
        return tuple(
            widget.currentText() if isinstance(widget, QComboBox) else cast("QLineEdit", widget).text()
            for widget in (self.low, self.high)
        )

    @told
    def _add(self) -> None:
        low, high = self.standing()
        self.condition = typed.condition(self.page.desk, self.shown, self.comparison.currentData(), low, high)
        self.accept()


class ColumnsDialog(Framed):
    """Which columns the list shows, and in which order."""

    help_page = "search"

    def __init__(self, parent: QWidget, page: ListPage) -> None:
        super().__init__(parent, "选择显示的列", "按空格打勾的列会显示；拖动，或按 Ctrl+↑、Ctrl+↓ 改变先后。")
        self.page = page
        self.list = QListWidget()
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self._fill(page.shown_keys)
        self.body.addWidget(self.list)
        on_keys(self.list, "Ctrl+Up", lambda: self._move(-1))
        on_keys(self.list, "Ctrl+Down", lambda: self._move(1))
        self.add_button("恢复默认", lambda: self._fill(columns.usual(page.ledger).keys), left=True)
        self.add_button("取消", self.reject)
        self.add_button("确定", self.accept, primary=True)
        self.resize(360, 520)

    def _fill(self, keys: tuple[str, ...]) -> None:
        self.list.clear()
        ledger = self.page.ledger
        others = [shown.key for shown in ledger.fields if shown.key not in keys]
        for key in (*keys, *others):
            item = QListWidgetItem(ledger.by_key[key].label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Checked if key in keys else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)

    def keys(self) -> list[str]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]

    def ask(self) -> list[str] | None:
        """Keys of the chosen columns; None when nothing is to change."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        return self.keys() or None if accepted else None
