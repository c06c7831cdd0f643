"""The pages 导入 and 隐私 of the settings."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.bringing.importmemory import ImportMemory
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list.listpage import ListPage
from desk_union.store import privacylog
from desk_union.store.tables import ColumnMemory, Output, WordMemory
from desk_union.ui.book.settingsdialog import SettingsDialog
from tests.screens.desks import small_desk

Key = Qt.Key


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=2) as desk:
        with desk.book.deed("") as session:
            session.merge(ColumnMemory(ledger="members.people", header="绰号", field_key="note"))
            session.merge(ColumnMemory(ledger="members.people", header="血型", field_key=""))
            session.merge(WordMemory(dictionary="sex", text="先生", value="女"))
        yield desk


@pytest.fixture
def dialog(qtbot, desk):
    dialog = SettingsDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def turn_to(dialog, tab):
    dialog.names.setCurrentRow(dialog.pages.indexOf(tab))
    return tab


def shown(table):
    return [tuple(table.item(row, at).text() for at in range(table.columnCount())) for row in range(table.rowCount())]


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_a_wrong_word_is_corrected_by_keys(qtbot, dialog, desk):
    tab = turn_to(dialog, dialog.memory)
    tab.search.setFocus()
    tab.search.setText("先生")
    assert shown(tab.table) == [("填写：性别", "先生", "女")]
    tab.table.setFocus()
    press(qtbot, Key.Key_Return)
    assert QApplication.focusWidget() is tab.means
    tab.means.setEditText("男")
    press(qtbot, Key.Key_Return)
    assert QApplication.focusWidget() is tab.correct_button
    press(qtbot, Key.Key_Return)
    assert shown(tab.table) == [("填写：性别", "先生", "男")]
    assert dialog.isVisible()


def test_a_word_that_cannot_be_meant_is_told(dialog):
    tab = turn_to(dialog, dialog.memory)
    tab.table.setCurrentCell(0, 0)
    tab.means.setEditText("没有这样的栏目")
    tab.correct_button.click()
    assert "没有“没有这样的栏目”可选" in dialog.note.text()


def test_several_are_forgotten_at_once(qtbot, dialog, desk):
    tab = turn_to(dialog, dialog.memory)
    tab.search.setText("表头")
    tab.table.selectAll()
    assert not tab.correct_button.isEnabled()
    tab.table.setFocus()
    press(qtbot, Key.Key_Delete)
    assert shown(tab.table) == []
    assert [line.text for line in ImportMemory(desk).lines()] == ["先生"]


def test_who_saw_what_is_listed_and_found(dialog, desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    RowForm(desk, PEOPLE, page.id_at(0)).reveal()
    tab = turn_to(dialog, dialog.privacy)
    assert shown(tab.table) == [("2026-11-20 09:30", "王干事", "职工会员花名册", "查看 张二")]
    tab.search.setText("打印")
    assert tab.count.text() == "没有记录。"


def test_what_left_the_book_is_found_by_who_what_and_when(dialog, desk):
    book, days = desk.book, (date(2026, 3, 1), date(2026, 5, 2), date(2026, 5, 3))
    with book.deed("") as session:
        for day, who, title in zip(days, ("王干事", "王干事", "李干事"), ("会员花名册", "会费台账", "会员花名册"), strict=True):
            at = datetime(day.year, day.month, day.day, 9, 0)
            session.add(Output(at=at, who=who, how="打印", code="", title=title, amount=3, counter="页"))
    tab = turn_to(dialog, dialog.printed)
    assert [row[2] for row in shown(tab.table)] == ["会员花名册", "会费台账", "会员花名册"]
    tab.who.setText("王")
    assert [row[0][:10] for row in shown(tab.table)] == ["2026-05-02", "2026-03-01"]
    tab.who.clear()
    tab.search.setText("花名册")
    tab.since.setText("2026-5-1")
    tab.since.editingFinished.emit()
    assert [row[0][:10] for row in shown(tab.table)] == ["2026-05-03"]
    tab.until.setText("2026-4-1")
    tab.until.editingFinished.emit()
    assert "「到」早于「从」" in tab.count.text()
    tab.until.setText("前天")
    tab.until.editingFinished.emit()
    assert "「到」" in tab.count.text()


def test_looks_at_private_values_are_found_by_who_and_day(dialog, desk):
    privacylog.note(desk.book, PEOPLE.title, "查看 张一", "王干事")
    privacylog.note(desk.book, PEOPLE.title, "复制 证件号码（2 行）", "李干事")
    tab = turn_to(dialog, dialog.privacy)
    tab.who.setText("李")
    assert [row[3] for row in shown(tab.table)] == ["复制 证件号码（2 行）"]
    tab.since.setText("2027-1-1")
    tab.since.editingFinished.emit()
    assert tab.count.text() == "没有记录。"
