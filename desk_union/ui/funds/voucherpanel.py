"""The panel beside the list of vouchers: the whole voucher of the chosen line, and what is done with it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTextBrowser, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.posting import Unexplained
from desk_union.funds.ledgers.books import HEADS
from desk_union.screens.funds.voucherview import VoucherView, discard
from desk_union.ui.form.attached import FilesTab
from desk_union.ui.form.formpanel import NOTHING, WIDTH
from desk_union.ui.form.readpanel import ReadPanel
from desk_union.ui.funds.asking_reason import ask_reason
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import push_button, words
from desk_union.ui.kit.style import colours, scaled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk


class VoucherPanel(ReadPanel):
    """A voucher is written in a window of its own (``voucherdialog``); here it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(scaled(WIDTH - 96))

    def to_start(self) -> None:
        self.open()

    def bind(self, desk: Desk, ledger: Ledger) -> None:
        self.desk, self.ledger = desk, ledger
        self.view: VoucherView | None = None
        self._entry: int | None = None
        self._title = words("", "title")
        self._text = QTextBrowser()
        self._text.setAccessibleName("凭证")
        self._text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(lambda link: self.to_paid_rows(int(link.toString())))
        self.files = FilesTab(desk, HEADS)
        self.files.setMaximumHeight(scaled(150))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._open = push_button("打开", self.open)
        self._post = push_button("记账", self.post, primary=True)
        self._red = push_button("红字冲销", self.reverse)
        self._correct = push_button("补充更正", self.correct)
        self._copy = push_button("复制", self.copy)
        self._again = push_button("重新记账", self.book_again)
        self._again.setToolTip("这张凭证已冲销，按原来的分录另记一张，对应的业务随它入账")
        self._paid = push_button("对应的业务", self.to_paid_rows)
        self._paid.setToolTip("打开这张凭证收付的会费、物资、资产等")
        ways = QHBoxLayout()  # a row of their own, so that the panel stays narrow
        ways.addStretch(1)
        ways.addWidget(self._paid)
        ways.addWidget(self._again)
        for button in (self._open, self._copy, self._correct, self._red, self._post):
            self._buttons.addWidget(button)
        self._nothing = QLabel(NOTHING, wordWrap=True)
        self._nothing.setProperty("role", "quiet")
        self._stack = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        column.addWidget(self.files)
        column.addLayout(ways)
        column.addLayout(self._buttons)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # What is shown

    def show_nothing(self, words: str = NOTHING) -> None:
        self.view, self._entry = None, None
        self._nothing.setText(words)
        self._stack.setCurrentIndex(0)

    def show_row(self, row_id: int, day: date) -> None:
        del day  # a voucher is the same on any day
        self._entry = row_id
        try:
            self.view = VoucherView(self.desk, row_id)
        except Refusal:
            self.show_nothing()
            return
        self._title.setText(self.view.title)
        self._text.setHtml(_html(self.view))
        self.files.show_owner(self.view.id, frozen=self.desk.book.read_only)
        writable = not self.desk.book.read_only
        self._open.setText("查看" if self.view.posted else "修改")
        self._post.setVisible(not self.view.posted)
        self._paid.setVisible(bool(self.view.paid))
        self._again.setVisible(self.view.can_book_again)
        for button in (self._red, self._correct):
            button.setVisible(self.view.posted)
        for button in (self._post, self._red, self._correct, self._copy, self._again):
            button.setEnabled(writable)
        self._stack.setCurrentIndex(1)
        self.changed.emit()

    def refresh(self) -> None:
        if self._entry is not None:
            self.show_row(self._entry, self.desk.today())

    # What is done

    def new_row(self, given: Mapping[str, Any] | None = None) -> None:
        del given
        self._write(None)

    def save_and_new(self) -> None:
        self.new_row()

    @dialogs.guarded
    def open(self) -> None:
        if self.view is not None:
            self._write(self.view.id)

    def _write_draft(self, row_id: int) -> None:
        """A draft that was only just made is gone when the clerk closes its window without keeping it."""
        if self._write(row_id) is None:
            discard(self.desk, row_id)

    def _write(self, row_id: int | None) -> int | None:
        """The id of the voucher that was saved or posted; None when nothing was."""
        from desk_union.ui.funds.voucherdialog import VoucherDialog

        dialog = VoucherDialog(self.window(), self.desk, row_id)
        kept: list[int] = []
        dialog.kept.connect(kept.append)
        dialog.exec()
        dialog.deleteLater()
        return kept[-1] if kept else None

    @dialogs.guarded
    def post(self) -> None:
        if self.view is None:
            return
        try:
            self.view.post()
        except Unexplained as warned:
            reason = ask_reason(self, warned)
            if reason:
                self.view.post(reason)

    @dialogs.guarded
    def reverse(self) -> None:
        if self.view is not None:
            self._write_draft(self.view.reverse())

    @dialogs.guarded
    def correct(self) -> None:
        if self.view is not None:
            self._write_draft(self.view.correct())

    @dialogs.guarded
    def book_again(self) -> None:
        if self.view is not None:
            self._write(self.view.book_again())

    def to_paid_rows(self, place: int = 0) -> None:
        """Open the rows of the ledger that the voucher paid."""
        if self.view is not None and self.view.paid:
            found = self.view.paid[place]
            self.going.emit(found.ledger.code, list(found.ids))

    @dialogs.guarded
    def copy(self) -> None:
        if self.view is not None:
            self._write_draft(self.view.copy())


def _html(view: VoucherView) -> str:
    """The voucher as on paper: summary and account on the left, amounts on the right."""
    colour = colours()
    rows = "".join(
        f"<tr><td>{escape(line.summary)}<br><span style='color:{colour['quiet']}'>{escape(line.account)}"
        f"{'<br>' + escape(line.more) if line.more else ''}</span></td>"
        f"<td align='right' style='{_red(line.red)}'>{line.debit}</td>"
        f"<td align='right' style='{_red(line.red)}'>{line.credit}</td></tr>"
        for line in view.lines
    )
    more = [*view.related, *(f"处理说明——{text}" for text in view.overrides)]
    if view.wanted_papers:
        more.append(f"应附：{'、'.join(view.wanted_papers)}")
    paid = "".join(
        f"<p>对应：<a href='{place}'>{escape(found.words)}</a></p>" for place, found in enumerate(view.paid)
    )
    notes = "".join(f"<p style='color:{colour['quiet']}'>{escape(text)}</p>" for text in more)
    return (
        f"<p style='color:{colour['quiet']}'>{escape(view.heading)}</p>"
        f"<table width='100%' cellpadding='4' style='border-collapse:collapse'><tr><th align='left'>摘要与科目</th>"
        f"<th align='right'>借方</th><th align='right'>贷方</th></tr>{rows}"
        f"<tr><td><b>{escape(view.total)}</b></td><td align='right'><b>{view.debit}</b></td>"
        f"<td align='right'><b>{view.credit}</b></td></tr></table>{paid}{notes}"
    )


def _red(is_red: bool) -> str:
    return f"color:{colours()['fault']}" if is_red else ""
