"""Editors: every kind has one, and each hands over what was typed and shows how it was understood."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form.formpage import RowForm
from desk_union.tabs import ledgers
from desk_union.ui.form.editors import editor_for
from desk_union.ui.kit import dialogs
from tests.screens.desks import small_desk


@pytest.fixture
def form(tmp_path):
    with small_desk(tmp_path) as desk:
        yield RowForm(desk, PEOPLE, None)


def made(qtbot, form, key):
    editor = editor_for(PEOPLE.by_key[key])
    qtbot.addWidget(editor.widget)
    editor.show_form(form)
    return editor


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_every_field_of_every_ledger_has_an_editor(qtbot, ledger):
    for shown in ledger.fields:
        editor = editor_for(shown)
        qtbot.addWidget(editor.widget)
        assert editor.widget.objectName() == shown.key


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("20250301", "2025-03-01"), ("2025年3月1日", "2025-03-01"), ("2025.3.2", "2025-03-02"), ("乱写", "乱写")],
)
def test_a_day_is_shown_as_it_was_understood(qtbot, form, typed, shown):
    editor = made(qtbot, form, "hired_on")
    qtbot.keyClicks(editor.line, typed) if typed.isascii() else editor.line.insert(typed)
    editor.line.editingFinished.emit()
    assert editor.line.text() == shown
    assert bool(form.problems) is (typed == "乱写")


def test_the_calendar_fills_the_day(qtbot, form):
    editor = made(qtbot, form, "hired_on")
    editor.line.setText("2025-03-01")
    editor.line.editingFinished.emit()
    editor.line.open_calendar()
    calendar = editor.line.children()[-1]
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert form.text("hired_on") == "2025-03-02"


@pytest.mark.parametrize(
    ("typed", "value"), [("中共党员", "中共党员"), ("党员", "中共党员"), ("wdp", "无党派人士"), ("", None)]
)
def test_a_choice_by_word_alias_or_initials(qtbot, form, typed, value):
    editor = made(qtbot, form, "political")
    editor.box.setEditText(typed)
    editor.box._left()
    assert form.value("political") == value
    assert editor.box.currentText() == (value or "")


def test_an_unknown_choice_stays_with_its_reason(qtbot, form):
    editor = made(qtbot, form, "political")
    editor.box.setEditText("火星人")
    editor.commit()
    assert "不认识“火星人”" in form.problems["political"]
    assert editor.box.currentText() == "火星人"


def test_the_wheel_does_not_change_a_choice(qtbot, form):
    editor = made(qtbot, form, "political")
    form.put("political", "群众")
    editor.show_form(form)
    editor.box.showPopup()
    editor.box.hidePopup()
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.box, turn)
    assert editor.box.currentText() == "群众"


def test_a_flag_goes_from_unknown_to_yes_to_no(qtbot, form):
    editor = made(qtbot, form, "lives_alone")
    seen = [form.value("lives_alone")]
    for _ in range(3):
        editor.box.click()
        seen.append(form.value("lives_alone"))
    assert seen == [None, True, False, None]
    assert editor.box.text() == "未填"


def test_a_name_chosen_from_the_list_is_settled(qtbot, form):
    editor = made(qtbot, form, "unit")
    editor.line._offer("jxxz")
    assert editor.line.completer().model().rowCount() == 1
    editor.line._choose(editor.line._names.index(0, 0))
    assert form.text("unit") == editor.line.text() == "机修小组"


def test_long_text_is_taken_when_it_is_left(qtbot, form):
    editor = made(qtbot, form, "note")
    editor.text.setPlainText("第一行\n第二行")
    editor.commit()
    assert form.value("note") == "第一行\n第二行"


def test_a_file_that_is_no_picture_is_refused_as_photo(qtbot, form, monkeypatch, tmp_path):
    told = []
    file = tmp_path / "照片.jpg"
    file.write_bytes(b"no picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": told.append(sentence))
    made(qtbot, form, "photo")._choose()
    assert told == ["“照片.jpg”不是能显示的照片。"]
    assert form.value("photo") is None
