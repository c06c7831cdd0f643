"""Ctrl+C and Ctrl+V on a list: rows onto the clipboard; cells of Excel or WPS onto the rows, looked at before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFormLayout, QTableWidget, QWidget

from desk_union.screens.bringing.importlines import MODES
from desk_union.screens.list.copying import copy_rows
from desk_union.screens.list.pastepage import PastePage, PasteSpot
from desk_union.ui.bringing.checkstep import ROWS_FITTED
from desk_union.ui.bringing.importsteps import QuestionsStep
from desk_union.ui.kit import dialogs, jobs
from desk_union.ui.kit.dialogframe import Framed, fill_table, fit_rows, told, words
from desk_union.ui.kit.reasons import ask_reason
from desk_union.ui.kit.style import mark, scaled

if TYPE_CHECKING:
    from desk_union.ui.list.ledgerpage import LedgerPage

HEADERS = ("行", "名称", "哪一列", "原来", "改为", "问题")
FAULT = len(HEADERS) - 1
SIZE = (860, 600)
QUESTION_HEIGHT, QUESTIONS_SEEN = 48, 3
WIDEST = 180
SENTENCE = "请先看清楚再粘贴：空着的格子不动，有一处不对就一格也不写，粘贴后可以一次撤销。"
BY_KEYS, BY_ROWS = True, False


class PasteDialog(Framed):
    """``sentence`` is for the clerk when something was pasted."""

    help_page = "import"

    def __init__(self, parent: QWidget | None, page: PastePage) -> None:
        super().__init__(parent, f"粘贴到：{page.ledger.title}", f"{page.size_words}。{SENTENCE}")
        self.page = page
        self.pasted = ""
        self.way, self.start, self.modes = QComboBox(), QComboBox(), QComboBox()
        self.questions = QuestionsStep(page)
        self.table = QTableWidget()
        self.summary = words("", "good")
        self.notes = words("", "hint")
        self._lay_out()
        self.add_button("取消", self.reject, key="Esc")
        self._go = self.add_button("粘贴", self.paste, primary=True)
        self.resize(*(scaled(length) for length in SIZE))
        self._fill_choices()
        self.look()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow("怎样对应", self.way)
        self._form.addRow("从哪一列起", self.start)
        self._form.addRow(f"已有的{self.page.one_of_them}", self.modes)
        self.body.addLayout(self._form)
        for widget in (self.summary, self.questions):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.notes)
        self.way.activated.connect(lambda _at: self._choose_way())
        self.start.activated.connect(self._choose_start)
        self.modes.activated.connect(self._choose_mode)
        self.way.setToolTip("按姓名、证件号码等认人，或者一行对一行（Alt+↓ 打开）")
        self.start.setToolTip("粘贴内容的第一列是哪一列（Alt+↓ 打开）")

    def _fill_choices(self) -> None:
        page = self.page
        self.way.addItem("按姓名、证件号码等认人，认不到的新增", BY_KEYS)
        self.way.addItem(page.place_words, BY_ROWS)
        for _key, label in page.starts:
            self.start.addItem(label)
        for mode in ("update", "complete"):
            title, sentence = MODES[mode]
            self.modes.addItem(f"{title}：{sentence}", mode)
        self._show_choices()

    def _show_choices(self) -> None:
        page = self.page
        self.way.setCurrentIndex(0 if page.by_keys else 1)
        self.way.setEnabled(page.may_choose_way)
        self.start.setCurrentIndex(page.start)
        self._form.setRowVisible(self.start, not page.has_header)

    def _choose_way(self) -> None:
        self.page.choose_way(by_keys=self.way.currentData())
        self.look()

    def _choose_start(self, at: int) -> None:
        self.page.choose_start(at)
        self._show_choices()
        self.look()

    def _choose_mode(self) -> None:
        self.page.set_mode(self.modes.currentData())
        self.look()

    @told
    def look(self) -> None:
        """Work out what would be changed, without writing it."""
        self._go.setEnabled(False)
        for widget in (self.summary, self.questions, self.notes):
            widget.hide()
        self.table.setRowCount(0)
        self.page.refuse_misfit()
        self.page.refuse_missing()
        if jobs.run(self, "核对", self.page.rehearse) is not None:
            self._show_report()

    def _show_report(self) -> None:
        page = self.page
        report = page.report
        if report is None:
            return
        lines = [(str(c.row or ""), c.name, c.column, c.before, c.after, c.fault) for c in report.changes]
        wide = len(HEADERS) if any(change.fault for change in report.changes) else FAULT
        fill_table(self.table, HEADERS[:wide], [line[:wide] for line in lines])
        for place in range(1, wide - 1):
            self.table.setColumnWidth(place, min(self.table.columnWidth(place), scaled(WIDEST)))
        if len(lines) <= ROWS_FITTED:
            fit_rows(self.table, wide - 1)
        self.summary.setText(page.summary)
        mark(self.summary, "role", "good" if report.ok else "warning")
        self.notes.setText("".join(page.notes))
        self.notes.setVisible(bool(page.notes))
        self.summary.show()
        self._ask()
        ready = page.may_import or page.asks_reason
        self._go.setEnabled(ready)
        (self._go if ready else self.table).setFocus()

    def _ask(self) -> None:
        self.questions.setVisible(self.page.has_questions)
        if self.page.has_questions:
            self.questions.show_questions()
            seen = min(len(self.questions.boxes), QUESTIONS_SEEN)
            self.questions.setFixedHeight(scaled(QUESTION_HEIGHT) * seen)
            for box in self.questions.boxes:
                # Looking again makes the questions anew, which must wait until this box has done its part.
                box.activated.connect(lambda _at: QTimer.singleShot(0, self, self.look))

    def paste(self) -> None:
        report = self.page.report
        if self.page.asks_reason and report is not None:
            reason = ask_reason(self, [str(problem) for problem in report.problems], "写明理由并粘贴")
            if not reason:
                return
            self.page.give_reason(reason)
            self.look()
            if not self.page.may_import:
                return
        sentence = jobs.run(self, "粘贴", self.page.run)
        if sentence is None:
            self.look()
            return
        self.pasted = sentence
        self.accept()


def copy(page: LedgerPage, *, heads: bool = False, secret: bool = False) -> None:
    """Put the selected rows on the clipboard; a single row whose private values are shown is copied as it is shown."""
    ids = page.table.ids()
    form = page.panel.form
    shown = form is not None and form.revealed and ids == [form.row_id] and not page.desk.book.read_only
    made = copy_rows(page.page, ids, heads=heads, secret=secret or shown)
    data = QMimeData()
    data.setText(made.text)
    data.setHtml(made.html)
    QGuiApplication.clipboard().setMimeData(data)
    page.say_aside(made.said)


def copy_secret(page: LedgerPage) -> None:
    if dialogs.ask(page, "连同证件号码、电话等隐私内容一起复制？", "会记下谁在何时复制了哪些内容。", yes="复制"):
        copy(page, heads=True, secret=True)


def paste(page: LedgerPage) -> None:
    """Show what the cells on the clipboard would change, and change it when the clerk says so."""
    if not page.may_leave():
        return
    data = QGuiApplication.clipboard().mimeData()
    here = page.table.currentIndex()
    spot = PasteSpot(max(0, here.row()), max(0, here.column()), tuple(page.table.ids()))
    block = PastePage(page.page, data.html(), data.text(), spot)
    dialog = PasteDialog(page, block)
    dialog.exec()
    dialog.deleteLater()
    if dialog.pasted:
        page.say_aside(f"{dialog.pasted}，可用 Ctrl+Z 撤销")
