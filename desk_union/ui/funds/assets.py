"""购入固定资产 and 处置固定资产: one form each, whose voucher is drafted together with the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from desk_union.basis import days
from desk_union.funds.property import property_words
from desk_union.screens.funds.assetpage import KINDS, DisposalPage, PurchasePage
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.kit.dialogframe import GAP, Framed, told, words
from desk_union.ui.kit.style import scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_union.screens.desk import Desk

BUY = (
    ("day", "source"), ("name", "spec"), ("kind", "category"), ("quantity", "measure"), ("cost", "months"),
    ("place", "keeper"), ("party", "deposit"), ("costs", "papers"),
)  # fmt: skip
ENDS = (("proceeds", "costs"), ("papers", ""))
SIZE = (820, 520)


def open_purchase(parent: QWidget | None, desk: Desk) -> None:
    dialog = PurchaseDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


def open_disposal(parent: QWidget | None, desk: Desk) -> None:
    dialog = DisposalDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class _Asking(Framed):
    """A grid of labelled lines by the keys of ``KINDS``, two beside each other."""

    help_page = "funds.property"

    def __init__(self, parent: QWidget | None, desk: Desk, title: str, sentence: str) -> None:
        super().__init__(parent, title, sentence)
        self.desk = desk
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(2 * GAP)
        self.grid.setVerticalSpacing(GAP)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)
        self.fields: dict[str, QWidget] = {}
        self.labels: dict[str, QLabel] = {}
        self.body.addLayout(self.grid)

    def put(self, key: str, widget: QWidget, line: int, column: int, label: str = "") -> None:
        name = QLabel(label or KINDS[key][0])
        self.grid.addWidget(name, line, 2 * column)
        self.grid.addWidget(widget, line, 2 * column + 1)
        self.fields[key], self.labels[key] = widget, name

    def put_lines(self, pairs: Sequence[Sequence[str]], first: int, special: dict[str, QWidget]) -> None:
        for place, pair in enumerate(pairs, first):
            for column, key in enumerate(key for key in pair if key):
                widget = special.get(key) or QLineEdit()
                if isinstance(widget, QLineEdit) and KINDS[key][1].align == "right":
                    widget.setAlignment(Qt.AlignmentFlag.AlignRight)
                self.put(key, widget, place, column)

    def texts(self) -> dict[str, str]:
        found = {}
        for key, widget in self.fields.items():
            if key in KINDS and not widget.isHidden():
                found[key] = widget.currentText() if isinstance(widget, QComboBox) else _text(widget)
        return found

    def show_field(self, key: str, on: bool) -> None:
        self.fields[key].setVisible(on)
        self.labels[key].setVisible(on)

    def day_line(self) -> DayLine:
        line = DayLine()
        line.setText(days.show_day(self.desk.today()))
        return line


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else ""


def _box(offered: Sequence[str], changed: Callable[[], None] | None = None) -> QComboBox:
    box = QComboBox()
    box.addItems(list(offered))
    _narrow(box)
    if changed is not None:
        box.currentTextChanged.connect(lambda _text: changed())
    return box


def _accounts(offered: Sequence[tuple[int | None, str]]) -> QComboBox:
    box = QComboBox()
    for row_id, name in offered:
        box.addItem(name, row_id)
    _narrow(box)
    return box


def _narrow(box: QComboBox) -> None:
    """A long name of an account must not widen the window."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)


class PurchaseDialog(_Asking):
    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(
            parent, desk, "购入固定资产", "登记一张卡片，同时起草凭证。选了品种，类别和最低使用年限自动填上。"
        )
        self.page = PurchasePage(desk)
        self.source = _box(property_words.SOURCE.labels, self._source_chosen)
        self.kind = _box(("", *property_words.ASSET_KIND.labels), self._kind_chosen)
        self.category = _box(("", *property_words.ASSET_CLASS.labels), self._class_chosen)
        special = {"day": self.day_line(), "source": self.source, "kind": self.kind, "category": self.category}
        self.put_lines(BUY, 0, special)
        self.expense, self.pay = _accounts(self.page.expenses), _accounts(self.page.moneys)
        self.put("expense", self.expense, len(BUY), 0, "支出科目")
        self.put("pay", self.pay, len(BUY), 1, "付款科目")
        self.project = _accounts(self.page.projects)
        self.put("project", self.project, len(BUY) + 1, 0, "专项项目")
        self.body.addStretch(1)
        self.add_button("关闭", self.reject, key="Esc")
        self.keep = self.add_button("登记并起草凭证(&S)", self.save, primary=True, key="Ctrl+S")
        self.lead(lambda: [*self.fields.values(), self.keep])
        self.resize(*(scaled(length) for length in SIZE))
        self._source_chosen()
        self.fields["name"].setFocus()

    def _source_chosen(self) -> None:
        bought = self.page.is_bought(self.source.currentText())
        for key in ("party", "deposit", "expense", "project"):
            self.show_field(key, bought)
        self.show_field("costs", not bought)
        self.labels["pay"].setText("付款科目" if bought else "费用付款科目")

    def _kind_chosen(self) -> None:
        follows = self.page.follows(self.kind.currentText())
        if "category" in follows:
            self.category.setCurrentText(follows["category"])
        months = self.fields["months"]
        if isinstance(months, QLineEdit):
            months.setText(follows.get("months", ""))
        self._class_chosen()

    def _class_chosen(self) -> None:
        if self.category.currentText():
            wanted = self.page.expense_for(self.category.currentText(), self.kind.currentText())
            self.expense.setCurrentIndex(self.expense.findData(wanted))

    @told
    def save(self) -> None:
        bought = self.page.is_bought(self.source.currentText())
        project = self.project.currentData() if bought else None
        sentence = self.page.save(self.texts(), self.expense.currentData(), self.pay.currentData(), project)
        for key in ("name", "spec", "cost", "deposit", "costs"):
            line = self.fields[key]
            if isinstance(line, QLineEdit):
                line.clear()
        self.say(sentence)
        self.fields["name"].setFocus()


class DisposalDialog(_Asking):
    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, desk, "处置固定资产", "出售、报废、捐赠调出、盘亏。处置当月不再计提折旧。")
        self.page = DisposalPage(desk)
        self.asset = QComboBox()
        _narrow(self.asset)
        self.how = _box(property_words.DISPOSAL.labels, self._show_worth)
        self.put("asset", self.asset, 0, 0, "固定资产")
        self.put("how", self.how, 0, 1)
        self.put("day", self.day_line(), 1, 0)
        self.money = _accounts(self.page.moneys)
        self.put("money", self.money, 1, 1, "收付科目")
        self.put_lines(ENDS, 2, {})
        self.labels["costs"].setText("清理费用")
        self.payable = QCheckBox("出售收入要上缴财政（记入其他应付款）")
        self.grid.addWidget(self.payable, 4, 1, 1, 3)
        self.worth = words("", "heading")
        self.body.addWidget(self.worth)
        self.body.addStretch(1)
        self.add_button("关闭", self.reject, key="Esc")
        self.keep = self.add_button("处置并起草凭证(&S)", self.save, primary=True, key="Ctrl+S")
        self.lead(lambda: [*self.fields.values(), self.keep])
        self.asset.currentIndexChanged.connect(lambda _place: self._show_worth())
        self.resize(*(scaled(length) for length in (SIZE[0], 380)))
        self.refresh()

    def refresh(self) -> None:
        self.asset.clear()
        for row_id, name in self.page.assets:
            self.asset.addItem(name, row_id)
        self.keep.setEnabled(bool(self.page.assets))
        self._show_worth()

    def _show_worth(self) -> None:
        how = self.how.currentText()
        self.worth.setText(self.page.says(self.asset.currentData(), how))
        self.payable.setVisible(how == property_words.SOLD)

    @told
    def save(self) -> None:
        payable = self.payable.isChecked() and self.how.currentText() == property_words.SOLD
        sentence = self.page.save(self.asset.currentData(), self.texts(), self.money.currentData(), payable=payable)
        for key in ("proceeds", "costs"):
            line = self.fields[key]
            if isinstance(line, QLineEdit):
                line.clear()
        self.refresh()
        self.say(sentence)
