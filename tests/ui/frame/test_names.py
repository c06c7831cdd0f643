"""Who does not see the screen hears what every control is: the window, its forms and its dialogs are walked through."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk_union.screens.list.exportpage import ExportPage
from desk_union.tabs import deed_called
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.frame.palette import GoTo
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit.naming import unnamed
from desk_union.ui.list.changemany import ChangeManyDialog
from desk_union.ui.list.conditions import ColumnsDialog, ConditionDialog
from desk_union.ui.list.exporting import ExportDialog
from tests.screens.desks import small_desk


@pytest.fixture
def window(qtbot, tmp_path):
    with small_desk(tmp_path) as desk:
        window = MainWindow(desk, lambda _path: None)
        qtbot.addWidget(window, before_close_func=lambda window: window.page.panel.show_nothing())
        window.resize(1366, 728)
        window.show()
        qtbot.waitExposed(window)
        yield window


def silent(window):
    return [(type(widget).__name__, widget.objectName()) for widget in unnamed(window)]


@pytest.mark.parametrize("code", ["members.people", "members.units", "funds.vouchers", "care.visits"])
def test_a_ledger_its_card_and_its_form(window, code):
    page = window.show_ledger(code)
    page.table.go_to(0)
    page.settle()
    assert silent(window) == []
    if code != "funds.vouchers":
        page.add()
        assert silent(window) == []
        page.panel.discard()


def test_what_belongs_to_a_row(window):
    page = window.show_ledger("members.people")
    page.settle()
    for place in range(page.panel.parts.count()):
        page.panel.parts.open(place)
        assert silent(window) == []


def dialogs(desk, page):
    ids = page.table.ids()
    yield ChangeManyDialog(page, desk, page.ledger, ids)
    yield ExportDialog(page, ExportPage.of(page.page))
    yield ConditionDialog(page, page.page)
    yield ColumnsDialog(page, page.page)
    yield GoTo(page, desk, (), ())
    yield DeedDialog(page, desk, deed_called("members.out"), ids)
    yield DeedDialog(page, desk, deed_called("members.withdraw"))


def test_dialogs(window, qtbot):
    page = window.show_ledger("members.people")
    page.settle()
    for dialog in dialogs(window.desk, page):
        dialog.show()
        assert silent(dialog) == [], dialog.windowTitle()
        dialog.hide()
        dialog.deleteLater()


def test_a_line_without_a_name_is_found(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    QVBoxLayout(whole).addWidget(QLineEdit())
    whole.show()
    assert silent(whole) == [("QLineEdit", "")]
