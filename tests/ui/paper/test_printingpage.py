"""可以打印的表 is the first page of its tab: found, ticked by keys, shown, and printed together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desk_union.store import outputs
from desk_union.ui.kit import dialogs
from desk_union.ui.paper import printing, printingpage

Key = Qt.Key


@pytest.fixture
def page(window):
    window.commands.by_code["printing"].trigger()
    return window.printing.in_sight


def seen(page):
    return [page.table.item(row, 0).text() for row in range(page.table.rowCount())]


def find(page, text):
    page.search.setText(text)
    return seen(page)


def test_the_tab_begins_with_it_until_a_ledger_is_looked_at(window):
    reports = window.tab_names.index("报表")
    window.ui.tabs.setCurrentIndex(reports)
    assert window.printing.in_sight is not None
    assert window.page is None
    assert window.ui.ledgers.currentItem().text() == "可以打印的表"
    window.show_ledger("reports.worklog")
    assert window.printing.in_sight is None
    window.ui.tabs.setCurrentIndex(1)
    window.ui.tabs.setCurrentIndex(reports)
    assert window.page.ledger.code == "reports.worklog"
    window.ui.ledgers.setCurrentRow(0)
    assert window.printing.in_sight is not None
    window.ui.tabs.setCurrentIndex(1)
    assert window.page.ledger.tab == "会员台账"


def test_the_menu_leads_there_and_keeps_the_few_that_are_used(window, desk):
    outputs.note(desk.book, outputs.Leaving("打印", "members.roster", "会员花名册", 1))
    menu = window.commands._menus["报表"]
    menu.aboutToShow.emit()
    texts = [action.text().partition("(")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts[0].startswith("可以打印的表")
    assert texts[1] == "会员花名册"
    assert len(texts) < 12


def test_sheets_are_found_ticked_and_printed_together(qtbot, page, desk, monkeypatch):
    shown = []
    monkeypatch.setattr(printingpage.Preview, "exec", lambda self: shown.append((self.title, self.pages)))
    assert not page.many_button.isEnabled()
    for text in ("hyhmc", "会员情况表"):
        assert find(page, text)
        qtbot.keyClick(page.table, Key.Key_Space)
    assert page.table.ticks == {"members.roster", "members.structure"}
    qtbot.mouseClick(page.many_button, Qt.MouseButton.LeftButton)
    ((title, pages),) = shown
    assert title == "会员花名册等2张表"
    assert pages >= 2
    assert page.table.ticks == set()


def test_the_ticked_go_into_a_folder_and_are_remembered(qtbot, page, desk, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(dialogs, "tell", lambda *_: None)
    find(page, "hyhmc")
    qtbot.keyClick(page.table, Key.Key_Space)
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "会员花名册.pdf").read_bytes().startswith(b"%PDF")
    with desk.book.reading() as session:
        assert "members.roster" in outputs.last_times(session)
    assert page.table.item(0, 3).text() == "2026年11月20日"


def test_enter_shows_the_sheet_and_a_favourite_stays(qtbot, page, monkeypatch):
    asked = []
    monkeypatch.setattr(printing, "print_sheet", lambda _parent, _desk, code: asked.append(code))
    find(page, "hyhmc")
    qtbot.keyClick(page.table, Key.Key_Return)
    assert asked == ["members.roster"]
    qtbot.mouseClick(page.favour_button, Qt.MouseButton.LeftButton)
    assert seen(page) == ["★ 会员花名册"]
    assert [line.sheet.code for line in page.state.usual] == ["members.roster"]
