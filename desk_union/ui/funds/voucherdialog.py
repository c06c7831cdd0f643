"""记账凭证: typing one at keyboard speed, keeping it as a draft or posting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desk_union import tabs
from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds import dictionaries
from desk_union.funds.account.posting import Unexplained
from desk_union.screens.funds.voucherform import VoucherForm, entries, has_loose_words
from desk_union.ui.funds.asking_reason import ask_reason
from desk_union.ui.funds.vouchertable import LinesView
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import Framed, told, words
from desk_union.ui.kit.numberbox import NumberBox
from desk_union.ui.kit.style import scaled
from desk_union.ui.kit.typedtext import take_from

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desk_union.funds.account.deeds import Draft
    from desk_union.screens.desk import Desk

SIZE = (1180, 600)
FROZEN = "已记账的凭证不能再改。要更正，请在“记账凭证”台账里选中它，用红字冲销或补充更正。"
HINT = "科目可输编码、名称或拼音首字母；金额里输 = 补平借贷；摘要留空按回车用上一条的。"


class VoucherDialog(Framed):
    """``kept`` carries the id of a voucher that was saved or posted."""

    help_page = "funds.writing"
    kept = Signal(int)

    asks_first = False  # it asks by itself, and offers to keep the draft

    def __init__(
        self, parent: QWidget | None, desk: Desk, row_id: int | None = None, draft: Draft | None = None
    ) -> None:
        super().__init__(parent, "记账凭证", HINT)
        self.desk = desk
        self.form = VoucherForm(desk, row_id, draft)
        self._make_head()
        self.view = LinesView()
        self.body.addWidget(self.view, 1)
        self._foot = QHBoxLayout()
        self.total = words("", "heading")
        self.sides = QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self._foot.addWidget(self.total, 1)
        self._foot.addWidget(self.sides)
        self.body.addLayout(self._foot)
        self._make_buttons()
        self.resize(*(scaled(length) for length in SIZE))
        self._show_form()

    def _make_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = words("", "title")
        self.day = QLineEdit()
        self.day.setMaximumWidth(scaled(110))
        self.day.setToolTip("凭证日期；可以只输日，如 15")
        self.word = QComboBox()
        self.word.addItems(dictionaries.WORD.labels)
        self.papers = NumberBox(maximum=999)
        self.papers.setMaximumWidth(scaled(80))
        self.spending = QComboBox()
        self.spending.addItems(["", *dictionaries.SPENDING.labels])
        row.addWidget(self.title, 1)
        for label, widget in (
            ("日期", self.day),
            ("字", self.word),
            ("附单据", self.papers),
            ("支出种类", self.spending),
        ):
            row.addWidget(QLabel(label))
            row.addWidget(widget)
        self.body.addLayout(row)
        self.day.editingFinished.connect(self._take_day)
        self.lead(lambda: (self.day, self.papers))

    def _make_buttons(self) -> None:
        self.template = self.add_button("常用业务…", self.use_template, left=True, key="Ctrl+T")
        self.keep_own = self.add_button("存为常用…", self.keep_template, left=True)
        self.keep_own.setToolTip("把这张凭证存成本单位自己的常用业务")
        self.insert = self.add_button("插入行", self.insert_line, left=True, key="Ctrl+I")
        self.remove = self.add_button("删除行", self.delete_line, left=True, key="Ctrl+D")
        self.add_button("关闭", self.reject)
        self.keep = self.add_button("存为草稿", self.save, key="Ctrl+S")
        self.keep_new = self.add_button("存草稿并新增", self.save_and_new, key="Ctrl+Return")
        self.post_button = self.add_button("记账", self.post, key="F9")
        self.post_button.setProperty("role", "primary")

    def _show_form(self) -> None:
        form = self.form
        model = self.view.show_form(form)
        model.refused.connect(self.tell)
        model.typed.connect(self._show_total)
        self.view.left_last.connect(self._complete)
        self.title.setText(form.title + ("（已记账）" if form.state == "已记账" else ""))
        self.day.setText(days.show_day(form.day))
        self.word.setCurrentText(form.word)
        self.papers.setValue(form.papers)
        self.spending.setCurrentText(form.spending or "")
        for widget in (self.day, self.word, self.papers, self.spending, self.keep, self.keep_new, self.post_button,
                       self.template, self.insert, self.remove):  # fmt: skip
            widget.setEnabled(not form.frozen)
        self._show_total()
        self.say(FROZEN if form.state == "已记账" else HINT)
        if not form.frozen:
            self.view.go_to(0, "summary")

    def _show_total(self) -> None:
        debit, credit = self.form.totals
        self.total.setText(f"合计　{self.form.total_words}")
        self.sides.setText(f"借方 {show_yuan(debit)}　　贷方 {show_yuan(credit)}")

    def _complete(self) -> None:
        """Everything is written and balances: Enter once more posts or keeps, by the button that has the cursor."""
        self.papers.setFocus(Qt.FocusReason.TabFocusReason)
        self.papers.selectAll()

    @told
    def _take_day(self) -> None:
        try:
            self.form.set_day(self.day.text())
        except ValueError as error:
            raise Refusal(str(error)) from None
        self.day.setText(days.show_day(self.form.day))

    def _take_head(self) -> None:
        self._take_day()
        self.form.word = self.word.currentText()
        self.form.papers = self.papers.value()
        self.form.spending = self.spending.currentText() or None

    # What is done

    def _leave_cell(self) -> None:
        """What is being typed into a cell counts too."""
        take_from(self)

    def insert_line(self) -> None:
        self._leave_cell()
        row = max(0, self.view.currentIndex().row())
        self.form.insert_line(row)
        self.view.lines.reset()
        self.view.go_to(row, "summary")

    def delete_line(self) -> None:
        self._leave_cell()
        row = self.view.currentIndex().row()
        if row >= 0:
            self.form.delete_line(row)
            self.view.lines.reset()
            self.view.go_to(min(row, len(self.form.lines) - 1), "summary")

    def use_template(self) -> None:
        from desk_union.ui.funds.vouchertemplates import TemplateDialog

        self._leave_cell()
        dialog = TemplateDialog(self, self.form.desk)
        if dialog.exec() and dialog.lines:
            self.form.fill(dialog.lines, dialog.spending)
            self.view.lines.reset()
            self.spending.setCurrentText(self.form.spending or "")

    @told
    def keep_template(self) -> None:
        """Keep this voucher as the office's own template; what is typed is kept as a draft before."""
        if not self.form.frozen and (self.form.row_id is None or self.form.is_dirty) and not self.save():
            return
        from desk_union.ui.form.deeddialog import carry_out

        deed = tabs.deed_called("funds.keep_template")
        if deed is not None and (done := carry_out(self, self.form.desk, deed, entries(self.form))) is not None:
            self.say(done.words)

    @told
    def save(self) -> bool:
        self._leave_cell()
        self._take_head()
        done = self.form.save()
        self.title.setText(self.form.title)
        self.say(f"{done.sentence}。{HINT}")
        self.kept.emit(done.row_id)
        return True

    def save_and_new(self) -> None:
        if self.save():
            self._start_anew()

    def _start_anew(self) -> None:
        day = self.form.day
        self.form = VoucherForm(self.desk)
        self.form.day = day
        self._show_form()

    @told
    def post(self) -> bool:
        """Post at once; where something needs a reason it is asked for."""
        self._leave_cell()
        self._take_head()
        self._mark_faults()
        try:
            done = self.form.post()
        except Unexplained as warned:
            reason = ask_reason(self, warned)
            if not reason:
                raise Refusal("没有记账，凭证存为草稿。", "请核对后再记账，或写明原因。") from None
            done = self.form.post(reason)
        self.kept.emit(done.row_id)
        self._start_anew()
        self.say(f"{done.sentence}。{HINT}")
        return True

    def _mark_faults(self) -> None:
        """Cells that stand in the way are tinted, with the reason when the mouse rests on them."""
        faults, _ = self.form.problems()
        kept = [row for row, typed in enumerate(self.form.lines) if not typed.is_empty]
        marked = {
            (kept[fault.line], fault.key): f"{fault.reason}{fault.remedy}" for fault in faults if fault.line is not None
        }
        self.view.lines.at_fault = marked
        self.view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            there = self.focusWidget()
            if self.papers.hasFocus():
                self.post_button.setFocus(Qt.FocusReason.TabFocusReason)
                return
            if isinstance(there, QPushButton):
                there.click()
                return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and 关闭 ask before something typed is lost."""
        self._leave_cell()
        self._take_head()
        form = self.form
        unsaved = has_loose_words(form.lines) or (form.is_dirty and any(not one.is_empty for one in form.lines))
        if unsaved and not form.frozen:
            answer = dialogs.choose(self, "凭证还没有保存。", "", ("存为草稿", "不保存", "接着写"))
            if answer == "接着写" or (answer == "存为草稿" and not self.save()):
                return
        super().reject()
