"""What must be in sight on a small screen, and columns that a larger text leaves as they were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desk_union.describe.kinds import LongText
from desk_union.screens.desk import Desk
from desk_union.screens.list.listpage import ListPage
from desk_union.ui.form.formpanel import FormPanel
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.funds.dues import DuesDialog
from desk_union.ui.funds.duesgrid import COLUMNS
from desk_union.ui.kit import style
from desk_union.ui.list.rowtable import RowTable
from tests.samples import TODAY, sample_book

SMALL = (1024, 700), (910, 512)  # the second is 1366x768 at 150 %
FIELDS = 6  # of a form, that must be in sight at once


@pytest.fixture
def usual_size(qapp):
    yield
    style.set_text_size(style.USUAL_SIZE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("小屏") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.fixture
def office(qtbot, sample):
    window = MainWindow(sample, lambda _path: None)
    qtbot.addWidget(window, before_close_func=lambda window: window.page and window.page.panel.show_nothing())
    window.resize(1366, 728)
    window.show()
    return window


def widths(page):
    return {shown.key: page.table.columnWidth(place) for place, shown in enumerate(page.page.columns[:-1])}


def test_a_larger_text_and_back_leaves_the_columns_as_they_were(window, usual_size):
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


def measured(pages, *, narrow, first=None):
    """The widths of the columns when every page is shown anew, as after a change of size; they are kept at the end."""
    found = {}
    for page in pages:
        table = RowTable()
        table.be_narrow(narrow)
        table.show_page(page)
        if first is not None:
            table.setColumnWidth(0, first)
        found[page.ledger.code] = [table.columnWidth(place) for place in range(len(page.columns) - 1)]
        page.keep_widths(table.widths())
        table.deleteLater()
    return found


def test_in_no_ledger_a_larger_text_or_a_smaller_window_leaves_other_widths(sample, usual_size):
    pages = [ListPage(sample, ledger) for ledger in sample.ledgers]
    before = measured(pages, narrow=False, first=131)
    style.set_text_size("特大")
    large = measured(pages, narrow=False)
    measured(pages, narrow=True)
    style.set_text_size("标准")
    measured(pages, narrow=True)
    after = measured(pages, narrow=False)
    for code, usual in before.items():
        assert all(width > was for width, was in zip(large[code], usual, strict=True)), code
        assert all(abs(width - was) <= 1 for width, was in zip(after[code], usual, strict=True)), code


@pytest.mark.parametrize("size", SMALL)
def test_no_tool_and_no_tab_vanishes(window, size, qapp):
    """What has no room folds into », and everything in the tools stands in a menu too."""
    page = window.show_ledger("members.people")
    window.resize(*size)
    qapp.processEvents()
    assert window.ui.tools.width() <= size[0]
    in_menus = {action for menu in window.commands._menus.values() for action in menu.actions()}
    assert {action for action in window.ui.tools.actions() if not action.isSeparator()} <= in_menus
    assert page.ui.columns.isVisible()
    assert page.deeds.isVisible()
    scrolls = [button for button in window.ui.tabs.findChildren(QToolButton) if button.isVisible()]
    assert scrolls == [], "every tab is in sight"
    assert window.ui.goTo.isVisible()


def test_the_name_of_the_union_gives_way_and_comes_back(window, qapp):
    window.show_union()
    qapp.processEvents()
    assert window.ui.unionName.isVisible()
    window.resize(910, 512)
    qapp.processEvents()
    assert not window.ui.unionName.isVisible()
    assert window.desk.union_name in window.windowTitle()
    window.resize(1366, 728)
    qapp.processEvents()
    assert window.ui.unionName.isVisible()


def shown_whole(widget):
    return widget.isVisible() and widget.visibleRegion().boundingRect().height() >= widget.height() - 1


def test_in_every_tab_the_form_lies_over_the_list(office, qapp):
    pages = [office.show_ledger(office.desk.ledgers_of(tab)[-1].code) for tab in office.tab_names[1:]]
    office.resize(910, 512)
    qapp.processEvents()
    for page in pages:
        office.show_ledger(page.ledger.code)
        qapp.processEvents()
        assert page.over.is_narrow, page.ledger.title
        assert not page.panel.widget.isVisible(), page.ledger.title


def test_a_form_with_long_texts_shows_six_fields(office, qapp, qtbot):
    office.resize(910, 512)
    page = office.show_ledger("members.people")
    page.to_form()
    qapp.processEvents()
    room, few = page.panel.widget.size(), {}
    page.over.close()
    long = [one for one in office.desk.ledgers if any(isinstance(each.kind, LongText) for each in one.fields[:8])]
    assert len(long) > 20
    for ledger in long[::2]:
        first = ListPage(office.desk, ledger)
        panel = FormPanel()
        qtbot.addWidget(panel, before_close_func=FormPanel.show_nothing)
        panel.bind(office.desk, ledger)
        panel.resize(room)
        panel.show()
        if first.count:
            panel.show_row(first.id_at(0), TODAY)
            panel.to_start()
        else:
            panel.new_row()
        qapp.processEvents()
        every = [row.editor.widget for row in panel.fields.rows.values() if not row.editor.widget.isHidden()]
        seen = sum(shown_whole(widget) for widget in every)
        if seen < min(FIELDS, len(every)):
            few[ledger.code] = seen
        panel.hide()
    assert few == {}


@pytest.mark.parametrize("size", SMALL)
def test_what_came_in_and_went_out_is_in_sight_in_the_list_of_vouchers(office, size, qapp):
    office.resize(*size)
    page = office.show_ledger("funds.vouchers")
    qapp.processEvents()
    across = page.table.horizontalHeader()
    place = [shown.key for shown in page.page.columns].index("credit")
    assert across.sectionViewportPosition(place) + across.sectionSize(place) <= page.table.viewport().width()


@pytest.mark.parametrize("size", [*SMALL, (1366, 728)])
def test_what_is_owed_is_in_sight_in_the_grid_of_dues(qtbot, sample, size, qapp):
    dialog = DuesDialog(None, sample)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(*size)
    qapp.processEvents()
    table = dialog.table
    assert dialog.size().toTuple() == size
    assert not table.horizontalScrollBar().isVisible()
    assert not table.isColumnHidden(COLUMNS - 1)
    assert table.columnViewportPosition(COLUMNS - 1) + 60 <= table.viewport().width()
    owed = table.rows.index(0, COLUMNS - 1).data(Qt.ItemDataRole.ToolTipRole)
    assert owed.startswith("应缴 ")
    assert "，已缴 " in owed


def test_the_tools_for_rows_are_away_on_the_page_of_sheets(window):
    window.show_ledger("members.people")
    assert window.ui.tools.isVisible()
    window.printing.show()
    assert not window.ui.tools.isVisible()
    window.show_ledger("reports.duties")
    assert window.ui.tools.isVisible()
