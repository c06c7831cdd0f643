"""The window by keys and clicks: the daily jobs of 会员台账."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desk_union.basis import identity
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.goto import Place
from desk_union.ui.frame import actions, palette
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from tests.screens.desks import count

pytestmark = pytest.mark.people(5)


@pytest.fixture
def told(monkeypatch):
    """What boxes said, instead of the boxes."""
    said = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": said.append(f"{sentence}{more}"))
    return said


def forget(window):
    """So that closing does not ask about what a test left unsaved."""
    for page in window._ledger_pages.values():
        page.panel.show_nothing()


@pytest.fixture
def window(qtbot, desk, told):
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window, before_close_func=forget)
    window.resize(1366, 728)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield window
    assert told == []


@pytest.fixture
def people(window):
    return window.show_ledger("members.people")


def name_at(page, row):
    column = [shown.key for shown in page.page.columns].index("name")
    return page.table.model().index(row, column).data()


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def settle(qtbot, page):
    """Let the book's news arrive and the form follow the selection."""
    QApplication.processEvents()
    page.settle()


def new_person(qtbot, window, page, name, number=""):
    window.commands.by_code["add"].trigger()
    assert QApplication.focusWidget().objectName() == "name"
    QApplication.focusWidget().insert(name)  # as an input method would
    press(qtbot, Qt.Key.Key_Return)
    if number:
        line = page.panel.fields.rows["id_number"].editor.line
        line.setFocus()
        qtbot.keyClicks(line, number)
        press(qtbot, Qt.Key.Key_Return)


def test_the_model_keeps_qts_rules(people):
    QAbstractItemModelTester(people.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    people.page.search("zy")
    people.table.refresh()
    assert people.table.model().rowCount() == people.page.count


def test_typing_in_the_search_box_filters(qtbot, window, people):
    window.commands.by_code["find"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "ze")
    qtbot.waitUntil(lambda: people.page.count == 1)
    assert name_at(people, 0) == "张二"
    assert "搜索“ze”" in people.page.filter_words
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: people.page.count == 5)


def test_a_new_person_by_keys(qtbot, window, people, desk):
    new_person(qtbot, window, people, "欧阳红", identity.sample_id(88))
    assert people.panel.fields.rows["born_on"].editor.line.text()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, people)
    assert count(desk) == 6
    assert people.panel.form.row_id is not None
    assert name_at(people, people.table.currentIndex().row()) == "欧阳红"
    assert window.commands.by_code["undo"].text() == "撤销：新增 欧阳红（职工会员花名册）"


def test_a_wrong_value_is_told_under_its_field(qtbot, window, people, desk):
    right = identity.sample_id(88)
    new_person(qtbot, window, people, "欧阳红", right[:-1] + ("1" if right[-1] != "1" else "2"))
    window.commands.by_code["save"].trigger()
    note = people.panel.fields.rows["id_number"].note
    assert note.isVisible()
    assert "校验不对" in note.text()
    assert count(desk) == 5
    assert QApplication.focusWidget().objectName() == "id_number"


def test_deletion_offers_to_be_taken_back(qtbot, window, people, desk):
    people.table.go_to(2)
    settle(qtbot, people)
    people.table.setFocus()
    window.commands.by_code["delete"].trigger()
    settle(qtbot, people)
    assert window.ui.undoBand.isVisible()
    assert window.ui.undoWords.text() == "已移入回收站 1 人"
    assert count(desk) == 4
    window.ui.undoNow.click()
    settle(qtbot, people)
    assert count(desk) == 5
    assert people.page.count == 5
    assert window.ui.undoWords.text().startswith("已撤销：删除")


def test_undo_and_redo_by_keys(qtbot, window, people, desk):
    people.table.go_to(0)
    people.page.delete([people.page.id_at(0)])
    settle(qtbot, people)
    window.commands.by_code["undo"].trigger()
    settle(qtbot, people)
    assert people.page.count == 5
    assert window.commands.by_code["redo"].text().startswith("重做：删除")
    window.commands.by_code["redo"].trigger()
    settle(qtbot, people)
    assert people.page.count == 4


@pytest.mark.parametrize(("answer", "row"), [("继续填写", 0), ("不保存", 1), ("保存", 1)])
def test_leaving_unsaved_changes_is_asked(qtbot, monkeypatch, people, desk, answer, row):
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda *question: asked.append(question[1]) or answer)
    people.table.go_to(0)
    people.settle()
    row_id = people.page.id_at(0)
    line = people.panel.fields.rows["job"].editor.line
    line.setText("电工")
    line.editingFinished.emit()
    people.table.go_to(1)
    people.settle()
    settle(qtbot, people)
    assert len(asked) == 1
    assert people.table.currentIndex().row() == row
    assert people.panel.form.row_id == people.page.id_at(row)
    assert (RowForm(desk, people.ledger, row_id).text("job") == "电工") is (answer == "保存")


def test_a_value_typed_and_put_back_is_no_change(monkeypatch, people):
    monkeypatch.setattr(dialogs, "choose", lambda *_question: pytest.fail("asked without a change"))
    people.table.go_to(0)
    people.settle()
    line = people.panel.fields.rows["name"].editor.line
    before = line.text()
    line.setText("别名")
    line.editingFinished.emit()
    line.setText(before)
    line.editingFinished.emit()
    people.table.go_to(1)
    people.settle()
    assert people.panel.form.row_id == people.page.id_at(1)


def test_a_changed_group_asks_from_which_day(people):
    people.table.go_to(0)
    people.settle()
    editor = people.panel.fields.rows["standing"].editor
    editor.box.setEditText("病休")
    editor.commit()
    assert people.panel.fields._since.isVisible()
    assert people.panel.fields._since.day.text() == "2026-11-20"


def test_a_changed_fact_may_be_called_a_slip(people):
    people.table.go_to(0)
    people.settle()
    fields = people.panel.fields
    fields.rows["sex"].editor.commit()
    for value in ("群众", "共青团员"):
        fields.rows["political"].editor.box.setEditText(value)
        fields.rows["political"].editor.commit()
        people.panel.save()
    fields.rows["political"].editor.box.setEditText("中共党员")
    fields.rows["political"].editor.commit()
    band = fields._since
    assert band.isVisible()
    assert "以前的会保留" in band._words.text()
    band.slip.click()
    assert people.panel.form.corrects
    assert not band.day.isEnabled()
    assert "以前的也一起改" in band._words.text()
    people.panel.save()
    assert not band.isVisible()


def test_selecting_all_says_the_number(window, people):
    window.commands.by_code["select_all"].trigger()
    assert "已选全部 5 人" in people.ui.status.text()


def test_a_past_day_has_a_band_and_no_saving(window, people):
    people.filters.day.setText("2016年1月1日")
    people.filters.day.editingFinished.emit()
    people.settle()
    assert people.ui.pastBand.isVisible()
    assert "2016-01-01" in people.ui.pastWords.text()
    assert not window.commands.by_code["add"].isEnabled()
    people.ui.backToToday.click()
    assert not people.ui.pastBand.isVisible()
    assert window.commands.by_code["add"].isEnabled()


def test_an_empty_ledger_says_what_to_do(window):
    page = window.show_ledger("members.children")
    assert page.ui.stack.currentWidget() is page.ui.emptyPage
    assert page.ui.emptyAdd.isVisible()
    page.ui.emptyAdd.click()
    assert page.panel.form.row_id is None


def test_every_ledger_opens(qtbot, window, desk):
    for ledger in desk.ledgers:
        page = window.show_ledger(ledger.code)
        settle(qtbot, page)
        assert page.ui.title.text() == ledger.title


def test_going_to_a_person(monkeypatch, window, people):
    wanted = people.page.id_at(3)
    monkeypatch.setattr(palette, "ask", lambda *_given: Place("row", "", "", "members.people", wanted))
    people.page.search("zy")
    window.show_ledger("members.units")
    window.commands.by_code["go_to"].trigger()
    assert window.page is people
    assert people.panel.form.row_id == wanted


def test_private_fields_are_shown_on_demand(people):
    people.table.go_to(0)
    people.settle()
    line = people.panel.fields.rows["phone"].editor.line
    assert "****" in line.text()
    assert line.isReadOnly()
    people.panel._head.reveal.click()
    assert line.text().isdigit()
    assert not line.isReadOnly()


def test_every_action_is_in_a_menu_and_tells_its_key(window):
    for spec in actions.SPECS:
        action = window.commands.by_code[spec.code]
        assert action in window.commands._menus[spec.menu].actions()
        if spec.keys:
            assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in action.toolTip()
    keys = [spec.keys for spec in actions.SPECS if spec.keys]
    assert len(keys) == len(set(keys))


def test_a_read_only_book_offers_no_writing(qtbot, desk, told):
    from desk_union.screens.desk import Desk
    from desk_union.store.book import open_book

    book = open_book(desk.book.path)  # a second window on the same book
    window = MainWindow(Desk(book, desk.today), lambda _path: None)
    qtbot.addWidget(window)
    window.show()
    page = window.show_ledger("members.people")
    settle(qtbot, page)
    qtbot.waitUntil(window.ui.noticeBand.isVisible)
    assert "只能查看" in window.ui.notices.text()
    assert not any(window.commands.by_code[spec.code].isEnabled() for spec in actions.SPECS if spec.writes)
    assert all(row.editor.is_locked for row in page.panel.fields.rows.values())
    window.close()
    book.close()
    assert told == []


def test_a_saved_row_outside_the_filter_is_told(qtbot, window, people):
    people.filters.search.setText("没有的人")
    qtbot.waitUntil(lambda: people.page.count == 0)
    new_person(qtbot, window, people, "欧阳红", identity.sample_id(88))
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, people)
    assert "不在当前筛选之内" in people.ui.status.text()
    people.clear_filters()
    qtbot.waitUntil(lambda: people.page.count == 6)
    assert "不在当前筛选之内" not in people.ui.status.text()


def test_every_entry_of_a_menu_has_a_letter_of_its_own():
    assert actions.with_letters(["转入…", "转出…", "重组", "退休"]) == [
        "转入(&Z)…",
        "转出(&C)…",
        "重组(&1)",
        "退休(&T)",
    ]


def test_a_deed_is_found_by_its_initials_and_wants_rows(monkeypatch, window, told):
    offered = []
    monkeypatch.setattr(palette, "ask", lambda *given: offered.extend(given[3]) or Place("deed", "", "", "members.move"))
    window.show_ledger("members.units")
    window.commands.by_code["go_to"].trigger()
    assert "调动分会/小组" in [place.title for place in offered]
    assert next(place.off for place in offered if place.title == "保存") == "没有改动要保存"
    assert "要先选中行" in told.pop()


def test_a_day_typed_and_enter_lead_to_the_table(qtbot, window, people):
    window.commands.by_code["as_of"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "20151231")
    press(qtbot, Qt.Key.Key_Return)
    assert people.page.is_past
    assert QApplication.focusWidget() is people.table
