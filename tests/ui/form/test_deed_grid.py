"""In the grid of a deed Enter goes on: along the row, to the next row, and out of the last one to the questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desk_union.funds.ledgers.goods import GOODS
from desk_union.reminders.ledgers import REMINDERS
from desk_union.store import rows
from desk_union.tabs import deed_called
from desk_union.ui.form.deeddialog import DeedDialog
from tests.screens.desks import TODAY, small_desk


@pytest.fixture
def dialog(qtbot, tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        with desk.book.deed("物资") as session:
            for name in ("口罩", "毛巾"):
                rows.save_row(session, GOODS, None, {"name": name, "measure": "个", "category": "文体用品"}, TODAY)
        dialog = DeedDialog(None, desk, deed_called("funds.goods_in"))
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog


def test_enter_goes_on(qtbot, dialog):
    grid = dialog.rows
    table, first = grid.table, grid._first
    left = []
    grid.leaving.connect(lambda: left.append(1))
    table.setFocus()
    table.setCurrentCell(0, first)
    seen = []
    for _ in range(4):
        seen.append((table.currentRow(), table.currentColumn() - first))
        assert left == []
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert seen == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert left == [1]
    assert dialog.isVisible()


@pytest.fixture
def reminded(qtbot, tmp_path):
    """已办 of two reminders: rows are chosen, and one day is asked and proposed."""
    with small_desk(tmp_path, people=0) as desk:
        with desk.book.deed("提醒") as session:
            for words in ("交报表", "交会费"):
                rows.save_row(session, REMINDERS, None, {"day": TODAY, "words": words, "repeats": "不重复"}, TODAY)
        dialog = DeedDialog(None, desk, deed_called("reminders.done"))
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        yield dialog


def test_what_is_proposed_below_the_rows_is_typed_over(qtbot, reminded):
    qtbot.keyClick(reminded.rows.table, Qt.Key.Key_Return)
    line = reminded.fields.rows["day"].editor.widget
    assert line.hasFocus()
    qtbot.keyClicks(line, "20261201")
    assert line.text() == "20261201"


@pytest.mark.parametrize("place", ["table", "search"])
def test_ctrl_enter_does_it_from_the_rows_too(qtbot, reminded, place):
    qtbot.keyClick(getattr(reminded.rows, place), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert reminded.told is not None
    assert not reminded.isVisible()
