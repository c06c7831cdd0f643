"""批量修改 asks for one reason where it only warns, and names the rows that it cannot change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desk_union.members.ledgers import EDUCATION
from desk_union.store import rows
from desk_union.store.tables import StageMove
from desk_union.ui.list.changemany import ChangeManyDialog
from tests.screens.desks import TODAY

pytestmark = pytest.mark.people(2)


def studies(desk, *states):
    with desk.book.deed("学习") as session:
        common = {"target": "大学本科", "route": "自学"}
        return [
            rows.save_row(session, EDUCATION, None, {**common, "person": n, "state": state}, TODAY)
            for n, state in enumerate(states, 1)
        ]


def dialog_for(qtbot, desk, ids, text):
    dialog = ChangeManyDialog(None, desk, EDUCATION, ids)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.typed.emit("学习状态")
    dialog.value.setCurrentText(text)
    return dialog


def test_one_reason_for_all(qtbot, desk):
    made = studies(desk, "在修", "在修")
    dialog = dialog_for(qtbot, desk, made, "中止")

    def write():
        asked = QApplication.activeModalWidget()
        asked.line.setText("专业停办")
        asked.take()

    QTimer.singleShot(0, write)
    dialog._do()
    with desk.book.reading() as session:
        notes = [move.note for move in session.query(StageMove).order_by(StageMove.id)]
    assert notes == [None, None, "专业停办", "专业停办"]


def test_rows_that_cannot_move_are_named(qtbot, desk):
    made = studies(desk, "在修", "中止")
    dialog = dialog_for(qtbot, desk, made, "毕业")
    dialog.preview()
    faults = [dialog.table.item(line, 3).text() for line in range(2)]
    assert "不能从“中止”改为“毕业”" in faults[1]
    assert "有 2 行不能这样改" in dialog.note.text()
