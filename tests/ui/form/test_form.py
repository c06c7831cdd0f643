"""A form by keys: Enter, sections, lines in long texts, and nothing typed is lost on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desk_union.basis import identity
from desk_union.describe.serial import SerialNumber
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form.formpage import RowForm
from desk_union.tabs import ledgers
from desk_union.ui.form.form import RowFields
from tests.screens.desks import small_desk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def fields(qtbot, tmp_path):
    with small_desk(tmp_path) as desk:
        fields = RowFields(PEOPLE.fields, leading=PEOPLE.match[0])
        qtbot.addWidget(fields)
        fields.show_form(RowForm(desk, PEOPLE, None))
        fields.resize(400, 600)
        fields.show()
        fields.activateWindow()
        qtbot.waitUntil(fields.isActiveWindow)
        fields.go_to_start()
        yield fields


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def here():
    return QApplication.focusWidget().objectName()


def test_enter_comes_to_the_number_before_what_follows_from_it(qtbot, fields):
    seen = [here()]
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Return)
        seen.append(here())
    assert seen == ["name", "id_type", "id_number", "sex"]


def started(qtbot, desk, ledger, shown=None):
    """A new row of this ledger with the cursor where the form puts it."""
    fields = RowFields(shown or ledger.fields, leading=ledger.match[0] if ledger.match else ())
    qtbot.addWidget(fields)
    fields.show_form(RowForm(desk, ledger, None), brief=shown is None)
    fields.show()
    fields.activateWindow()
    qtbot.waitUntil(fields.isActiveWindow)
    fields.go_to_start()
    return fields


def test_what_is_proposed_in_the_first_field_is_typed_over(qtbot, tmp_path):
    pairs = next(one for one in ledgers() if one.code == "contests.mentorships")
    with small_desk(tmp_path) as desk:
        fields = started(qtbot, desk, pairs, [pairs.by_key["kind"]])
        box = fields.rows["kind"].editor.widget
        assert (here(), box.currentText()) == ("kind", "师带徒")
        qtbot.keyClicks(QApplication.focusWidget(), "js")
        assert box.currentText() == "js"


def test_the_cursor_begins_where_the_clerk_must_type(qtbot, tmp_path):
    """In no new row on what is proposed already, or on a number that saving gives: in every ledger of the program."""
    with small_desk(tmp_path) as desk:
        first = {ledger.code: _first(started(qtbot, desk, ledger)) for ledger in ledgers()}
    assert [code for code, shown in first.items() if shown.default is not None] == []
    assert [code for code, shown in first.items() if not shown.required and isinstance(shown.kind, SerialNumber)] == []
    told = {code: first[code].label for code in ("contests.suggestions", "contests.mentorships", "care.files", "democracy.congresses")}
    assert told == {"contests.suggestions": "建议名称", "contests.mentorships": "师傅", "care.files": "姓名", "democracy.congresses": "届"}


def _first(fields):
    at = QApplication.focusWidget()
    return next(row.shown for row in fields.rows.values() if row.editor.widget is at or row.editor.widget.isAncestorOf(at))


def test_a_number_ending_in_zeros_is_not_taken_for_a_rounded_one(qtbot, fields):
    number = "990000196301015000"
    assert identity.check_id(number) == number
    fields.rows["id_number"].editor.line.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), number)
    press(qtbot, Qt.Key.Key_Return)
    assert fields.form.problems == {}
    assert fields.form.text("born_on") == "1963-01-01"


def test_sections_are_turned_by_keys_and_keep_what_was_typed(qtbot, fields):
    QApplication.focusWidget().insert("欧阳红")
    press(qtbot, Qt.Key.Key_PageDown, CONTROL)
    assert here() == "work_no"
    fields.rows["unit"].editor.line.setFocus()
    QApplication.focusWidget().insert("机修小组")
    press(qtbot, Qt.Key.Key_PageDown, CONTROL)
    assert here() == "applied_on"
    fields.rows["joined_on"].editor.line.setFocus()
    QApplication.focusWidget().insert("20261101")
    fields.commit()
    known = fields.form.known()
    assert (known["name"], known["unit"], str(known["joined_on"])) == ("欧阳红", 2, "2026-11-01")
    press(qtbot, Qt.Key.Key_PageUp, CONTROL)
    assert here() == "work_no"


def test_two_lines_typed_at_once_are_both_kept(fields):
    fields.rows["job"].editor.line.setText("电工")
    fields.rows["title"].editor.line.setFocus()
    fields.rows["title"].editor.line.setText("工程师")
    fields.commit()
    assert (fields.form.text("job"), fields.form.text("title")) == ("电工", "工程师")


def test_enter_leaves_a_long_text_and_shift_enter_makes_a_line(qtbot, fields):
    text = fields.rows["career_plan"].editor.text
    text.setFocus()
    qtbot.keyClicks(text, "a")
    press(qtbot, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(text, "b")
    press(qtbot, Qt.Key.Key_Return)
    assert fields.form.value("career_plan") == "a\nb"
    assert QApplication.focusWidget() is not text


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_enter_goes_down_the_form_and_never_back(qtbot, tmp_path, ledger):
    """In the order in which the fields stand below each other."""
    with small_desk(tmp_path, people=0) as desk:
        fields = RowFields(ledger.fields, leading=ledger.match[0] if ledger.match else ())
        qtbot.addWidget(fields)
        fields.show_form(RowForm(desk, ledger, None))
        for section in fields.sections.values():
            section.fold(False)
        fields.resize(400, 600)
        fields.show()
        fields.activateWindow()
        qtbot.waitUntil(fields.isActiveWindow)
        heights = []
        first = next(row for row in fields.rows.values() if not row.editor.widget.isHidden())
        first.editor.widget.setFocus()
        while QApplication.focusWidget().objectName() in fields.rows:
            heights.append(
                QApplication.focusWidget().mapTo(fields.widget(), QApplication.focusWidget().rect().topLeft()).y()
            )
            if len(heights) == len(fields.rows) or heights != sorted(heights):
                break
            press(qtbot, Qt.Key.Key_Return)
        assert heights == sorted(heights)
        assert len(heights) > 1


@pytest.mark.parametrize("field", ["name", "education", "born_on", "note"])
def test_undo_in_a_field_where_nothing_was_typed_is_the_windows(qtbot, fields, field):
    undone = []
    action = QAction(fields)
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda: undone.append(field))
    fields.addAction(action)
    row = fields.rows[field]
    fields.sections[row.shown.group].fold(False)
    row.editor.widget.setFocus()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert undone == [field]


def test_undo_in_a_field_takes_back_its_typing_first(qtbot, fields):
    undone = []
    action = QAction(fields)
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda: undone.append("name"))
    fields.addAction(action)
    qtbot.keyClicks(QApplication.focusWidget(), "abc")
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert (QApplication.focusWidget().text(), undone) == ("", [])


def test_every_section_that_is_turned_to_shows_the_field_it_leads_to(qtbot, fields):
    fields.resize(400, 260)
    fields.show_all()
    for section in fields.sections.values():
        section.fold(True)
    fields.go_to_start()
    seen = []
    for _ in fields.sections:
        press(qtbot, Qt.Key.Key_PageDown, CONTROL)
        seen.append(here())
        for _turn in range(3):
            QApplication.processEvents()  # the form is laid out anew
        widget = QApplication.focusWidget()
        assert fields.viewport().rect().contains(widget.mapTo(fields.viewport(), widget.rect().center()))
    assert len(set(seen)) > 4
