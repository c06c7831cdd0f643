"""Ctrl+C and Ctrl+V on a list, by keys, with what Excel and WPS put on the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desk_union.basis import identity
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.pastepage import PastePage, PasteSpot
from desk_union.screens.privacy import shown_log
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from desk_union.ui.list.pasting import PasteDialog
from tests.exchange.clipboards import EXCEL, EXCEL_TEXT
from tests.screens.desks import count

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CONTROL, SHIFT, ALT = Modifier.ControlModifier, Modifier.ShiftModifier, Modifier.AltModifier

pytestmark = pytest.mark.people(4)


@pytest.fixture
def window(qtbot, desk):
    QGuiApplication.clipboard().clear()
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window, before_close_func=lambda window: window.page.panel.show_nothing())
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.show_ledger("members.people")
    page.page.choose_columns(["name", "political", "age", "phone", "id_number"])
    page.page.sort("id_number")
    page.table.show_page(page.page)
    page.table.go_to(0)
    page.to_table()
    return window


def press(qtbot, key, modifier=Modifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def held():
    return QGuiApplication.clipboard().mimeData()


def put(text, html=""):
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def answered(window, do):
    """Does something in the dialog that the next key opens."""

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, PasteDialog) or not dialog.isVisible():
            QTimer.singleShot(10, window, look)
            return
        try:
            do(dialog)
        finally:
            dialog.reject()

    QTimer.singleShot(10, window, look)


def test_rows_are_copied_by_keys(qtbot, window):
    press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_C, CONTROL)
    assert [line.split("\t")[0] for line in held().text().splitlines()] == ["张一", "张二"]
    assert "mso-number-format" in held().html()
    assert "隐去了一部分" in window.page.ui.status.text()
    press(qtbot, Key.Key_C, CONTROL | SHIFT)
    assert held().text().startswith("姓名\t政治面貌\t")


def test_private_values_are_copied_after_a_question_and_noted(qtbot, window, desk, monkeypatch):
    monkeypatch.setattr(dialogs, "ask", lambda *_args, **_more: True)
    press(qtbot, Key.Key_C, CONTROL | ALT)
    assert identity.sample_id(1) in held().text()
    assert shown_log(desk)[0]["what"] == "复制 移动电话、证件号码（1 行）"


def test_a_row_shown_in_clear_is_copied_as_it_is_shown(qtbot, window, desk):
    window.page.settle()
    window.page.panel.reveal()
    press(qtbot, Key.Key_C, CONTROL)
    assert identity.sample_id(1) in held().text()
    assert [line["what"].split(" ")[0] for line in shown_log(desk)] == ["复制", "查看"]


def test_excels_cells_are_pasted_after_a_look(qtbot, window, desk):
    put(EXCEL_TEXT, EXCEL)
    before = count(desk)
    seen = []

    def look(dialog):
        seen.append([dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())])
        assert count(desk) == before
        assert dialog.focusWidget() is dialog._go
        qtbot.keyClick(dialog._go, Key.Key_Return)

    answered(window, look)
    press(qtbot, Key.Key_V, CONTROL)
    assert seen == [["欧阳红", "王五"]]
    assert count(desk) == before + 2
    qtbot.waitUntil(lambda: "已粘贴：新增 2 行" in window.page.ui.status.text())
    window.commands.by_code["undo"].trigger()
    assert count(desk) == before


def test_esc_leaves_everything_as_it_is(qtbot, window, desk):
    put("党员\r\n")
    window.page.table.setCurrentIndex(window.page.table.model().index(1, 1))
    answered(window, lambda dialog: dialog.reject())
    press(qtbot, Key.Key_V, CONTROL)
    assert window.page.page.row(1).words[1] == ""


def test_typing_in_the_search_box_pastes_words_there(qtbot, window):
    put("zy")
    window.page.focus_search()
    press(qtbot, Key.Key_V, CONTROL)
    assert window.page.filters.search.text() == "zy"


def test_an_empty_list_takes_a_paste_too(qtbot, window, desk):
    window.page.filters.search.setText("没有这样的一行")
    window.page.filters.flush()
    window.page.ui.emptyClear.setFocus()
    put(EXCEL_TEXT, EXCEL)
    seen = []

    def look(dialog):
        seen.append(dialog.page.by_keys)
        dialog.reject()

    answered(window, look)
    press(qtbot, Key.Key_V, CONTROL)
    assert seen == [True]


# The dialog


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.choose_columns(["name", "political", "age", "phone", "id_number"])
    page.sort("id_number")
    return page


def dialog_for(qtbot, page, text, spot=None, html=""):
    dialog = PasteDialog(None, PastePage(page, html, text, spot or PasteSpot()))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def column(table, place):
    return [table.item(row, place).text() for row in range(table.rowCount())]


def test_the_first_column_can_be_chosen_again(qtbot, page):
    dialog = dialog_for(qtbot, page, "党员\r\n团员\r\n", PasteSpot(0, 3))
    assert not dialog._go.isEnabled()
    assert "问题" in [dialog.table.horizontalHeaderItem(at).text() for at in range(dialog.table.columnCount())]
    dialog.start.setCurrentIndex(1)
    dialog.start.activated.emit(1)
    assert column(dialog.table, 4) == ["中共党员", "共青团员"]
    assert dialog._go.isEnabled()
    assert dialog._go.hasFocus() or not dialog.isActiveWindow()


def test_a_block_too_wide_says_so_and_a_better_column_helps(qtbot, page):
    dialog = dialog_for(qtbot, page, "党员\t41\t13800000001\r\n", PasteSpot(0, 3))
    assert "从「移动电话」起只有2列" in dialog.note.text()
    assert not dialog._go.isEnabled()
    dialog.start.activated.emit(1)
    assert dialog.note.isHidden()
    assert column(dialog.table, 2) == ["政治面貌", "移动电话"]
    assert "年龄" in dialog.notes.text()


def test_an_unknown_word_is_asked_and_the_answer_counts(qtbot, page, desk):
    dialog = dialog_for(qtbot, page, "中共正式党员\r\n", PasteSpot(0, 1))
    (box,) = dialog.questions.boxes
    assert not dialog._go.isEnabled()
    box.setCurrentIndex(box.findText("中共党员"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(dialog._go.isEnabled)
    dialog.paste()
    assert dialog.pasted == "已粘贴：修改 1 行"
    page.refresh()
    assert page.row(0).words[1] == "中共党员"


def test_rows_told_by_keys_can_be_put_in_order_instead(qtbot, page):
    lines = f"姓名\t证件号码\t政治面貌\r\n张三\t{identity.sample_id(3)}\t党员\r\n"
    dialog = dialog_for(qtbot, page, lines)
    assert column(dialog.table, 1) == ["张三"]
    assert dialog.way.isEnabled()
    dialog.way.setCurrentIndex(1)
    dialog.way.activated.emit(1)
    assert set(column(dialog.table, 1)) == {"张一"}
    assert not dialog._go.isEnabled()
