"""A row is read on its card first and written on demand; of a new row only what is needed is asked at first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk_union.store.tables import LOOK, DeedRecord
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from tests.screens.desks import count, small_desk


@pytest.fixture
def page(qtbot, tmp_path):
    with small_desk(tmp_path) as desk:
        window = MainWindow(desk, lambda _path: None)
        qtbot.addWidget(window, before_close_func=lambda window: window.page.panel.show_nothing())
        window.resize(1366, 728)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page = window.show_ledger("members.people")
        page.table.go_to(0)
        page.settle()
        yield page


@pytest.fixture
def asked(monkeypatch):
    """The questions, each answered with yes."""
    seen = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, question, *_more, **_words: seen.append(question) or True)
    return seen


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def looks(desk):
    with desk.book.reading() as session:
        return session.query(DeedRecord).where(DeedRecord.kind == LOOK).count()


def reads(page):
    return page.panel.card.isVisible() and not page.panel.fields.isVisible()


def test_the_card_reads_what_is_filled_in_and_nothing_else(page):
    words = page.panel.card.text.text()
    assert reads(page)
    assert page.panel.form.title in words
    assert "职业规划" not in words
    number = page.panel.form.value("id_number")
    assert number not in words
    assert page.panel.form.text("id_number") in words


def test_a_click_on_a_value_leads_into_its_field_and_esc_back_to_the_list(qtbot, page):
    page.panel.card.text.linkActivated.emit("edit:name")
    assert QApplication.focusWidget().objectName() == "name"
    assert not reads(page)
    press(qtbot, Qt.Key.Key_Escape)
    assert reads(page)
    assert QApplication.focusWidget() is page.table


def test_esc_asks_once_something_was_typed(qtbot, page, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda *given: asked.append(given[1]) or "不保存")
    page.to_form()
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    press(qtbot, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert reads(page)
    assert not page.panel.is_dirty


def test_saving_comes_back_to_the_card_and_to_the_row_in_the_list(qtbot, page):
    page.to_form()
    page.panel.fields.rows["job"].editor.line.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "D")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert reads(page)
    assert ">D</a>" in page.panel.card.text.text()
    assert QApplication.focusWidget() is page.table


def test_what_is_masked_is_shown_and_written_after_asking_and_leaves_a_line(qtbot, page, asked):
    page.to_form()
    editor = page.panel.fields.rows["id_number"].editor
    assert editor.line.isReadOnly()
    before, number = looks(page.desk), page.panel.form.value("id_number")
    qtbot.mouseClick(editor.line, Qt.MouseButton.LeftButton)
    assert asked == ["显示并修改“证件号码”？"]
    assert (editor.line.text(), editor.line.isReadOnly()) == (number, False)
    assert looks(page.desk) == before + 1
    other = page.panel.fields.rows["phone"].editor
    if page.panel.form.value("phone"):
        assert other.line.isReadOnly()  # each is asked by itself


def test_typing_over_what_is_masked_asks_and_no_keeps_it(qtbot, page, monkeypatch):
    monkeypatch.setattr(dialogs, "ask", lambda *_given, **_more: False)
    page.to_form()
    line = page.panel.fields.rows["id_number"].editor.line
    line.setFocus()
    before = line.text(), looks(page.desk)
    qtbot.keyClicks(line, "9")
    assert (line.text(), looks(page.desk)) == before
    page.panel.card.text.linkActivated.emit("edit:id_number")
    assert reads(page)


def test_a_new_row_asks_what_is_needed_and_the_rest_unfolds(page):
    page.add()
    fields = page.panel.fields
    assert fields.rows["name"].editor.widget.isVisible()
    assert not fields.rows["career_plan"].editor.widget.isVisible()
    fields.brief.click()
    assert fields.rows["career_plan"].editor.widget.isVisible()
    assert not fields.brief.isVisible()


def test_enter_on_the_last_field_leads_to_the_main_button(qtbot, page):
    page.add()
    fields = page.panel.fields
    fields.rows["name"].editor.line.insert("欧阳红")
    seen = []
    while QApplication.focusWidget().objectName() in fields.rows:
        seen.append(QApplication.focusWidget().objectName())
        press(qtbot, Qt.Key.Key_Return)
        assert len(seen) <= len(fields.rows)
    assert QApplication.focusWidget().text() == "保存"
    press(qtbot, Qt.Key.Key_Return)
    assert count(page.desk) == 4


def test_parts_are_a_line_each_until_opened(qtbot, page):
    panel = page.panel
    assert not panel.parts.isVisible()
    assert "part:0" in panel.card.text.text()
    panel.card.text.linkActivated.emit("part:0")
    assert panel.parts.isVisible()
    assert panel.parts.isAncestorOf(QApplication.focusWidget())
    panel.parts.cornerWidget().click()
    assert not panel.parts.isVisible()
    assert QApplication.focusWidget() is page.table
