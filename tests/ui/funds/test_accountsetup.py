"""启用账套 and 审计副本 in their windows: from the first month to openings that balance, by what a clerk does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableWidgetItem

from desk_union.screens.funds.accountsetup import SetupPage
from desk_union.store.book import open_book
from desk_union.ui.funds.accountsetup import NAMES, OPENING, PROOF, START, SetupDialog
from desk_union.ui.funds.auditcopy import AuditCopyDialog

pytestmark = pytest.mark.people(1)


@pytest.fixture
def dialog(qtbot, desk):
    dialog = SetupDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_from_step_to_step_until_it_balances(qtbot, dialog, desk):
    dialog.start.setText("2026-01")
    for step in range(NAMES):
        assert dialog.step == step
        dialog.next()
    dialog.bank_table.setItem(0, 0, QTableWidgetItem("基本户"))
    dialog.next()
    assert dialog.step == OPENING
    _type(qtbot, dialog, "10201", "800")
    assert "相差 800.00" in dialog.sums.text()
    dialog.next()
    dialog.next()
    assert dialog.step == PROOF
    assert "没有对上" in dialog.note.text()
    dialog.back()
    _type(qtbot, dialog, "32205", "800")
    dialog.next()
    dialog.next()
    assert not dialog.isVisible()
    assert SetupPage(desk).sums == (80_000, 80_000)


def _type(qtbot, dialog, code, text):
    """Type into the grid as by hand; Enter keeps it."""
    row = next(n for n, one in enumerate(dialog.page.rows) if one.code == code)
    place = dialog.grid.model().index(row, 4)
    dialog.grid.setCurrentIndex(place)
    dialog.grid.edit(place)
    line = dialog.grid.findChildren(QLineEdit)[-1]  # one that is done with goes a little later
    line.setText(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.grid.model().data(place) == f"{text}.00")


def test_what_is_wrong_stays_on_its_step_and_is_told(dialog):
    dialog.start.setText("明年")
    dialog.next()
    assert dialog.step == START
    assert "月份" in dialog.note.text()


def test_leaving_in_the_middle_keeps_what_was_typed(dialog, desk):
    dialog.start.setText("2026-03")
    dialog.reject()
    assert SetupPage(desk).start == 202603


def test_the_copy_for_auditors_is_made_and_told(qtbot, desk, tmp_path):
    dialog = AuditCopyDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.make(tmp_path / "给经审")
    assert "给经审.desk" in dialog.said.text()
    copy = open_book(tmp_path / "给经审.desk")
    assert copy.audit_copy
    copy.close()
