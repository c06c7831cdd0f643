"""启用账套: a guide in five steps, from the first month of account to openings that balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis.refusal import Refusal
from desk_union.funds.ledgers.books import OPENINGS
from desk_union.screens.funds.accountsetup import SetupPage
from desk_union.ui.funds.openinggrid import OpeningGrid
from desk_union.ui.kit.dialogframe import GAP, Framed, fill_table, fit_rows, told, words
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.typedtext import take_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk

SIZE = (1000, 640)
STEPS = ("启用月份", "可选科目", "银行账户和项目", "期初余额", "核对")
START, ACCOUNTS, NAMES, OPENING, PROOF = range(5)
SENTENCES = (
    "从哪个月起在这里记账，一年里什么时候把收支结转到结余。第一个月结账以前，随时可以回来改。",
    "基层工会的24个一级科目已经建好，一般不用再加。有下面这些业务的，才打勾。",
    (
        "几个银行账户（如基本户）就写几行，程序在“102 银行存款”下面各设一个明细科目。"
        "指定用途的钱（如送温暖）按项目分开记，没有就空着。"
    ),
    "照旧账的余额表一行一行填，余额方向相反的填负数。也可以从Excel导入。",
    "各项都打勾，就可以开始写凭证了。",
)
BANK_HEADS = ("账户名称", "开户银行", "账号")
PROJECT_HEADS = ("项目名称", "文号")
NEW_BANKS, NEW_PROJECTS = 4, 6


def open_setup(parent: QWidget | None, desk: Desk) -> None:
    dialog = SetupDialog(parent, desk)
    dialog.exec()
    dialog.deleteLater()


class SetupDialog(Framed):
    help_page = "funds.setup"
    asks_first = False  # it keeps everything by every way out

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, "启用账套", SENTENCES[0])
        self.desk = desk
        self.page = SetupPage(desk)
        self.steps = words("", "hint")
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.body.addWidget(self.steps)
        self.stack = QStackedWidget()
        for widget in (
            self._start_step(), self._accounts_step(), self._names_step(), self._openings_step(), self._proof_step()
        ):  # fmt: skip
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self.import_button = self.add_button("从Excel导入(&I)…", self.import_openings, left=True)
        self.add_button("关闭", self.reject, key="Esc")
        self.back_button = self.add_button("上一步(&B)", self.back)
        self.next_button = self.add_button("下一步(&N)", self.next, primary=True)
        self.resize(*(scaled(length) for length in SIZE))
        self._fill_start()
        self.go(START)

    # The steps

    def _start_step(self) -> QWidget:
        step, column = _column()
        self.start = QLineEdit()
        self.start.setMaximumWidth(scaled(120))
        self.start.setToolTip("写成 2026-01 的样子")
        form = QFormLayout()
        form.addRow("启用月份(&M)", self.start)
        column.addLayout(form)
        column.addWidget(
            words(
                "最好从1月启用：只要填年初余额。年中接手的，写接手的月份，期初余额填上月末的数，"
                "另外再填1月到上月末的累计发生额，年度报表才会完整。",
                "hint",
            )
        )
        column.addSpacing(2 * GAP)
        column.addWidget(words("收入、支出什么时候结转", "heading"))
        self.yearly = QRadioButton("年终一次结转（一般工会选这个）：12月末把全年收支转入结转结余")
        self.monthly = QRadioButton("每月结转：每月结账时自动生成结转凭证")
        column.addWidget(self.yearly)
        column.addWidget(self.monthly)
        column.addStretch(1)
        return step

    def _accounts_step(self) -> QWidget:
        step, column = _column()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setSpacing(GAP // 2)
        self.boxes: dict[str, QCheckBox] = {}
        for one in self.page.optional:
            box = QCheckBox(f"{one.title}　{one.note}".rstrip())
            self.boxes[one.code] = box
            rows.addWidget(box)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        return step

    def _names_step(self) -> QWidget:
        step, column = _column()
        self.bank_table, self.project_table = QTableWidget(), QTableWidget()
        both = QHBoxLayout()
        both.setSpacing(2 * GAP)
        for title, table, share in (("银行账户", self.bank_table, 3), ("专项项目", self.project_table, 2)):
            side = QVBoxLayout()
            side.addWidget(words(title, "heading"))
            side.addWidget(table, 1)
            both.addLayout(side, share)
        column.addLayout(both, 1)
        return step

    def _openings_step(self) -> QWidget:
        step, column = _column()
        self.when = words("", "hint")
        self.grid = OpeningGrid(self.page)
        self.sums = words("", "heading")
        self.grid.typed.connect(self._show_sums)
        self.grid.refused.connect(self.tell)
        column.addWidget(self.when)
        column.addWidget(self.grid, 1)
        column.addWidget(self.sums)
        return step

    def _proof_step(self) -> QWidget:
        step, column = _column()
        self.proof = QTableWidget()
        self.verdict = words("", "good")
        column.addWidget(self.verdict)
        column.addWidget(self.proof, 1)
        return step

    # Going from step to step

    @property
    def step(self) -> int:
        return self.stack.currentIndex()

    def go(self, step: int) -> None:
        self.tell("")
        fill = (self._fill_start, self._fill_accounts, self._fill_names, self._fill_openings, self._fill_proof)
        fill[step]()
        self.stack.setCurrentIndex(step)
        self.say(SENTENCES[step])
        shown = (f"<b>{n}. {title}</b>" if n == step + 1 else f"{n}. {title}" for n, title in enumerate(STEPS, 1))
        self.steps.setText("&nbsp;&nbsp;›&nbsp;&nbsp;".join(shown))
        self.back_button.setEnabled(step > START)
        self.import_button.setVisible(step == OPENING)
        self.next_button.setText("完成" if step == PROOF else "下一步(&N)")
        fixed = bool(self.page.refused) or self.desk.book.read_only
        for widget in (self.start, self.yearly, self.monthly, self.import_button):
            widget.setEnabled(not fixed)
        if self.page.refused and step in {START, OPENING}:
            self.say(self.page.refused)
        (self.start, self.stack, self.bank_table, self.grid, self.next_button)[step].setFocus()

    @told
    def next(self) -> None:
        if self.step == PROOF:
            self._finish()
            return
        self.keep()
        self.go(self.step + 1)

    @told
    def back(self) -> None:
        self.keep()
        self.go(self.step - 1)

    def keep(self) -> None:
        """Write what this step says; Refusal says what is wrong with it."""
        if self.desk.book.read_only:
            return
        if self.step == START:
            if not self.page.refused:
                self.page.keep_start(self.start.text(), monthly=self.monthly.isChecked())
        elif self.step == ACCOUNTS:
            self.page.keep_accounts(code for code, box in self.boxes.items() if box.isChecked())
        elif self.step == NAMES:
            self._leave_cells()
            self.page.keep_names(_typed(self.bank_table), _typed(self.project_table))
        elif self.step == OPENING:
            self._leave_cells()
            if self.grid.fault:
                raise Refusal(self.grid.fault, "请改正或清空那一格。")
            self.page.keep_openings()

    def _leave_cells(self) -> None:
        """What is being typed into a cell counts too."""
        take_from(self)

    def _finish(self) -> None:
        if not all(right for right, _what, _sentence in self.page.proof):
            raise Refusal(
                "还有没有对上的，账套还不能算启用好。", "请回到上一步改；填好的都已保存，也可以先关闭，以后再来。"
            )
        self.accept()

    @told
    def reject(self) -> None:
        """What was typed is kept, also when the guide is left in the middle; what cannot be kept is said and stays."""
        self.keep()
        super().reject()

    # What each step shows

    def _fill_start(self) -> None:
        self.start.setText(f"{self.page.start // 100}-{self.page.start % 100:02}")
        (self.monthly if self.page.monthly else self.yearly).setChecked(True)

    def _fill_accounts(self) -> None:
        for one in self.page.optional:
            self.boxes[one.code].setChecked(one.in_use)

    def _fill_names(self) -> None:
        banks = [(f"{code} {name}", bank, number) for code, name, bank, number in self.page.banks]
        _fill_names(self.bank_table, BANK_HEADS, banks, NEW_BANKS)
        _fill_names(self.project_table, PROJECT_HEADS, list(self.page.projects.values()), NEW_PROJECTS)

    def _fill_openings(self) -> None:
        self.when.setText(self.page.mid_year_words)
        self.grid.show_page(writable=not (self.page.refused or self.desk.book.read_only))
        self._show_sums()

    def _show_sums(self) -> None:
        self.tell("")
        self.sums.setText(self.page.sums_words)
        self.sums.setProperty("role", "heading" if self.page.is_even else "fault")
        self.sums.style().polish(self.sums)

    def _fill_proof(self) -> None:
        proof = self.page.proof
        fill_table(
            self.proof,
            ("", "项目", "结果"),
            [("✓" if right else "✗", what, told) for right, what, told in proof],
            wide=2,
        )
        fit_rows(self.proof, 2)
        right = all(one[0] for one in proof)
        self.verdict.setText("期初余额平衡，各项关系都对上了。" if right else "")
        self.verdict.setVisible(right)

    @told
    def import_openings(self) -> None:
        from desk_union.ui.bringing.importing import open_import

        self.keep()
        if open_import(self, self.desk, self.desk.ledger(OPENINGS.code)):
            self.page.refresh()
        self.go(OPENING)


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, GAP, 0, 0)
    column.setSpacing(GAP)
    return widget, column


def _fill_names(table: QTableWidget, heads: tuple[str, ...], held: Sequence[tuple[str, ...]], new: int) -> None:
    """What there is, not to be changed here, and empty rows to write in."""
    fill_table(table, heads, [*held, *([("",) * len(heads)] * new)], wide=0)
    table.setShowGrid(True)
    triggers = QTableWidget.EditTrigger
    table.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
    table.setProperty("held", len(held))
    for row in range(len(held)):
        for column in range(len(heads)):
            if (item := table.item(row, column)) is not None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    for column in range(1, len(heads)):
        table.setColumnWidth(column, scaled(150))
    table.setCurrentCell(len(held), 0)


def _typed(table: QTableWidget) -> list[tuple[str, ...]]:
    held = int(table.property("held") or 0)
    columns = range(table.columnCount())
    return [tuple(_text(table.item(row, column)) for column in columns) for row in range(held, table.rowCount())]


def _text(item: QTableWidgetItem | None) -> str:
    return item.text() if item is not None else ""
