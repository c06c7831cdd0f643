from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desk_union.basis import identity
from desk_union.ui.bringing import importing
from desk_union.ui.bringing.importing import CHECK, COLUMNS, DONE, FILE, QUESTIONS, ImportDialog
from tests.screens.desks import BAD, GOOD, HEADER, count, workbook


@pytest.fixture
def dialog(qtbot, desk):
    dialog = ImportDialog(None, desk, desk.ledger("members.people"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def row_of(table, text):
    return next(row for row in range(table.rowCount()) if table.item(row, 0).text() == text)


def test_a_messy_sheet_by_keys_from_file_to_done(qtbot, dialog, desk, tmp_path):
    before = count(desk)
    dialog.take_file(workbook(tmp_path / "名单.xlsx", GOOD))
    dialog.columns.leave_rest()
    assert dialog.step == COLUMNS
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.step == CHECK
    assert "可以导入" in dialog.check.drawn.summary.text()
    assert "新工艺组" in dialog.check.drawn.notes.toPlainText()
    assert not dialog.check.drawn.problems.isVisible()
    assert count(desk) == before
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.step == DONE
    assert dialog.imported
    assert "新增 2 人" in dialog.done_words.text()
    assert "撤销" in dialog.done_words.text()
    assert count(desk) == before + 2


def test_faulty_rows_are_listed_and_nothing_can_be_imported(qtbot, dialog, desk, tmp_path, monkeypatch):
    dialog.take_file(workbook(tmp_path / "名单.xlsx", BAD))
    dialog.columns.leave_rest()
    dialog.next()
    assert dialog.step == QUESTIONS
    dialog.next()
    assert dialog.step == CHECK
    table = dialog.check.drawn.problems
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["5", "5", "5"]
    assert not dialog.next_button.isEnabled()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "结果"), ""))
    qtbot.mouseClick(dialog.result_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "结果.xlsx").exists()
    assert count(desk) == 3


def test_an_answer_lets_the_row_in(qtbot, dialog, desk, tmp_path):
    lines = (HEADER, (1, "赵六", identity.sample_id(601), "机修小组", "长期工", "2015-3-1", ""))
    dialog.take_file(workbook(tmp_path / "名单.xlsx", lines))
    dialog.columns.leave_rest()
    dialog.next()
    (box,) = dialog.questions.boxes
    assert dialog.focusWidget() is box
    box.setCurrentIndex(box.findText("正式"))
    box.activated.emit(box.currentIndex())
    dialog.next()
    dialog.next()
    assert dialog.step == DONE
    assert count(desk) == 4


def test_a_column_chosen_by_typing_frees_the_other(qtbot, dialog, tmp_path):
    dialog.take_file(workbook(tmp_path / "名单.xlsx", GOOD))
    dialog.columns.leave_rest()
    boxes = dialog.columns.boxes
    blood = next(line.index for line in dialog.page.columns() if line.header == "血型")
    name = next(line.index for line in dialog.page.columns() if line.header == "姓名")
    boxes[blood].typed.emit("姓名")
    assert (boxes[blood].currentText(), boxes[name].currentText()) == ("姓名", "（不导入）")
    boxes[blood].typed.emit("（不导入）")
    assert "姓名" in dialog.columns.fault.text()
    dialog.next()
    assert dialog.step == COLUMNS
    boxes[blood].typed.emit("没有这一栏")
    assert boxes[blood].currentText() == "（不导入）"


def test_going_back_and_choosing_another_mode_asks_again(qtbot, dialog, tmp_path):
    dialog.take_file(
        workbook(tmp_path / "名单.xlsx", (("姓名", "身份证号", "学历"), ("张一", identity.sample_id(1), "本科")))
    )
    dialog.next()
    assert not dialog.next_button.isEnabled()
    dialog.back()
    dialog.columns.modes.button(1).setChecked(True)
    dialog.next()
    assert dialog.next_button.isEnabled()
    assert "更新 1 行" in dialog.check.drawn.summary.text()


def test_a_file_that_is_none_is_told_and_the_step_stays(dialog, tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nonsense")
    dialog.take_file(broken)
    assert dialog.step == FILE
    assert dialog.note.isVisible()
    assert dialog.note.text()
    dialog.take_file(workbook(tmp_path / "好.xlsx", GOOD))
    assert not dialog.note.isVisible()


def test_a_blank_sheet_can_be_saved(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "空白.xlsx"), ""))
    dialog.save_template()
    assert (tmp_path / "空白.xlsx").exists()
    assert "空白.xlsx" in dialog.file_note.text()


def test_sheets_of_one_file(dialog, tmp_path):
    from openpyxl import load_workbook

    path = workbook(tmp_path / "两张.xlsx", GOOD, sheet="职工")
    book = load_workbook(path)
    book.create_sheet("退休").append(["姓名", "电话"])
    book["退休"].append(["孙八", "13900000077"])
    book.save(path)
    dialog.take_file(path)
    assert dialog.columns.sheets.isVisible()
    dialog.columns.sheets.setCurrentIndex(1)
    dialog.columns.sheets.activated.emit(1)
    assert [line.header for line in dialog.page.columns()] == ["姓名", "电话"]
    assert row_of(dialog.columns.table, "电话") == 1


def test_open_import_says_whether_rows_came(qtbot, desk, tmp_path, monkeypatch):
    path = workbook(tmp_path / "名单.xlsx", GOOD)

    def press(dialog):
        if given:
            dialog.columns.leave_rest()
            dialog.next()
            dialog.next()
        return dialog.DialogCode.Rejected

    monkeypatch.setattr(ImportDialog, "exec", press)
    people = desk.ledger("members.people")
    given = False
    assert importing.open_import(None, desk, people, path) is False
    given = True
    assert importing.open_import(None, desk, people, path) is True


def test_a_question_left_open_does_not_hold_up_the_result(dialog, tmp_path, desk):
    """「先不定」 goes on to the dry run, where the question stands among what is wrong."""
    lines = (
        ("发放单", "姓名", "事项", "金额"), ("中秋慰问", "张一", "中秋慰问", 200), ("中秋慰问", "李无此人", "中秋慰问", 200),
    )  # fmt: skip
    bringing = ImportDialog(None, desk, desk.ledger("payouts.lines"))
    bringing.take_file(workbook(tmp_path / "名单.xlsx", lines))
    bringing.next()
    assert bringing.step == QUESTIONS
    bringing.next()
    assert bringing.step == CHECK
    assert "没有的人怎么记" in bringing.check.drawn.problems.item(0, 3).text()
    assert not bringing.next_button.isEnabled()
    bringing.close()
