"""标上级表格: which form of the upper union's, and pointing at the cells of its sheet to say what is filled there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QSplitter, QWidget

from desk_union.reports.upperforms.forms_words import RHYTHM
from desk_union.reports.upperforms.ledgers import UPPER_FORMS
from desk_union.screens.reports.formpage import UpperFormPage, forms, take_in
from desk_union.ui.kit.dialogframe import GAP, Framed, told
from desk_union.ui.kit.style import scaled
from desk_union.ui.reports.formmark import FormMarkPanel
from desk_union.ui.reports.formsheetview import FormSheetView
from desk_union.ui.reports.which import WhichQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.workplace import Workplace

QUESTION_SIZE, SIZE = (620, 400), (1180, 690)
KINDS = "Excel工作簿 (*.xlsx)"
SHEET = "reports.upper_form"


class FormQuestion(WhichQuestion):
    """Which form of the upper union's, or a new one of a file."""

    help_page = "reports.forms"
    asks_first = False  # a choice only
    heads, new, size_asked = ("上级表格", "周期", "标了几格"), "拿来一张新的…", QUESTION_SIZE

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, desk, "标上级表格", "上级发的Excel表拿来一次，点格子标上数字，以后每期由程序填。")

    def held(self) -> list[tuple[int, Sequence[str]]]:
        return [(one.id, (one.name, one.rhythm, str(one.marks))) for one in forms(self.desk)]

    @told
    def make(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择上级发的Excel表", str(Path.home()), KINDS)
        if name:
            self.chosen = take_in(self.desk, Path(name))
            self.accept()


class FormDialog(Framed):
    """Pointing at the cells of one form."""

    help_page = "reports.forms"
    asks_first = False  # every mark is kept when it is made

    def __init__(self, parent: QWidget | None, desk: Desk, form: int) -> None:
        page = UpperFormPage(desk, form)
        sentence = "点一格，打几个字或拼音首字母选数字，回车就标上；有颜色的是标过的。"
        super().__init__(parent, f"标上级表格　{page.name}", sentence)
        self.desk, self.page = desk, page
        self.view, self.panel = FormSheetView(page), FormMarkPanel(page)
        self.sheets, self.rhythm, self.state = QComboBox(), QComboBox(), QLabel()
        self.rhythm.addItems(RHYTHM.labels)
        self.rhythm.setCurrentText(page.rhythm)
        self.body.addLayout(self._top())
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.addWidget(self.view)
        whole.addWidget(self.panel)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(0, 1)
        whole.setSizes([scaled(780), scaled(350)])
        self.body.addWidget(whole, 1)
        self._buttons()
        self.resize(*(scaled(length) for length in SIZE))
        self.sheets.activated.connect(self.turn_to)
        self.rhythm.activated.connect(lambda _place: self.change_rhythm())
        self.view.pointed.connect(self.point)
        self.panel.wanted.connect(lambda: self.command(self.put))
        self.show_file()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for widget in (QLabel("工作表"), self.sheets, QLabel("填报周期"), self.rhythm):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.state)
        return row

    def _buttons(self) -> None:
        changing = [
            self.add_button("按旁边的字标", self.mark_likely, left=True),
            self.add_button("换文件…", self.change_file, left=True),
            self.add_button("不标这一格", self.take_off, left=True, key="Ctrl+Delete"),
        ]  # fmt: skip
        self.add_button("填好、存为Excel…", self.print_it, left=True, key="Ctrl+P")
        self.add_button("关闭", self.reject)
        changing.append(self.add_button("标上", self.put, primary=True))
        for button in (*changing, self.rhythm):
            button.setEnabled(not self.page.fixed)

    def show_file(self) -> None:
        self.sheets.clear()
        self.sheets.addItems([one.name for one in self.page.sheets])
        self.sheets.setCurrentIndex(self.page.place)
        self.view.show_sheet()
        self.point()

    def turn_to(self, place: int) -> None:
        self.page.place, self.page.at = place, None
        self.view.setCurrentCell(-1, -1)
        self.view.show_sheet()
        self.point()

    def point(self) -> None:
        at = self.view.at
        self.tell("")
        self.panel.show_cell(self.page.point(at) if at is not None else "")
        own = sum(one.sheet == self.page.sheet.name for one in self.page.marks)
        lost = f"，{len(self.page.lost)}格的工作表不在这个文件里" if self.page.lost else ""
        self.state.setText(f"标了{own}格{lost}")
        if self.panel.isEnabled():
            self.panel.line.setFocus()

    @told
    def put(self) -> None:
        """Mark the cell and go on to the next below."""
        self.page.put(self.panel.given())
        self.view.show_marks()
        at = self.page.at
        self.point()
        if at is not None and at[0] + 1 < self.view.rowCount():
            self.view.setCurrentCell(at[0] + 1, at[1])

    @told
    def take_off(self) -> None:
        self.page.take_off()
        self.view.show_marks()
        self.point()

    @told
    def mark_likely(self) -> None:
        count = self.page.mark_likely()
        self.view.show_marks()
        self.point()
        marked = f"标上了{count}格，请逐格看一眼；不对的点它另选。"
        self.say(marked if count else "没有再认得出的格子，请点格子自己选。")

    @told
    def change_rhythm(self) -> None:
        self.page.change_rhythm(self.rhythm.currentText())
        self.point()

    @told
    def change_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择新的Excel表", str(Path.home()), KINDS)
        if name:
            self.page.change_file(Path(name))
            self.show_file()

    @told
    def print_it(self) -> None:
        from desk_union.ui.paper.printing import print_sheet

        print_sheet(self, self.desk, SHEET, form=str(self.page.id))


def mark_forms(window: Workplace) -> None:
    """It is asked which, the one one stands on before all."""
    if not window.may_leave():
        return
    chosen = FormQuestion(window.widget, window.desk).answer(window, UPPER_FORMS)
    if chosen is not None:
        _open(window, chosen)


def _open(window: Workplace, form: int) -> None:
    from desk_union.basis.refusal import Refusal
    from desk_union.ui.kit import dialogs

    try:
        FormDialog(window.widget, window.desk, form).exec()
    except Refusal as refusal:
        dialogs.show_refusal(window.widget, refusal)
    window.show_anew()
