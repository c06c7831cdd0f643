from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from desk_union.basis.refusal import Refusal
from desk_union.funds.tab import TAB
from desk_union.tabs import ledgers, sheets
from desk_union.ui.frame import rowprint
from desk_union.ui.funds.bankreconcile import BankDialog
from desk_union.ui.paper import printing
from tests.screens.desks import TODAY
from tests.screens.funds.test_propertypages import november as with_november

november = with_november

pytestmark = pytest.mark.people(0)


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def texts(table, column):
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_space_ticks_off_what_is_proposed(qtbot, desk, november):
    dialog = shown(qtbot, BankDialog(None, desk))
    assert (dialog.bank.rowCount(), dialog.book.rowCount()) == (3, 3)
    dialog.bank.setFocus()
    dialog.bank.setCurrentCell(1, 0)
    assert [len(ids) for ids in dialog.chosen_ids()] == [1, 1]
    assert "相等" in dialog.chosen.text()
    qtbot.keyClick(dialog.bank, Qt.Key.Key_Space)
    assert (dialog.bank.rowCount(), dialog.book.rowCount()) == (2, 2)
    assert "已勾对" in dialog.sentence.text()


def test_lines_that_do_not_fit_are_not_ticked(qtbot, desk, november):
    dialog = shown(qtbot, BankDialog(None, desk))
    dialog.bank.setCurrentCell(2, 0)
    dialog.book.setCurrentCell(2, 0)
    dialog.tick()
    assert "不能勾对" in dialog.note.text()
    assert dialog.bank.rowCount() == 3


def test_sure_proposals_and_looking_back(qtbot, desk, november, monkeypatch):
    printed = []
    monkeypatch.setattr(printing, "print_row", lambda *given: printed.append(given[2:]))
    dialog = shown(qtbot, BankDialog(None, desk))
    dialog.sure_button.click()
    assert texts(dialog.bank, 4) == ["35.21"]
    assert not dialog.sure_button.isEnabled()
    dialog.look_back.setChecked(True)
    assert dialog.bank.rowCount() == 2
    dialog.bank.setCurrentCell(0, 0)
    dialog.untick_button.click()
    assert dialog.bank.rowCount() == 1
    dialog.print_sheet()
    assert printed == [("funds.reconciliation", 1, TODAY)]


def test_the_card_of_the_chosen_row_is_printed(monkeypatch):
    printed = []
    monkeypatch.setattr(printing, "print_row", lambda *given: printed.append(given[2:]))
    table = SimpleNamespace(current_id=lambda: 7)
    desk = SimpleNamespace(ledger=lambda _code: SimpleNamespace(title="固定资产台账"))
    window = SimpleNamespace(widget=None, desk=desk, page=SimpleNamespace(ledger=SimpleNamespace(code="funds.assets"), table=table))
    rowprint.print_row(window)
    assert printed == [("funds.asset_card", 7)]
    window.page.ledger.code = "funds.accounts"
    with pytest.raises(Refusal, match="还没有选中"):
        rowprint.print_row(window)


def test_every_sheet_of_a_row_takes_one():
    by_code = {sheet.code: sheet for sheet in sheets()}
    assert set(TAB.row_sheets) <= {ledger.code for ledger in ledgers()}
    assert all("id" in by_code[code].options for code in TAB.row_sheets.values())
