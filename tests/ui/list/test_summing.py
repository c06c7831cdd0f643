"""按…汇总 in its dialog, by keys: choose a column, see a group's rows in the list, keep a report and print it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.list.listpage import ListPage
from desk_union.store import ownreports
from desk_union.ui.list.summing import SummingDialog
from desk_union.ui.paper import printing

pytestmark = pytest.mark.people(5)


@pytest.fixture
def dialog(qtbot, desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    dialog = SummingDialog(None, page)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def cells(dialog):
    table = dialog.table
    return [tuple(table.item(row, column).text() for column in range(table.columnCount())) for row in range(table.rowCount())]


def by(dialog, words):
    dialog.by.setCurrentIndex(dialog.by.findText(words))


def test_enter_on_a_group_asks_for_its_rows(dialog):
    by(dialog, "所在分会/小组")
    assert cells(dialog) == [("机修小组", "5"), ("合计", "5")]
    dialog.table.setCurrentCell(0, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert len(dialog.opened) == 5
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_number_ticked_is_a_column_and_none_is_refused(dialog):
    by(dialog, "所在分会/小组")
    mean = next(dialog.numbers.item(at) for at in range(dialog.numbers.count()) if dialog.numbers.item(at).text() == "年龄平均")
    mean.setCheckState(Qt.CheckState.Checked)
    assert dialog.table.horizontalHeaderItem(2).text() == "年龄平均"
    for at in range(dialog.numbers.count()):
        dialog.numbers.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert "至少勾一项" in dialog.note.text()


def test_enter_in_the_name_keeps_it_and_it_is_printed(dialog, desk, monkeypatch):
    by(dialog, "性别")
    dialog.name.setFocus()
    dialog.name.setText("按性别")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    with desk.book.reading() as session:
        assert [one.name for one in ownreports.every(session)] == ["按性别"]
    by(dialog, "所在分会/小组")
    dialog.kept.setCurrentIndex(1)
    dialog.kept.activated.emit(1)
    assert dialog.by.currentText() == "性别"
    printed = []
    monkeypatch.setattr(printing, "show_paper", lambda _parent, paper: printed.append(paper))
    printing.print_sheet(None, desk, "report:按性别")
    assert printed[0].title == "按性别"
    dialog.places.setCurrentIndex(1)
    dialog.print_()
    assert "条形图" in printed[1].title


@pytest.mark.parametrize("typed", ["", "  "])
def test_a_missing_name_is_asked_for_where_it_is_written(qtbot, dialog, typed):
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.name.setText(typed)
    dialog.save_button.setFocus()
    dialog.save_button.click()
    assert dialog.name.hasFocus()
