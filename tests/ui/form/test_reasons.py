"""Saving what only warns asks for a reason in the window; going back leaves the form as it was."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desk_union.members.ledgers import EDUCATION, PEOPLE
from desk_union.store import overrides, rows
from desk_union.ui.form.formpanel import FormPanel
from desk_union.ui.kit.reasons import ReasonDialog
from tests.screens.desks import TODAY

pytestmark = pytest.mark.people(1)


@pytest.fixture
def panel(qtbot, desk):
    panel = FormPanel()
    qtbot.addWidget(panel)
    panel.bind(desk, PEOPLE)
    panel.show()
    return panel


def answer(reason, seen):
    """Write the reason into the dialog that is about to open; None goes back."""

    def do():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        if reason is None:
            dialog.reject()
            return
        dialog.take()
        seen.append(dialog.note.text())
        dialog.line.setText(reason)
        dialog.take()

    QTimer.singleShot(0, do)


def fill(panel):
    panel.new_row()
    for key, text in (("name", "张新"), ("born_on", "2009-01-01"), ("hired_on", "2024-07-01")):
        panel.form.type(key, text)
    panel.fields.refresh()


def accepted(desk):
    with desk.book.reading() as session:
        return [(one.name, one.reason) for one in overrides.accepted(session)]


def test_the_reason_is_asked_for_and_kept(panel, desk):
    fill(panel)
    note = panel.fields.rows["hired_on"].note
    assert "请核对" in note.text()
    assert note.property("role") == "help"
    seen = []
    answer("特招运动员", seen)
    assert panel.save() is not None
    assert "还没有写理由" in seen[0]
    assert accepted(desk) == [("张新", "特招运动员")]
    panel.form.type("job", "运动员")
    panel.fields.refresh()
    assert panel.save() is not None  # nobody is asked twice
    assert len(accepted(desk)) == 1


def test_going_back_keeps_what_was_typed_and_saves_nothing(panel, desk):
    fill(panel)
    answer(None, [])
    assert panel.save() is None
    assert (panel.form.row_id, panel.form.text("name")) == (None, "张新")
    assert accepted(desk) == []


def test_the_form_offers_only_legal_stages(qtbot, desk):
    with desk.book.deed("学习") as session:
        values = {"person": 1, "target": "大学本科", "route": "自学", "state": "中止"}
        row = rows.save_row(session, EDUCATION, None, values, TODAY)
    panel = FormPanel()
    qtbot.addWidget(panel)
    panel.bind(desk, EDUCATION)
    panel.show_row(row, TODAY)
    offered = [words for _, words in panel.form.offers("state", "")]
    assert offered == ["在修", "中止"]
    panel.form.type("state", "毕业")
    panel.form.put("finished_on", date(2026, 7, 1))
    assert "不能从“中止”改为“毕业”" in panel.form.problems["state"]
    panel.new_row({"person": 1})
    assert len(panel.form.offers("state", "")) == 3
