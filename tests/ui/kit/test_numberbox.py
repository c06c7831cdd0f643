"""Digits keep the distance from the border that other fields have; every whole number is typed into such a box."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLineEdit

from desk_union.basis.places import RESOURCES
from desk_union.ui.kit.numberbox import NumberBox

UI = RESOURCES.parent / "desk_union" / "ui"


@pytest.mark.parametrize("value", [1, 20])
def test_the_digits_begin_where_those_of_a_line_do(qtbot, value):
    box, line = NumberBox(minimum=1, maximum=60, value=value), QLineEdit(str(value))
    for field in (box, line):
        qtbot.addWidget(field)
        field.resize(120, 34)
        field.show()
    inside = box.lineEdit()
    for one in (inside, line):
        one.home(False)
    begins = inside.x() + inside.cursorRect().x()
    assert abs(begins - line.cursorRect().x()) <= 3


def test_no_other_box_for_whole_numbers():
    plain = re.compile(r"\bQSpinBox\(")
    found = {path.name for path in UI.rglob("*.py") if plain.search(path.read_text(encoding="utf-8"))}
    assert found <= {"numberbox.py"}
