"""收缴会费 in a window of its own: groups on the left, the grid of months, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desk_union import tabs
from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.funds.dues.dues_words import WAY
from desk_union.screens.funds.duespage import DuesPage
from desk_union.ui.form.dayline import DayLine
from desk_union.ui.form.deeddialog import carry_out
from desk_union.ui.funds.duesgrid import FIRST, DuesTable, GroupsAndGrid, show_groups
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import GAP, Framed, on_keys, told, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.kit.undokey import takes_back

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desk_union.screens.desk import Desk

WIDE, HIGH = 1320, 700
HOW = "空格：收款或取消　回车：收款并到下一个人　输数字：缴一部分　点月份再按空格：全组收这个月　Ctrl+Z：撤销"


def open_dues(parent: QWidget | None, desk: Desk) -> None:
    dialog = DuesDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class DuesDialog(Framed):
    help_page = "funds.dues"
    asks_first = False  # every cell is kept at once; the lines above say how

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "收缴会费")
        self.desk = desk
        self.page = DuesPage(desk)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.sentence.hide()
        self.body.addLayout(self._top())
        self.body.addWidget(self._middle(), 1)
        self.sums = words("", "heading")
        self.body.addWidget(self.sums)
        self.help = words(HOW, "hint")
        self.body.addWidget(self.help)
        for text, slot in (
            ("生成应缴(&G)…", self.reckon), ("全组收(&A)", self.collect_month), ("退还(&R)…", self.give_back),
            ("撤回应缴(&W)…", self.withdraw), ("打印(&P)…", self.print_roll),
        ):  # fmt: skip
            self.add_button(text, slot, left=True)
        self.add_button("关闭", self.reject)
        self.book_button = self.add_button("记入凭证(&V)…", self.book)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # else Enter anywhere would press the first: 生成应缴
        takes_back(self, desk, self._taken_back)
        on_keys(self, "Ctrl+F", self.search.setFocus)
        self.resize(WIDE, HIGH)
        self.refresh()
        self.table.setFocus()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.year = QComboBox()
        for year in self.page.years:
            self.year.addItem(f"{year}年", year)
        self.year.setCurrentIndex(self.year.findData(self.page.year))
        self.year.currentIndexChanged.connect(lambda _place: self._choose_year())
        self.day = DayLine()
        self.day.setText(days.show_day(self.page.day))
        self.day.setFixedWidth(scaled(120))
        self.day.editingFinished.connect(self._take_day)
        self.way = QComboBox()
        self.way.addItems(WAY.labels)
        self.way.currentTextChanged.connect(lambda text: setattr(self.page, "way", text))
        self.collector = QLineEdit(self.desk.who, placeholderText="收款人")
        self.collector.setFixedWidth(scaled(84))
        self.collector.textChanged.connect(lambda text: setattr(self.page, "collector", text))
        self.page.collector = self.desk.who
        self.numbered = QCheckBox("编收据号")
        self.numbered.setToolTip("收款时给每个人编一个收据号，之后可以打印收据")
        self.numbered.toggled.connect(lambda on: setattr(self.page, "numbered", on))
        self.search = QLineEdit(placeholderText="姓名、小组、拼音")
        self.search.setClearButtonEnabled(True)
        self.search.setProperty(NO_INPUT, True)
        self.search.setMinimumWidth(scaled(150))
        self.search.setMaximumWidth(scaled(180))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._to_found)
        for label, widget in (
            ("", self.year), ("收款日期", self.day), ("方式", self.way), ("收款人", self.collector),
            ("", self.numbered),
        ):  # fmt: skip
            if label:
                row.addWidget(QLabel(label))
            row.addWidget(widget)
            row.addSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self.search)
        return row

    def _middle(self) -> GroupsAndGrid:
        self.groups = QTableWidget()
        self.groups.itemSelectionChanged.connect(self._choose_group)
        self.table = DuesTable(self.page)
        self.table.toggled.connect(self.toggle)
        self.table.entered.connect(self.enter)
        self.table.moved.connect(self._show_sums)
        self.table.rows.typed.connect(self.pay_part)
        self.empty = words("", "empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.empty, 1)
        return GroupsAndGrid(self.groups, right)

    def refresh(self) -> None:
        """Show the page as it is now."""
        show_groups(self.groups, self.page)
        self._show()

    def _show(self) -> None:
        self.table.refresh()
        self.table.setVisible(bool(self.page.rows))
        self.empty.setText(self.page.empty)
        self.empty.setVisible(not self.page.rows)
        waiting = self.page.unbooked
        self.book_button.setEnabled(bool(waiting.payments))
        self.book_button.setText(
            f"记入凭证 {show_yuan(waiting.amount)}元(&V)…" if waiting.payments else "记入凭证(&V)…"
        )
        self._show_sums()

    def _show_sums(self) -> None:
        line = self.page.groups[self.page.chosen]
        chosen = self.page.selected_words(self.table.places())
        self.sums.setText(f"{line.full}：{line.tally.words}" + (f"　　{chosen}" if chosen else ""))

    def _choose_year(self) -> None:
        self.page.choose_year(self.year.currentData())
        self.refresh()

    def _choose_group(self) -> None:
        self.tell("")
        self.page.choose_group(max(0, self.groups.currentRow()))
        self._show()

    def _find(self, text: str) -> None:
        self.page.find(text)
        self._show()

    def _to_found(self) -> None:
        """From the name to the running month of the first one found."""
        if self.page.rows:
            self.table.go_to(0, FIRST + self.page.this_month())
            self.table.setFocus()

    @told
    def _take_day(self) -> None:
        self.page.set_day(self.day.text())
        self.day.setText(days.show_day(self.page.day))

    def _done(self, sentence: str) -> None:
        self.refresh()
        self.help.setText(sentence)

    @told
    def toggle(self) -> None:
        self._done(self.page.toggle(self.table.places()))

    @told
    def enter(self) -> None:
        """Collect this month of this member and go to the next one who owes it."""
        place = self.table.place()
        if place is None:
            return
        row, month = place
        cell = self.page.cell(row, month)
        if cell is not None and cell.owed:
            self._done(self.page.toggle([place]))
        if self.page.rows:
            self.table.go_to(self.page.next_owing(row, month), FIRST + month)

    @told
    def pay_part(self, row: int, month: int, text: str) -> None:
        self._done(self.page.pay_part(row, month, text))
        self.table.setFocus()

    @told
    def collect_month(self) -> None:
        place = self.table.place()
        month = self.page.this_month() if place is None else place[1]
        number = len(self.page.rows)
        name = self.page.shown_name
        if dialogs.ask(
            self, f"{name}的{number}人都缴了{month + 1}月的会费吗？", "没有缴的可以再按空格取消。", yes="都缴了"
        ):
            self._done(self.page.collect_month(month))

    @told
    def give_back(self) -> None:
        place = self.table.place()
        cell = self.page.cell(*place) if place is not None else None
        if place is None or cell is None or not cell.paid:
            self.tell("请先选中一个已缴的格子。")
            return
        given = {"day": self.page.day, "way": self.page.way}
        self._ask("funds.give_back_dues", (cell.dues,), given)

    @told
    def reckon(self) -> None:
        self._ask("funds.reckon_dues")

    @told
    def withdraw(self) -> None:
        self._ask("funds.withdraw_dues")

    @told
    def book(self) -> None:
        self._ask("funds.book_dues")

    def _ask(self, code: str, ids: Sequence[int] = (), given: Mapping[str, Any] | None = None) -> None:
        deed = tabs.deed_called(code)
        answer = carry_out(self, self.desk, deed, ids, given=given) if deed is not None else None
        if answer is not None:
            self.page.refresh()
            self._done(answer.words)

    def _taken_back(self, title: str) -> None:
        self.page.refresh()
        self._done(title)

    @told
    def print_roll(self) -> None:
        from desk_union.ui.paper.printing import print_sheet

        print_sheet(self, self.desk, "funds.dues_list")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return
        super().keyPressEvent(event)
