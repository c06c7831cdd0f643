"""批量修改, 添加条件, 选择列 and 会籍办理 in their dialogs, by keys alone."""

from __future__ import annotations

import itertools
from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QSizeGrip, QWidget

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form import typed
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.list import joining
from desk_union.screens.list.listpage import ListPage
from desk_union.tabs import deed_called
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.form.form import RowFields
from desk_union.ui.list.changemany import ChangeManyDialog
from desk_union.ui.list.conditions import ColumnsDialog, ConditionDialog

pytestmark = pytest.mark.people(5)


@pytest.fixture
def page(desk):
    page = ListPage(desk, PEOPLE)
    page.refresh()
    return page


def opened(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)
    press(qtbot, Qt.Key.Key_Return)


def test_a_change_for_many_is_seen_before_it_is_done(qtbot, page, desk):
    dialog = opened(qtbot, ChangeManyDialog(None, desk, PEOPLE, list(page.ids)))
    dialog.field.setFocus()
    dialog.field.select_text()
    write(qtbot, "zzmm")  # 政治面貌
    assert dialog.change.key == "political"
    assert QApplication.focusWidget() is dialog.value
    write(qtbot, "gqt")  # 共青团员
    assert dialog.isVisible()
    assert dialog.table.item(0, 2).text() == "共青团员"
    press(qtbot, Qt.Key.Key_Return)  # from when on it holds: today
    assert QApplication.focusWidget() is dialog._go
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    page.choose_columns(["political"])
    assert {page.row(at).words[0] for at in range(5)} == {"共青团员"}


def test_tab_goes_from_the_field_to_its_value(qtbot, page, desk):
    dialog = opened(qtbot, ChangeManyDialog(None, desk, PEOPLE, list(page.ids)))
    dialog.field.setFocus()
    dialog.field.select_text()
    qtbot.keyClicks(QApplication.focusWidget(), "zzmm")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.value)


def test_a_change_for_many_may_not_hold_from_a_day_far_ahead(qtbot, page, desk):
    dialog = opened(qtbot, ChangeManyDialog(None, desk, PEOPLE, list(page.ids)))
    dialog.field.setCurrentText("用工形式")
    dialog.field._left()
    dialog.value.setEditText("签约")
    dialog.since.setText("2062-11-20")
    dialog.preview()
    assert "还没有到" in dialog.note.text()


def test_a_condition_by_keys(qtbot, page):
    dialog = opened(qtbot, ConditionDialog(None, page))
    dialog.column.setFocus()
    dialog.column.select_text()
    write(qtbot, "szfh")  # 所在分会/小组
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.low
    dialog.low.setText("机修小组")
    press(qtbot, Qt.Key.Key_Return)
    assert dialog.condition is not None
    page.add_condition(dialog.condition)
    assert page.count == 5
    assert "机修小组" in page.filter_words


def test_a_second_condition_beside_the_first_by_keys(qtbot, page):
    page.add_condition(typed.condition(page.desk, PEOPLE.by_key["name"], "is", "张一"))
    dialog = opened(qtbot, ConditionDialog(None, page))
    dialog.column.setEditText("姓名")
    dialog.column._left()
    dialog.comparison.setCurrentIndex(dialog.comparison.findData("is"))
    dialog.low.setText("张二")
    dialog.joined.setCurrentIndex(dialog.joined.findText("任一满足"))
    dialog._add()
    joining.add(page, dialog.condition, dialog.joined.currentData())
    assert page.filter_words == "姓名是张一 或 姓名是张二"
    assert page.count == 2


def test_a_field_that_is_none_leaves_the_one_before(qtbot, page):
    dialog = opened(qtbot, ConditionDialog(None, page))
    before = dialog.column.key
    dialog.column.setEditText("没有这一列")
    dialog.column._left()
    assert dialog.column.key == before
    assert dialog.column.currentText() == PEOPLE.by_key[before].label


def test_columns_are_moved_by_keys(qtbot, page):
    dialog = opened(qtbot, ColumnsDialog(None, page))
    first, second = dialog.keys()[:2]
    dialog.list.setFocus()
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert dialog.keys()[:2] == [second, first]
    assert dialog.list.currentRow() == 1
    press(qtbot, Qt.Key.Key_Space)
    assert first not in set(dialog.keys())


@pytest.mark.parametrize(
    ("code", "day", "refused"),
    [("leave", "2026-12-31", False), ("leave", "2036-11-20", True), ("die", "2026-11-20", False),
     ("die", "2026-12-01", True)],
)  # fmt: skip
def test_a_deed_refuses_a_mistyped_year(qtbot, page, desk, code, day, refused):
    dialog = opened(qtbot, DeedDialog(None, desk, deed_called(f"members.{code}"), page.ids))
    line = dialog.fields.rows["day"].editor.line
    line.setText(day)
    line.editingFinished.emit()
    assert ("还没有到" in dialog.fields.rows["day"].note.text()) is refused
    dialog.go()
    assert dialog.isVisible() is refused
    dialog.asks_first = False  # what stands in it is left


def popup_of(widget):
    completer = widget.completer() if hasattr(widget, "completer") else widget.lineEdit().completer()
    return completer.popup()


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [("unit", "jxxz", "机修小组"), ("unit", "jx", "机修小组"), ("political", "gqty", "共青团员")],
)
def test_one_enter_takes_what_initials_mean_and_goes_on(qtbot, desk, key, typed, kept):
    fields = RowFields(PEOPLE.fields)
    qtbot.addWidget(fields)
    fields.show_form(RowForm(desk, PEOPLE, None))
    opened(qtbot, fields)
    editor = fields.rows[key].editor
    editor.widget.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), typed)
    popup = popup_of(editor.widget)
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not popup.isVisible()
    assert fields.form.text(key) == kept
    assert QApplication.focusWidget() is not editor.widget


@pytest.mark.parametrize("kind", ["change", "condition"])
def test_nothing_lies_over_a_dialog_opened_from_the_running_window(qtbot, page, desk, kind):
    overlaps = []
    done = []

    def look(dialog):
        parts = [part for part in dialog.findChildren(QWidget) if part.parent() is dialog and part.isVisible()]
        pairs = itertools.combinations([part for part in parts if not isinstance(part, QSizeGrip)], 2)
        overlaps.extend((one, other) for one, other in pairs if one.geometry().intersects(other.geometry()))
        done.append(dialog)
        dialog.reject()

    def run():
        made = ChangeManyDialog(None, desk, PEOPLE, list(page.ids)) if kind == "change" else ConditionDialog(None, page)
        QTimer.singleShot(0, partial(look, made))
        made.exec()

    QTimer.singleShot(0, run)
    qtbot.waitUntil(lambda: bool(done))
    assert overlaps == []
