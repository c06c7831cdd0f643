"""From a list or a sheet to its preview: what must be asked before, then the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from desk_union.describe.sheet import Request
from desk_union.screens.paper import printpage
from desk_union.tabs import people
from desk_union.ui.kit import dialogs, jobs, picking
from desk_union.ui.kit.dialogframe import GAP, Framed, told, words
from desk_union.ui.paper.preview import show_paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.screens.desk import Desk
    from desk_union.screens.list.listpage import ListPage
    from desk_union.screens.paper.printpage import SheetOptions

WITHOUT, WITH, STAY = "不打印这些栏目", "照实打印", "取消"
LEFT_EMPTY = "空着这些栏目"
NOTED = "照实打印会记下是谁、什么时候打印的。"


def print_list(parent: QWidget | None, desk: Desk, page: ListPage) -> None:
    """The list as it is seen; private columns only after asking."""
    private = False
    if labels := printpage.private_labels(page.columns):
        answer = dialogs.choose(
            parent,
            f"名单里有隐私栏目：{'、'.join(labels)}。",
            NOTED,
            (WITHOUT, WITH, STAY),
        )
        if answer == STAY:
            return
        private = answer == WITH
    ask, columns = page.ask, page.columns
    paper = jobs.run(parent, "准备打印", lambda: printpage.list_paper(desk, page.ledger, ask, columns, private=private))
    if paper is not None:
        show_paper(parent, paper)


def print_sheet(parent: QWidget | None, desk: Desk, sheet_code: str, **chosen: str) -> None:
    """One of the office's sheets; its year, month and unit are asked first when it has such.

    ``chosen`` of its own choices are those that it begins with.
    """
    options = printpage.options_of(desk, printpage.sheet_called(desk, sheet_code))
    options.chosen.update(chosen)
    _ask_and_show(parent, desk, options)


def print_this(parent: QWidget | None, desk: Desk, sheet: Sheet) -> None:
    """A sheet that is none of those of the house."""
    _ask_and_show(parent, desk, printpage.options_of(desk, sheet))


def print_chosen(
    parent: QWidget | None, desk: Desk, rows: Sequence[int], day: date, ledger: Ledger | None = None,
    own: Sequence[int] = (),
) -> None:  # fmt: skip
    """Forms of the persons chosen in a list: which form, on which paper, then all of them in one preview.

    ``own`` are the chosen rows of ``ledger`` themselves, for the forms of the office's own which they fill.
    """
    sheets = {desk.wording.say(sheet.title): (sheet, rows) for sheet in (sheets_of_rows() if rows else ())}
    sheets |= {sheet.title: (sheet, rows) for sheet in (printpage.own_forms(desk, people()) if rows else ())}
    if ledger is not None and ledger.row is not people().row:
        sheets |= {sheet.title: (sheet, own) for sheet in printpage.own_forms(desk, ledger)}
    whom = f"{len(rows)}人" if rows else f"{len(own)}行"
    question, more = f"为选中的{whom}打印哪种表？", "每人（每行）一份，合成一个文件。"
    answer = picking.pick(parent, question, more, list(sheets), "打印(&P)…")
    if answer is not None:
        sheet, meant = sheets[answer]
        _ask_and_show(parent, desk, printpage.options_of(desk, sheet, meant, day))


def sheets_of_rows() -> list[Sheet]:
    """The forms that may be printed for any chosen persons."""
    from desk_union.tabs import ledgers, sheets

    of_people = {ledger.code for ledger in ledgers() if ledger.row is people().row}
    return [sheet for sheet in sheets() if "ids" in sheet.options and of_people & set(sheet.ledgers)]


def _ask_and_show(parent: QWidget | None, desk: Desk, options: SheetOptions) -> None:
    sheet = options.sheet
    if options.asks and SheetQuestion(parent, desk, options).exec() != Framed.DialogCode.Accepted:
        return
    paper = jobs.run(parent, "准备打印", lambda: printpage.sheet_paper(desk, sheet, options.request()))
    if paper is not None:
        show_paper(parent, paper)


def print_row(parent: QWidget | None, desk: Desk, sheet_code: str, row: int, day: date | None = None) -> None:
    """A form of one row; private values only after asking."""
    sheet = printpage.sheet_called(desk, sheet_code)
    private = False
    if sheet.private:
        question = f"《{sheet.title}》上有隐私栏目：{'、'.join(sheet.private)}。"
        answer = dialogs.choose(parent, question, NOTED, (LEFT_EMPTY, WITH, STAY))
        if answer == STAY:
            return
        private = answer == WITH
    today = desk.today()
    if "id" in sheet.options:
        request = Request(day or today, today, row=row, private=private)
    else:  # a roll of the unit that the row is, with all below it
        request = Request(day or today, today, unit=row, private=private)
    paper = jobs.run(parent, "准备打印", lambda: printpage.sheet_paper(desk, sheet, request))
    if paper is not None:
        show_paper(parent, paper)


def sheet_of(code: str) -> Sheet:
    from desk_union.tabs import sheets

    return next(sheet for sheet in sheets() if sheet.code == code)


class SheetQuestion(Framed):
    """Year, month, unit, name and whatever else a sheet asks."""

    help_page = "print"
    asks_first = False  # it says what is printed, and is asked again each time

    def __init__(self, parent: QWidget | None, desk: Desk, options: SheetOptions) -> None:
        say = desk.wording.say
        super().__init__(parent, f"打印《{say(options.sheet.title)}》", say(options.sheet.help))
        self.options = options
        self.year, self.month, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.says = words("", "hint")
        form = QFormLayout()
        form.setSpacing(GAP)
        self._fill(desk)
        for option, label, box in (
            ("year", "年度", self.year), ("month", self._part_label, self.month), ("unit", "分会/小组", self.unit),
        ):  # fmt: skip
            if options.offers(option) or (option == "month" and options.offers("quarter")):
                form.addRow(say(label), box)
            box.currentIndexChanged.connect(self._take)
        self._add_more(form)
        form.addRow("", self.says)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.add_button("取消", self.reject, key="Esc")
        self.add_button("预览", self.accept, primary=True)
        self.setMinimumWidth(460)
        self._take()

    @property
    def _part_label(self) -> str:
        """Months and quarters stand in one box, as one of them is meant."""
        parts = [label for option, label in (("month", "月份"), ("quarter", "季度")) if self.options.offers(option)]
        return "、".join(parts)

    def _add_more(self, form: QFormLayout) -> None:
        """What only some sheets ask: a name to look for, their own choices, private values."""
        self.search = QLineEdit(placeholderText=self.options.sheet.finds[1])
        if self.options.sheet.finds[0] == "姓名":
            self.search.setToolTip("姓名、拼音首字母或工号")
        self.search.textChanged.connect(self._take)
        if self.options.offers("search"):
            form.addRow(self.options.sheet.finds[0], self.search)
        self.chosen: dict[str, QComboBox] = {}
        for choose in self.options.choices:
            box = self.chosen[choose.key] = QComboBox()
            for code, title in choose.values:
                box.addItem(title, code)
            if (before := self.options.chosen.get(choose.key)) is not None:
                box.setCurrentIndex(max(box.findData(before), 0))
            form.addRow(choose.label, box)
            box.currentIndexChanged.connect(self._take)
        labels = self.options.sheet.private
        self.private = QCheckBox(f"连同{'、'.join(labels)}（会记下是谁打印的）")
        self.private.toggled.connect(self._take)
        if labels:
            form.addRow("", self.private)

    @told
    def _fill(self, desk: Desk) -> None:
        for year in self.options.years:
            self.year.addItem(f"{year}年", year)
        self._fill_parts()
        self.year.setCurrentIndex(self.year.findData(self.options.year))
        self.month.setCurrentIndex(self.month.findData(self.options.month))
        self.unit.addItem("整个工会", None)
        if self.options.offers("unit"):
            for unit_id, name in printpage.units_to_choose(desk):
                self.unit.addItem(name, unit_id)
            self.unit.setEditable(True)
            self.unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = self.unit.completer()
            if completer is not None:
                completer.setFilterMode(Qt.MatchFlag.MatchContains)

    def _fill_parts(self) -> None:
        """Parts of a year; a quarter by its number below nought, so that no month is taken for it."""
        months = self.options.offers("month")
        self.month.addItem("全年（到年底）" if months else "现在这一季", 0)
        for month in range(1, 13) if months else ():
            self.month.addItem(f"{month}月", month)
        for quarter in range(1, 5) if self.options.offers("quarter") else ():
            self.month.addItem(f"第{quarter}季度", -quarter)

    def _take(self) -> None:
        self.options.year = self.year.currentData()
        part = self.month.currentData() or 0  # none of those it has is the usual one
        self.options.month, self.options.quarter = max(part, 0), max(-part, 0)
        self.options.unit = self.unit.currentData()
        self.options.search = self.search.text().strip()
        self.options.chosen = {key: box.currentData() for key, box in self.chosen.items()}
        self.options.private = self.private.isChecked()
        self.says.setText(self.options.says)
