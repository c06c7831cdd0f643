"""At 1024x700 and at 150 % on 1366x768 the form lies over the list: Enter opens it, Esc gives the list back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

Key = Qt.Key


@pytest.fixture
def window(window):
    window.resize(1024, 700)
    return window


def on_screen(page):
    """The columns whose whole width is in sight."""
    across, room = page.table.horizontalHeader(), page.table.viewport().width()
    ends = ((shown.key, across.sectionViewportPosition(at) + across.sectionSize(at)) for at, shown in enumerate(page.page.columns[:-1]))
    return {key for key, end in ends if end <= room}


def test_the_form_is_opened_over_the_list_and_closed_by_esc(qtbot, window):
    page = window.show_ledger("members.people")
    page.settle()
    assert page.ui.left.isVisible()
    assert not page.panel.widget.isVisible()
    assert page.deeds.isVisible(), "what can be done with the row stays in sight"
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.panel.widget.isVisible()
    assert not page.ui.left.isVisible()
    qtbot.keyClick(page.panel.widget, Key.Key_Escape)
    assert page.ui.left.isVisible()
    assert not page.panel.widget.isVisible()


def test_a_saved_row_gives_the_list_back(window):
    page = window.show_ledger("members.people")
    page.settle()
    page.to_form()
    page.panel.fields.rows["job"].editor.line.setText("钳工")
    page.panel.fields.rows["job"].editor.line.setFocus()
    page.panel.save()
    page.panel.leaving.emit()
    assert page.ui.left.isVisible()


def test_a_new_row_is_written_over_the_list_and_stays_when_the_window_grows(window):
    page = window.show_ledger("members.people")
    page.add()
    assert page.panel.widget.isVisible()
    window.resize(1366, 728)
    assert page.ui.left.isVisible()
    assert page.panel.widget.isVisible()
    assert page.panel.form.row_id is None
    window.resize(910, 500)
    assert page.panel.widget.isVisible(), "what is being written is not hidden"
    assert page.deeds.parent() is page.ui.left


@pytest.mark.parametrize(
    ("code", "columns"),
    [
        ("members.people", {"name", "unit", "phone", "member_state", "born_on"}),
        ("funds.vouchers", {"day", "title", "summary", "debit", "credit"}),
        ("funds.dues", {"period", "person", "unit", "due", "owed"}),
    ],
)
def test_what_a_clerk_looks_for_is_on_screen(window, code, columns):
    page = window.show_ledger(code)
    page.ui.stack.setCurrentWidget(page.table)
    assert columns <= on_screen(page)
