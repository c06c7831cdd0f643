"""Where a window says 撤销, Ctrl+Z works inside it: the last deed is taken back and the window says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk
from desk_union.ui.book.settingsdialog import SettingsDialog
from desk_union.ui.bringing.importing import DONE, ImportDialog
from desk_union.ui.contests.scoring import ScoringDialog
from desk_union.ui.funds.bankreconcile import BankDialog
from desk_union.ui.funds.dues import DuesDialog
from desk_union.ui.members.duplicates import DuplicatesDialog
from tests.screens.desks import TODAY


def imported(desk):
    dialog = ImportDialog(None, desk, PEOPLE)
    dialog.go(DONE)
    return dialog


def own_columns(desk):
    dialog = SettingsDialog(None, desk)
    (place,) = (n for n in range(dialog.pages.count()) if dialog.names.item(n).text() == "自设栏目")
    dialog.names.setCurrentRow(place)
    return dialog


# Each with the widget that has the hand when something can be taken back.
WINDOWS = {
    "DuplicatesDialog": (lambda desk: DuplicatesDialog(None, desk, lambda *_rows: None), lambda one: one.pairs),
    "BankDialog": (lambda desk: BankDialog(None, desk), lambda one: one.bank),
    "DuesDialog": (lambda desk: DuesDialog(None, desk), lambda one: one),
    "ScoringDialog": (lambda desk: ScoringDialog(None, desk), lambda one: one),
    "ImportDialog": (imported, lambda one: one.close_button),
    "SettingsDialog": (own_columns, lambda one: next(page for page in one.of_tabs if page.isVisible()).table),
}


def units(desk):
    with desk.book.reading() as session:
        return len(listing.ids_of(session, UNITS, ListAsk(TODAY)))


@pytest.mark.parametrize("name", WINDOWS)
def test_the_last_deed_is_taken_back(qtbot, desk, name):
    make, hand = WINDOWS[name]
    dialog = make(desk)
    qtbot.addWidget(dialog, before_close_func=lambda dialog: dialog.begin_anew())
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    before = units(desk)
    with desk.book.deed("新增小组") as session:
        rows.save_row(session, UNITS, None, {"name": "夜班小组", "level": "小组"}, TODAY)
    assert units(desk) == before + 1
    widget = hand(dialog)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert units(desk) == before
    QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
