"""A visit entered by keys alone: the number that the program gives is no stop, the presses are those of the manual."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.choosing.choosing_office import choosing_office
from tests.ui.hands import CONTROL, SHIFT, Key, hands_on, told


@pytest.fixture
def hands(qtbot, tmp_path):
    with choosing_office(tmp_path, people=3) as office:
        hands = hands_on(qtbot, office.desk)
        hands.window.show_ledger("care.visits").to_table()
        yield hands


def here():
    return QApplication.focusWidget().objectName()


def test_a_visit_by_keys(hands):
    hands.press(Key.Key_N, CONTROL)
    assert here() == "day"
    hands.write("20261120")
    hands.press(Key.Key_Return)
    assert here() == "person"
    hands.write("ze")
    hands.press(Key.Key_Return)
    while here() != "reason":
        hands.press(Key.Key_Return)
    hands.write("住院")
    hands.press(Key.Key_Return)
    while here() != "cash":
        hands.press(Key.Key_Return)
    hands.write("500")
    hands.press(Key.Key_Return, CONTROL)
    form = hands.window.page.panel.form
    assert [form.text(key) for key in ("number", "person", "reason", "cash")] == ["慰-2026-0001", "张二", "住院", "500.00"]
    assert hands.pressed == told()["登记一次走访（慰问谁、为什么、慰问金）"]


def test_an_old_number_is_still_within_reach_of_the_keys(hands):
    hands.press(Key.Key_N, CONTROL)
    hands.press(Key.Key_Tab)
    assert here() == "person"
    hands.press(Key.Key_Tab, SHIFT)
    assert here() == "number"
    hands.press(Key.Key_Return)
    assert here() == "person"
