"""Typed text is never lost: for every kind of editor, type and then do something else; it is kept, or asked about."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit

from desk_union.members.ledgers import PEOPLE
from desk_union.ui.form import form as forms
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs

# One field of each kind of editor that is typed into, and what is typed.
TYPED = {
    "name": "新名", "address": "新街1号", "born_on": "1980-1-2", "ethnicity": "回族", "unit": "没有这样的组", "wage": "5000",
    "note": "记一笔",
}  # fmt: skip
LEAVING = ("next", "previous", "undo", "find", "refresh", "go_to", "print", "to_table", "add")


@pytest.fixture
def asked(monkeypatch):
    told = []

    def choose(_parent, question, _more, answers):
        told.append(question)
        return answers[-1]

    monkeypatch.setattr(dialogs, "choose", choose)
    monkeypatch.setattr(QDialog, "exec", lambda _self: 0)
    return told


@pytest.fixture
def window(qtbot, desk, asked, monkeypatch):
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show_ledger("members.people")
    window.show()
    qtbot.waitExposed(window)
    window.page.table.go_to(1)
    window.page.settle()
    yield window
    monkeypatch.setattr(dialogs, "choose", lambda *_given: forms.DISCARD)
    window.close()


def type_into(window, key):
    editor = window.page.panel.fields.rows[key].editor
    widget = editor.widget
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    line.setFocus()
    line.selectAll() if not isinstance(widget, QPlainTextEdit) else widget.selectAll()
    by_ime = QInputMethodEvent()
    by_ime.setCommitString(TYPED[key])
    QApplication.sendEvent(line, by_ime)
    return editor


def keys():
    return [key for key in TYPED if key in PEOPLE.by_key]


def test_every_kind_that_is_typed_into_is_here():
    from desk_union.ui.form import editors

    tried = {editors.EDITORS.get(type(PEOPLE.by_key[key].kind), editors.LineEditor) for key in keys()}
    typed = {editors.LineEditor, *editors.EDITORS.values()} - {editors.FlagEditor, editors.PhotoEditor}
    assert tried == typed


@pytest.mark.parametrize("key", keys())
def test_a_field_is_changed_from_its_first_character_and_saved_by_ctrl_s(window, key):
    panel = window.page.panel
    row_id = panel.form.row_id
    assert not window.commands.by_code["save"].isEnabled()
    type_into(window, key)
    assert panel.is_dirty
    assert window.commands.by_code["save"].isEnabled()
    window.commands.by_code["save"].trigger()
    assert panel.form.row_id == row_id
    assert panel.form.text(key)
    if panel.is_dirty:  # what cannot be saved is said under its field
        assert panel.form.problems


@pytest.mark.parametrize("code", LEAVING)
@pytest.mark.parametrize("key", keys())
def test_no_command_drops_what_is_typed(window, asked, key, code):
    panel = window.page.panel
    row_id = panel.form.row_id
    editor = type_into(window, key)
    text = editor.standing()
    window.commands.by_code[code].trigger()
    window.page.settle()
    assert panel.form is not None
    assert panel.form.row_id == row_id
    assert panel.is_dirty
    assert panel.form.text(key) or editor.standing() == text
    if code in {"next", "previous", "add"}:
        assert asked


@pytest.mark.parametrize("key", keys())
def test_closing_asks_about_what_is_typed(window, asked, key):
    type_into(window, key)
    assert not window.close()
    assert asked
    assert window.page.panel.is_dirty


@pytest.mark.parametrize("key", keys())
def test_a_search_and_another_tab_keep_what_is_typed(window, key):
    panel = window.page.panel
    type_into(window, key)
    window.page.filters.search.setText("没有这样的人")
    window.page.settle()
    window.show_ledger("members.units")
    window.show_ledger("members.people")
    assert panel.form is not None
    assert panel.is_dirty
    assert panel.form.text(key)


def test_saving_when_asked_keeps_it_in_the_book(window, monkeypatch, desk):
    monkeypatch.setattr(dialogs, "choose", lambda *_given: forms.KEEP)
    type_into(window, "address")
    row_id = window.page.panel.form.row_id
    window.commands.by_code["next"].trigger()
    assert window.page.panel.form.row_id != row_id
    window.page.go_to_row(row_id)
    assert window.page.panel.form.text("address") == TYPED["address"]
