"""What must be in sight on a small screen, and columns that a larger text leaves as they were."""

from __future__ import annotations

import pytest

from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import style
from tests.screens.desks import small_desk


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def window(qtbot, desk):
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show()
    window.resize(1366, 728)
    yield window
    style.set_text_size(style.USUAL_SIZE)


def widths(page):
    return {shown.key: page.table.columnWidth(place) for place, shown in enumerate(page.page.columns[:-1])}


def test_a_larger_text_and_back_leaves_the_columns_as_they_were(window):
    page = window.show_ledger("members.people")
    page.table.setColumnWidth(1, 177)
    before, columns = widths(page), [shown.key for shown in page.page.columns]
    window.resize_text(2)
    large = window.show_ledger("members.people")
    assert style.text_size() == "特大"
    assert [shown.key for shown in large.page.columns] == columns
    assert all(width > before[key] for key, width in widths(large).items())
    window.resize_text(-2)
    again = window.show_ledger("members.people")
    assert [shown.key for shown in again.page.columns] == columns
    assert all(abs(width - before[key]) <= 1 for key, width in widths(again).items())


@pytest.mark.parametrize("size", [(1024, 700), (910, 512)])
def test_no_tool_vanishes(window, size, qapp):
    """What has no room folds into », and everything in the tools stands in a menu too."""
    page = window.show_ledger("members.people")
    window.resize(*size)
    qapp.processEvents()
    assert window.ui.tools.width() <= size[0]
    in_menus = {action for menu in window.commands._menus.values() for action in menu.actions()}
    assert {action for action in window.ui.tools.actions() if not action.isSeparator()} <= in_menus
    assert page.ui.columns.isVisible()
    assert page.deeds.isVisible()
