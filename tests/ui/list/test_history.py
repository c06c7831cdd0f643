"""The window of 修改记录 shows what is looked for, and says what cannot be looked for."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk_union.screens.list.historypage import HistoryPage
from desk_union.ui.list.history import HistoryDialog
from tests.screens.desks import small_desk


@pytest.fixture
def dialog(qtbot, tmp_path):
    with small_desk(tmp_path, people=2) as desk:
        person = next(one for one in desk.ledgers if one.code == "members.people")
        with desk.book.deed("记一件事", who="李会计", at=datetime(2026, 3, 5, 9, 0)) as session:
            session.execute(person.row.__table__.update().values(note="党员活动"))
        with desk.book.reading() as session:
            row = session.query(person.row).first().id
        dialog = HistoryDialog(None, HistoryPage(desk, person, row), "某人")
        qtbot.addWidget(dialog)
        yield dialog


def test_the_row_and_the_book_are_looked_through(dialog):
    dialog.who.setText("李会计")
    dialog.who.editingFinished.emit()
    assert dialog.table.rowCount() == 1
    assert dialog.table.columnCount() == 7
    dialog.whole.setChecked(True)
    assert [dialog.table.item(0, place).text() for place in (1, 2, 3)] == ["李会计", "记一件事", "2行"]
    dialog.since.setText("不知道")
    dialog.seek()
    assert "「从」" in dialog.note.text()
    dialog.since.setText("2026-03-06")
    dialog.seek()
    assert dialog.note.text() == ""
    assert dialog.table.rowCount() == 0
    assert "没有符合" in dialog.sentence.text()
