"""In the trial on screen: a cell typed over, a row left out, the rest brought in, sheet or book taken, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from desk_union.basis import identity
from desk_union.ui.bringing.importing import CHECK, COLUMNS, DONE, ImportDialog
from desk_union.ui.kit import dialogs
from tests.screens.bringing.test_importmending import FAULTY
from tests.screens.desks import count, workbook


@pytest.fixture
def dialog(qtbot, desk, tmp_path):
    dialog = ImportDialog(None, desk, desk.ledger("members.people"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.take_file(workbook(tmp_path / "名单.xlsx", FAULTY))
    dialog.next()
    return dialog


def texts(table, column):
    return [table.item(row, column).text() for row in range(table.rowCount())]


def typed(qtbot, table, text):
    """Enter opens the cell under the cursor, the text goes into it, Enter takes it."""
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (editor,) = [each for each in table.viewport().findChildren(QLineEdit) if each.isVisible()]
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_faulty_cell_is_typed_over_and_the_cursor_goes_to_the_next_fault(qtbot, dialog, desk):
    before = count(desk)
    table = dialog.check.drawn.problems
    assert texts(table, 0) == ["▾ 3 处", "3、4", "5"]
    assert dialog.focusWidget() is table
    typed(qtbot, table, "2015-2-28")
    qtbot.waitUntil(lambda: texts(table, 0) == ["5"])
    assert dialog.step == CHECK
    typed(qtbot, table, "2015-12-1")
    qtbot.waitUntil(lambda: dialog.page.may_import)
    assert dialog.focusWidget() is dialog.next_button
    assert texts(dialog.check.coming.table, 0) == ["2", "3", "4", "5", "6"]
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.step == DONE
    assert count(desk) == before + 5


def test_the_row_of_the_file_stands_below_and_any_of_its_cells_is_corrected(qtbot, dialog):
    line = dialog.check.line
    assert [line.horizontalHeaderItem(n).text() for n in range(5)] == ["姓名", "身份证号", "部门", "入会时间", "学历"]
    assert line.currentColumn() == 3
    typed(qtbot, line, "2015-2-28")
    qtbot.waitUntil(lambda: texts(dialog.check.drawn.problems, 0) == ["▾ 2 处", "4", "5"])
    assert dialog.page.mended.cells[3, 3].text == "2015-2-28"


def test_del_leaves_the_row_out(qtbot, dialog):
    table = dialog.check.drawn.problems
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: texts(table, 0) == ["5"])
    assert dialog.page.mended.left_out == {3, 4}


def test_the_button_says_how_many_are_skipped_and_brings_the_rest_in(qtbot, dialog, desk):
    before = count(desk)
    assert dialog.skip_button.isVisible()
    assert dialog.skip_button.text().startswith("跳过这3行，导入其余2人")
    qtbot.mouseClick(dialog.skip_button, Qt.MouseButton.LeftButton)
    assert dialog.step == DONE
    assert count(desk) == before + 2


def test_reading_again_tries_the_mended_file(qtbot, dialog, tmp_path):
    mended = [(*line[:3], "2015-3-1", *line[4:]) if at else line for at, line in enumerate(FAULTY)]
    workbook(tmp_path / "名单.xlsx", mended)
    qtbot.mouseClick(dialog.again_button, Qt.MouseButton.LeftButton)
    assert dialog.step == CHECK
    assert dialog.page.may_import


def test_closing_asks_once_something_was_put_right(dialog, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda *_a, **_k: asked.append(1) or _a[3][0])
    dialog.check.leave_out()
    dialog.reject()
    assert asked
    assert dialog.isVisible()


def test_an_update_shows_old_and_new_and_enter_keeps_the_book(qtbot, desk, tmp_path):
    dialog = ImportDialog(None, desk, desk.ledger("members.people"))
    qtbot.addWidget(dialog)
    dialog.show()
    lines = (
        ("姓名", "身份证号", "学历"),
        ("张一", identity.sample_id(1), "本科"),
        ("张二", identity.sample_id(2), "大专"),
    )
    dialog.take_file(workbook(tmp_path / "更新.xlsx", lines))
    dialog.columns.modes.button(1).setChecked(True)
    dialog.next()
    table = dialog.check.changing.table
    assert [texts(table, n)[0] for n in (1, 2, 3, 4)] == ["张一", "学历", "（空）", "大学本科"]
    table.setFocus()
    table.setCurrentCell(1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert texts(table, 5) == ["表（点这里换）", "账本（点这里换）"]
    assert "更新 1 行" in dialog.check.drawn.summary.text()


def test_enter_in_the_table_of_columns_goes_to_the_next_column(qtbot, desk, tmp_path):
    dialog = ImportDialog(None, desk, desk.ledger("members.people"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.take_file(workbook(tmp_path / "名单.xlsx", FAULTY))
    boxes = list(dialog.columns.boxes.values())
    boxes[0].setFocus()
    qtbot.keyClick(boxes[0], Qt.Key.Key_Return)
    assert dialog.step == COLUMNS
    assert dialog.focusWidget() is boxes[1]


def test_many_faults_of_a_column_are_folded(qtbot, desk, tmp_path):
    head = FAULTY[0]
    lines = [(f"人{n}", identity.sample_id(700 + n), "机修小组", f"2015-{n + 13}-1", "本科") for n in range(70)]
    dialog = ImportDialog(None, desk, desk.ledger("members.people"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.take_file(workbook(tmp_path / "名单.xlsx", [head, *lines]))
    dialog.next()
    table = dialog.check.drawn.problems
    assert [row for row in range(table.rowCount()) if not table.isRowHidden(row)] == [0]
    assert table.item(0, 0).text() == "▸ 70 处"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert not table.isRowHidden(5)
    assert dialog.step == CHECK
