"""One voucher's way through the windows: typed from a template by keys, posted, its month closed, found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desk_union.funds.account import closing
from desk_union.funds.tables import Entry, Period, Voucher
from desk_union.store.check import check_book
from desk_union.tabs import checks
from desk_union.ui.funds.books import BooksDialog
from desk_union.ui.funds.closing import ClosingDialog
from desk_union.ui.funds.voucherdialog import FROZEN, VoucherDialog
from desk_union.ui.funds.vouchertable import WIDTHS, LinesView
from desk_union.ui.funds.vouchertemplates import TemplateDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.style import scaled

Key = Qt.Key

pytestmark = pytest.mark.people(0)


def in_dialog(qtbot, kind, do):
    """Do this once in the dialog that a key opens, and leave it."""

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            return
        timer.stop()
        try:
            do(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    return timer


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    to_front(qtbot, dialog)
    return dialog


def to_front(qtbot, dialog):
    """Without a screen a dialog that closed keeps being the active window."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def answer_dues(qtbot):
    def answer(dialog):
        qtbot.keyClicks(dialog.search, "sdhf")  # 收到会费
        qtbot.keyClicks(dialog.fields.rows["amount"].editor.widget, "6000")
        dialog.go.click()

    return answer


def test_from_the_template_to_the_statement_and_back_to_the_voucher(qtbot, desk, monkeypatch):
    # written by keys
    dialog = shown(qtbot, VoucherDialog(None, desk))
    dialog.day.setFocus()
    dialog.day.selectAll()
    qtbot.keyClicks(dialog.day, "2026-01-05")
    waiting = in_dialog(qtbot, TemplateDialog, answer_dues(qtbot))
    qtbot.waitUntil(dialog.day.hasFocus)
    qtbot.keyClick(dialog.day, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not waiting.isActive())
    to_front(qtbot, dialog)
    assert [(line.debit, line.credit) for line in dialog.form.lines if not line.is_empty] == [
        (6000_00, 0), (0, 6000_00),
    ]  # fmt: skip
    dialog.papers.setFocus()
    dialog.papers.selectAll()
    qtbot.keyClicks(dialog.papers, "3")
    qtbot.keyClick(dialog.papers, Key.Key_F9)
    qtbot.waitUntil(lambda: "已记账" in dialog.sentence.text() or bool(dialog.note.text()))
    assert dialog.note.text() == ""
    with desk.book.reading() as session:
        voucher = session.query(Voucher).one()
        assert (voucher.period, voucher.number, voucher.papers, voucher.state) == (202601, 1, 3, "已记账")
        assert sorted(row.debit - row.credit for row in session.query(Entry)) == [-6000_00, 6000_00]
    dialog.reject()

    # its month is closed, for good
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    month = shown(qtbot, ClosingDialog(None, desk))
    assert month.page.title == "2026年1月"
    month.close_button.click()
    with desk.book.reading() as session:
        assert [row.period for row in session.query(Period)] == [202601]
        assert closing.recheck(session) == []
    assert "2026年1月" in month.said.text()
    month.reject()

    # from the statement to the account's book, and from there to the voucher
    books = shown(qtbot, BooksDialog(None, desk))
    found = books.table.findItems("102", Qt.MatchFlag.MatchExactly)
    books.table.setCurrentItem(found[0])
    qtbot.keyClick(books.table, Key.Key_Return)
    assert "银行存款" in books.title.text()
    row = next(n for n in range(books.table.rowCount()) if "6,000.00" in texts(books.table, n) and opens(books, n))
    books.table.setCurrentCell(row, 0)
    seen = []
    waiting = in_dialog(qtbot, VoucherDialog, lambda one: seen.append((one.title.text(), one.sentence.text())))
    qtbot.keyClick(books.table, Key.Key_Return)
    assert seen == [("2026-01 记-1（已记账）", FROZEN)]
    books.back_button.click()
    assert books.title.text().startswith("科目余额表")
    books.reject()
    assert check_book(desk.book, checks()) == []


def texts(table, row):
    return [table.item(row, column).text() for column in range(table.columnCount())]


def opens(books, row):
    from desk_union.ui.funds.books import CELL

    return books.table.item(row, 0).data(CELL).voucher is not None


@pytest.mark.parametrize("wide", [1000, 1180, 1900])
def test_the_words_of_a_line_can_be_read_however_wide_the_window(qtbot, desk, wide):
    dialog = shown(qtbot, VoucherDialog(None, desk))
    dialog.resize(wide, 600)
    table = dialog.findChild(LinesView)
    header = table.horizontalHeader()
    assert table.columnWidth(0) >= scaled(WIDTHS["summary"])
    assert header.length() >= table.viewport().width()
