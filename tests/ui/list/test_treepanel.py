"""The tree beside a list: shown by its key, a click filters, Enter goes on, and it is there again the next time."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desk_union.ui.paper import printing


def turn(qtbot, page):
    qtbot.mouseClick(page.tree.button, Qt.MouseButton.LeftButton)
    return page.tree.panel


def item(panel, name):
    (found,) = panel.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    return found


def test_a_click_filters_the_people_and_all_takes_it_away(qtbot, window):
    page = window.show_ledger("members.people")
    panel = turn(qtbot, page)
    assert item(panel, "机修小组").text(1) == "3"
    panel.setCurrentItem(item(panel, "机修小组"))
    assert "机修小组" in page.page.filter_words
    assert page.table.model().rowCount() == page.page.count == 3
    panel.setCurrentItem(item(panel, "全部"))
    assert not page.page.is_filtered
    turn(qtbot, page)
    assert not panel.isVisible()


def test_in_the_ledger_of_units_enter_goes_to_their_people(qtbot, window):
    page = window.show_ledger("members.units")
    panel = turn(qtbot, page)
    panel.setCurrentItem(item(panel, "机修小组"))
    page.settle()
    assert page.panel.form.text("name") == "机修小组"
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert window.page.ledger.code == "members.people"
    assert window.page.page.count == 3


def test_it_is_there_again_the_next_time(qtbot, window, desk):
    page = window.show_ledger("members.people")
    turn(qtbot, page)
    window.show_anew()
    again = window.show_ledger("members.people")
    assert again is not page
    assert again.tree.panel.isVisible()
    turn(qtbot, again)
    assert window.show_ledger("funds.cash_counts").tree.panel is None


def test_the_roll_of_a_unit_is_printed_from_its_row(window, monkeypatch):
    page = window.show_ledger("members.units")
    page.settle()
    asked = []
    monkeypatch.setattr(printing.printpage, "sheet_paper", lambda _desk, sheet, request: asked.append((sheet.code, request.unit)))
    monkeypatch.setattr(printing.jobs, "run", lambda _parent, _title, make: make())
    from desk_union.ui.frame import rowprint

    rowprint.print_row(window)
    assert asked == [("members.roster", page.table.current_id())]
