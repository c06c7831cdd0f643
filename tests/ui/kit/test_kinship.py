"""No widget counts on Python's side as the child of one that may go before it, whatever window it is in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from desk_union.ui.kit import byeye, kinship
from tests.ui.kit.test_byeye import WINDOWS, sample, shown

__all__ = ["sample"]
SOURCE = Path(kinship.__file__).parents[2]
HOLDER = re.compile(r"^parent\.+ <\S+ at (0x[0-9a-f]+)>", re.MULTILINE)
LEADING = re.compile(r"\.(buddy|setBuddy|nextInFocusChain|previousInFocusChain|focusProxy)\(")


def strangers():
    """The widgets that Python holds as children of what is none of their parents."""
    widgets = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QWidget) and shiboken6.isValid(one)]
    by_place = {hex(id(one)): one for one in widgets}
    for one in widgets:
        found = HOLDER.search(shiboken6.dump(one))
        holder = by_place.get(found[1]) if found else None
        above = one.parent()
        while holder is not None and above is not None and above is not holder:
            above = above.parent()
        if holder is not None and above is None:
            yield f"{type(one).__name__} {one.objectName()} under {type(holder).__name__} {holder.objectName()}"


@pytest.mark.parametrize("name", WINDOWS)
def test_of_a_window(qtbot, sample, name):
    window = shown(qtbot, WINDOWS[name](sample))
    list(byeye.against_the_eye(window))
    list(byeye.friendless(window))
    assert list(strangers()) == []


def test_what_outlives_its_label_stays(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QFormLayout(dialog)
    fields = [QLineEdit() for _ in range(3)]
    for field in fields:
        layout.addRow("", field)
    label = QLabel("姓名", dialog)
    kinship.make_friends(label, fields[0])
    assert kinship.friend_of(label) is fields[0]
    shiboken6.delete(label)
    chain = kinship.chain(dialog)
    assert [one for one in chain if one in fields] == fields
    for here, there in pairwise(fields):
        shiboken6.delete(here)
        assert shiboken6.isValid(there)
    assert shiboken6.isValid(dialog)


def test_nobody_else_asks_for_them():
    asking = [
        f"{path.relative_to(SOURCE)}: {found[0]}"
        for path in SOURCE.rglob("*.py")
        if path != Path(kinship.__file__)
        for found in LEADING.finditer(path.read_text(encoding="utf-8"))
    ]
    assert asking == []
