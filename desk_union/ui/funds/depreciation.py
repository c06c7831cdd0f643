"""计提折旧: the month, what it wants written off asset by asset, and one press to draft the voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTableWidget, QWidget

from desk_union.screens.funds.depreciationpage import DepreciationPage
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

HEADERS = ("编号", "名称", "类别", "原值", "已提折旧", "本月折旧", "净值")
FIRST_MONEY = 3
SIZE = (940, 560)


def open_depreciation(parent: QWidget | None, desk: Desk) -> None:
    dialog = DepreciationDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class DepreciationDialog(Framed):
    help_page = "funds.property"

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "计提折旧")
        self.page = DepreciationPage(desk)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.period = QComboBox()
        for period, name in self.page.choices:
            self.period.addItem(name, period)
        self.period.activated.connect(lambda _place: self._choose())
        row.addWidget(QLabel("月份"))
        row.addWidget(self.period)
        row.addStretch(1)
        self.body.addLayout(row)
        self.warning = words("", "warning")
        self.body.addWidget(self.warning)
        self.table = QTableWidget()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(words("按年限平均法，购置当月起计提，处置当月不提；零头并在最后一个月。", "hint"))
        self.add_button("关闭", self.reject, key="Esc")
        self.run_button = self.add_button("计提并起草凭证(&R)", self.run, primary=True)
        self.resize(*(scaled(length) for length in SIZE))
        self.refresh()

    def refresh(self) -> None:
        self.period.setCurrentIndex(self.period.findData(self.page.period))
        fill_table(self.table, HEADERS, self.page.rows, wide=1)
        for place in range(self.table.rowCount()):
            for column in range(FIRST_MONEY, len(HEADERS)):
                item = self.table.item(place, column)
                if item is not None:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.say(self.page.says)
        self.warning.setText(self.page.warning)
        self.warning.setVisible(bool(self.page.warning))
        self.run_button.setEnabled(bool(self.page.plan))

    @told
    def _choose(self) -> None:
        self.page.choose(self.period.currentData())
        self.refresh()

    @told
    def run(self) -> None:
        sentence = self.page.run()
        self.refresh()
        self.say(f"{sentence}{self.page.says}")
