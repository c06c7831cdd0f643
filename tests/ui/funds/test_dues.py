"""收缴会费 in its window: keys in the grid, groups, and what the buttons ask."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPushButton

from desk_union.screens.desk import Desk
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.funds import dues
from desk_union.ui.funds.dues import DuesDialog
from desk_union.ui.funds.duesgrid import FIRST
from desk_union.ui.kit import dialogs
from tests.funds.dues_office import TODAY, dues_office
from tests.screens.desks import done
from tests.ui.hands import told

NOVEMBER = FIRST + 10


@pytest.fixture
def desk(tmp_path, qapp):
    office = dues_office(tmp_path / "收缴.desk")
    office.rule()
    yield Desk(office.book, lambda: TODAY, "王干事")
    office.book.close()


@pytest.fixture
def dialog(desk, qtbot):
    """January to November reckoned, the cursor on the first member of 甲组 in November."""
    done(desk, "funds.reckon_dues", first="2026-01")
    made = DuesDialog(None, desk)
    qtbot.addWidget(made)
    made.show()
    made.groups.selectRow(1)
    made.table.setFocus()
    return made


def names_of(dialog):
    model = dialog.table.rows
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def text(dialog, name, column=NOVEMBER):
    return dialog.table.rows.index(names_of(dialog).index(name), column).data()


def press(qtbot, dialog, key):
    qtbot.keyClick(dialog.table, key)


def test_the_model_keeps_qts_rules(dialog) -> None:
    QAbstractItemModelTester(dialog.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.groups.selectRow(2)
    dialog.search.setText("zs")
    dialog.search.clear()


def test_enter_collects_down_the_month_and_space_takes_back(dialog, qtbot) -> None:
    assert names_of(dialog) == ["李二", "孙六", "张一"]
    dialog.table.go_to(2, NOVEMBER)
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert text(dialog, "张一") == "√"
    assert "已收张一会费17.25元" in dialog.help.text()
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert text(dialog, "张一") == "□"
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert text(dialog, "张一") == "√"
    dialog.table.go_to(0, FIRST + 2)
    press(qtbot, dialog, Qt.Key.Key_Return)
    assert text(dialog, "李二", FIRST + 2) == "√"
    assert dialog.table.place() == (2, 2)


def test_a_part_is_typed_into_the_square(dialog, qtbot, qapp) -> None:
    dialog.table.go_to(2, NOVEMBER)
    press(qtbot, dialog, Qt.Key.Key_5)
    line = dialog.table.findChild(QLineEdit)
    qtbot.keyClicks(line, ".5")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qapp.processEvents()  # Qt commits what was typed only after the key
    assert text(dialog, "张一") == "5.50"
    dialog.table.go_to(2, NOVEMBER)
    press(qtbot, dialog, Qt.Key.Key_9)
    line = dialog.table.findChildren(QLineEdit)[-1]
    qtbot.keyClicks(line, "9")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qapp.processEvents()
    assert "只欠11.75元" in dialog.note.text()
    assert text(dialog, "张一") == "5.50"


@pytest.mark.parametrize("widget", ["table", "groups", "day", "collector", "search"])
def test_a_stray_enter_after_a_part_opens_nothing(dialog, qtbot, monkeypatch, widget) -> None:
    opened = []
    monkeypatch.setattr(dues, "carry_out", lambda *given, **_more: opened.append(given))
    dialog.page.pay_part(2, 10, "5")
    dialog.pay_part(2, 9, "5")
    for _ in range(3):
        qtbot.keyClick(getattr(dialog, widget), Qt.Key.Key_Return)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert opened == []
    assert not any(button.isDefault() or button.autoDefault() for button in dialog.findChildren(QPushButton))


def test_somebody_is_found_by_letters_and_pays_with_a_space(dialog, qtbot) -> None:
    dialog.groups.selectRow(0)
    qtbot.keyClicks(dialog.search, "zs")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert names_of(dialog) == ["赵四"]
    assert dialog.table.place() == (0, 10)
    dialog.table.go_to(0, FIRST)
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert text(dialog, "赵四", FIRST) == "√"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    assert len(names_of(dialog)) > 1


def test_letters_and_months_without_dues_do_nothing(dialog, qtbot) -> None:
    dialog.table.go_to(1, FIRST + 3)
    press(qtbot, dialog, Qt.Key.Key_7)
    press(qtbot, dialog, Qt.Key.Key_X)
    assert dialog.table.findChild(QLineEdit) is None
    dialog.table.go_to(2, FIRST + 11)
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert "没有应缴会费" in dialog.note.text()


def test_a_column_is_collected_for_the_group(dialog, qtbot, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, question, *_more, **_keys: asked.append(question) or True)
    dialog.table.go_to(0, FIRST)
    dialog.collect_month()
    assert asked == ["甲组的3人都缴了1月的会费吗？"]
    assert [text(dialog, name, FIRST) for name in names_of(dialog)] == ["√", "√", "√"]
    assert "甲组：收缴率" in dialog.sums.text()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [text(dialog, name, FIRST) for name in names_of(dialog)] == ["欠", "欠", "欠"]


def test_money_is_booked_and_given_back(dialog, desk, qtbot, monkeypatch) -> None:
    assert not dialog.book_button.isEnabled()
    dialog.table.go_to(2, NOVEMBER)
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert "17.25元" in dialog.book_button.text()
    monkeypatch.setattr(DeedDialog, "exec", lambda self: self.go())
    dialog.book()
    assert "凭证（草稿1）" in dialog.help.text()
    assert not dialog.book_button.isEnabled()
    press(qtbot, dialog, Qt.Key.Key_Space)
    assert "请先删除那张草稿" in dialog.note.text()
    dialog.give_back()
    assert "已登记退还张一会费17.25元" in dialog.help.text()
    assert text(dialog, "张一") == "□"
    dialog.table.go_to(0, FIRST + 6)
    dialog.give_back()
    assert "请先选中一个已缴的格子" in dialog.note.text()


def test_a_run_is_withdrawn(dialog, monkeypatch) -> None:
    monkeypatch.setattr(DeedDialog, "exec", lambda self: self.go())
    dialog.withdraw()
    assert "已撤回" in dialog.help.text()
    assert dialog.empty.isVisible()
    assert "生成应缴" in dialog.empty.text()


def test_a_wrong_day_is_told(dialog) -> None:
    dialog.day.setText("明天吧")
    dialog.day.editingFinished.emit()
    assert "收款日期" in dialog.note.text()


def test_the_roll_is_printed_from_here(dialog, monkeypatch) -> None:
    from desk_union.ui.paper import printing

    printed = []
    monkeypatch.setattr(printing, "print_sheet", lambda _parent, _desk, code: printed.append(code))
    dialog.print_roll()
    assert printed == ["funds.dues_list"]


def test_it_opens_and_closes(desk, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(DuesDialog, "exec", lambda self: 0)
    dues.open_dues(None, desk)


def test_a_group_is_found_by_its_initials_and_its_month_collected(dialog, qtbot, monkeypatch) -> None:
    """As many presses as the manual says: the window, the search, the group, all of it, yes."""
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, question, *_more, **_kept: asked.append(question) or True)
    dialog.groups.selectRow(0)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    pressed = 1  # Ctrl+Shift+D
    qtbot.keyClick(dialog.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClicks(dialog.search, "yz")  # 乙组
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert {shown.group for shown in dialog.page.rows} == {"乙组"}
    (collect,) = (button for button in dialog.findChildren(QPushButton) if button.text() == "全组收(&A)")
    collect.click()  # Alt+A
    assert asked == [f"乙组的{len(dialog.page.rows)}人都缴了11月的会费吗？"]
    assert "□" not in {dialog.page.square(row, 10).text for row in range(len(dialog.page.rows))}
    assert pressed + 3 + len(asked) == told()["收一个小组本月的会费"]
