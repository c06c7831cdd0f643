"""物资入库, 出库 and 盘点: a list of goods into which quantities are typed, with the head of the slip above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.funds.property.property_words import GOODS_CATEGORY
from desk_union.screens.funds.stockpage import COUNT, IN, KINDS, OUT, TITLES, Head, StockPage
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, push_button, told
from desk_union.ui.kit.style import colours, scaled
from desk_union.ui.paper import printing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.screens.funds.stockpage import StockRow

NAME, HELD, QUANTITY, AMOUNT = 0, 3, 5, 6
HEADERS = {
    IN: ("物资", "类别", "单位", "库存", "平均单价", "入库数量✎", "金额（元）✎"),
    OUT: ("物资", "类别", "单位", "库存", "平均单价", "出库数量✎", "金额（元）"),
    COUNT: ("物资", "类别", "单位", "账面数量", "平均单价", "实盘数量✎", "盈亏数量"),
}
PARTY = {IN: "来源", OUT: "领用人", COUNT: ""}
SIZE = (980, 620)


def open_stock(parent: QWidget | None, desk: Desk, mode: str) -> None:
    dialog = StockDialog(parent, desk, mode)
    dialog.exec()
    dialog.deleteLater()


class StockDialog(Framed):
    help_page = "funds.property"

    def __init__(self, parent: QWidget | None, desk: Desk, mode: str = IN) -> None:
        super().__init__(parent, TITLES[mode])
        self.page = StockPage(desk, mode)
        self._filling = False
        self._make_head()
        self.search = QLineEdit()
        self.search.setPlaceholderText("找物资：输入名称或拼音首字母")
        self.search.textChanged.connect(self._search)
        self.body.addWidget(self.search)
        self.table = QTableWidget()
        self.table.itemChanged.connect(self._typed)
        self.table.installEventFilter(self)
        self.body.addWidget(self.table, 1)
        if mode != OUT:
            self.body.addLayout(self._new_good())
        self.print_button = self.add_button("打印单据(&P)…", self.print_slip, left=True)
        self.print_button.setEnabled(False)
        self.add_button("关闭", self.reject, key="Esc")
        self.keep = self.add_button(f"登记{TITLES[mode][2:]}(&S)", self.save, primary=True, key="Ctrl+S")
        self.resize(*(scaled(length) for length in SIZE))
        self._take_kind()
        self.refresh()

    def _make_head(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        self.day = DayLine()
        self.day.setMinimumWidth(scaled(140))
        self.day.setText(days.show_day(self.page.day))
        self.day.editingFinished.connect(self._take_day)
        self.kind = QComboBox()
        self.kind.addItems(list(KINDS[self.page.mode]))
        self.kind.setCurrentText(self.page.kind)
        self.kind.currentTextChanged.connect(lambda _text: self._take_kind())
        self.party, self.purpose = QLineEdit(), QLineEdit()
        self.expense, self.pay, self.project = QComboBox(), QComboBox(), QComboBox()
        self.papers = QSpinBox(maximum=999)
        self.expense.addItem("请选支出科目", None)
        offers: tuple[tuple[QComboBox, Sequence[tuple[int | None, str]]], ...] = (
            (self.expense, self.page.expenses), (self.pay, self.page.moneys), (self.project, self.page.projects),
        )  # fmt: skip
        for box, offered in offers:
            box.setMinimumContentsLength(10)  # three beside each other, on a small screen at 150 % too
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for row_id, name in offered:
                box.addItem(name, row_id)
        self._fields: list[tuple[QLabel, QWidget]] = []
        told_ = (
            ("日期", self.day), ("类别", self.kind), (PARTY[self.page.mode], self.party), ("用途", self.purpose),
            ("附单据", self.papers), ("支出科目", self.expense), ("付款科目", self.pay), ("专项项目", self.project),
        )  # fmt: skip
        for place, (name, widget) in enumerate(told_):
            line, column = divmod(place, 4)
            label = QLabel(name)
            grid.addWidget(label, line, 2 * column)
            grid.addWidget(widget, line, 2 * column + 1)
            self._fields.append((label, widget))
        for column in (3, 5, 7):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def _new_good(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.new_name, self.new_measure, self.new_category = QLineEdit(), QLineEdit(), QComboBox()
        self.new_category.addItems(list(GOODS_CATEGORY.labels))
        self.new_name.setPlaceholderText("名称")
        self.new_measure.setPlaceholderText("单位")
        self.new_measure.setMaximumWidth(scaled(80))
        row.addWidget(QLabel("台账里没有的："))
        for widget in (self.new_name, self.new_category, self.new_measure):
            row.addWidget(widget)
        row.addWidget(push_button("新增物资(&N)", self.add_good))
        row.addStretch(1)
        return row

    def _take_kind(self) -> None:
        """Only what this kind of slip needs is asked."""
        self.page.kind = self.kind.currentText() or self.page.kind
        counting = self.page.mode == COUNT
        wanted = {
            self.kind: not counting, self.party: not counting, self.purpose: not counting, self.papers: not counting,
            self.expense: self.page.buys, self.pay: self.page.buys, self.project: self.page.buys,
        }  # fmt: skip
        for label, widget in self._fields:
            shown = wanted.get(widget, True)
            label.setVisible(shown)
            widget.setVisible(shown)

    def refresh(self) -> None:
        self._filling = True
        self._shown = self.page.shown
        fill_table(self.table, HEADERS[self.page.mode], [self._cells(row) for row in self._shown], wide=NAME)
        self.table.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
        for column in (QUANTITY, AMOUNT):
            self.table.setColumnWidth(column, scaled(120))
        for place in range(len(self._shown)):
            self._dress(place)
        self._filling = False
        self.say(self.page.says)

    def _cells(self, row: StockRow) -> tuple[str, ...]:
        price = "" if row.price is None else show_yuan(row.price)
        typed = "" if row.quantity is None else str(row.quantity)
        return (row.name, row.category, row.measure, str(row.held), price, typed, self._last(row))

    def _last(self, row: StockRow) -> str:
        if self.page.mode == COUNT:
            change = self.page.change(row)
            return "" if row.quantity is None else f"{change:+}" if change else "相符"
        cost = row.amount or None if self.page.mode == IN else self.page.cost(row)
        return "" if cost is None else show_yuan(cost)

    def _dress(self, place: int) -> None:
        """Numbers to the right; what is typed into stands out and the rest cannot be touched."""
        typed = {QUANTITY, AMOUNT} if self.page.mode == IN else {QUANTITY}
        for column in range(self.table.columnCount()):
            item = self.table.item(place, column)
            if item is None:
                continue
            if column >= HELD:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column in typed:
                item.setBackground(QColor(colours()["band"]))
                item.setForeground(QColor(colours()["band_text"]))
            else:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)

    def _typed(self, item: QTableWidgetItem) -> None:
        if not self._filling:
            self._take(item)

    @told
    def _take(self, item: QTableWidgetItem) -> None:
        row = self._shown[item.row()]
        take = self.page.take_amount if item.column() == AMOUNT else self.page.take_quantity
        try:
            take(row.good, item.text())
        finally:
            self._filling = True
            cells = self._cells(row)
            for column in (QUANTITY, AMOUNT):
                other = self.table.item(item.row(), column)
                if other is not None:
                    other.setText(cells[column])
            self._filling = False
        self.say(self.page.says)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes down the column, as in a workbook, and never presses the main button."""
        if event.type() == QEvent.Type.KeyPress and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:  # type: ignore[attr-defined]  # a key press has a key
            below = self.table.currentRow() + 1
            if below < self.table.rowCount():
                self.table.setCurrentCell(below, self.table.currentColumn())
            return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self.page.search = text
        self.refresh()

    @told
    def _take_day(self) -> None:
        if self.day.text() != days.show_day(self.page.day):
            self.page.take_day(self.day.text())
            self.day.setText(days.show_day(self.page.day))
            self.refresh()

    @told
    def add_good(self) -> None:
        good = self.page.add_good(self.new_name.text(), self.new_category.currentText(), self.new_measure.text())
        self.new_name.clear()
        self.search.clear()
        self.refresh()
        place = next(place for place, row in enumerate(self._shown) if row.good == good)
        self.table.setCurrentCell(place, QUANTITY)
        self.table.setFocus()

    @told
    def save(self) -> None:
        head = Head(
            self.party.text(), self.purpose.text(), self.expense.currentData(), self.pay.currentData(),
            self.papers.value(), self.project.currentData() if self.page.buys else None,
        )  # fmt: skip
        sentence = self.page.save(head)
        self.refresh()
        self.say(sentence)
        self.print_button.setEnabled(self.page.slip is not None)

    @dialogs.guarded_by(lambda self: self)
    def print_slip(self) -> None:
        if self.page.slip is not None:
            printing.print_row(self, self.page.desk, "funds.goods_slip", self.page.slip)
