"""Every deed is answered in the bar with the ways back and there, whoever did it; the chosen rows stay chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.screens.list.changemany import ChangeMany
from desk_union.store import rows
from desk_union.store.progress import finish
from tests.screens.desks import TODAY, count

pytestmark = pytest.mark.people(5)


@pytest.fixture
def window(window):
    window.taking_back.begin()
    return window


@pytest.fixture
def people(window):
    page = window.show_ledger("members.people")
    page.settle()
    return page


def words(window):
    QApplication.processEvents()
    return window.ui.undoWords.text() if window.ui.undoBand.isVisible() else ""


def save_job(page, text):
    page.panel.fields.rows["job"].editor.line.setText(text)
    page.panel.save()


def change_three(desk, page):
    """批量修改 of the first three rows, as its dialog does it."""
    ids = [page.page.id_at(row) for row in range(3)]
    page.table.select_ids(ids)
    page.settle()
    change = ChangeMany(desk, PEOPLE, ids)
    change.take("job", "钳工")
    finish(change.work())
    return ids


def test_saving_is_answered_and_taken_back_from_there(window, people, desk):
    name = people.panel.form.title
    save_job(people, "电工")
    assert words(window) == f"已办好：修改 {name}（职工会员花名册）"
    window.ui.undoNow.click()
    assert words(window) == f"已撤销：修改 {name}（职工会员花名册）"
    assert window.ui.undoNow.text() == "重做"
    window.ui.undoNow.click()
    assert words(window).startswith("已重做：")
    assert people.panel.form.text("job") == "电工"
    window.ui.undoNow.click()
    QApplication.processEvents()
    assert people.panel.form.text("job") == ""


def test_the_chosen_rows_stay_chosen_and_are_looked_at(window, people, desk):
    ids = change_three(desk, people)
    assert "批量修改 3行" in words(window)
    assert people.table.ids() == ids
    window.show_ledger("members.units")
    window.ui.undoLook.click()
    assert (window.page.ledger.code, sorted(window.page.page.ids)) == ("members.people", sorted(ids))


def test_a_row_of_another_ledger_is_found_without_a_filter(window, people, desk):
    with desk.book.deed("小组") as session:
        unit = rows.save_row(session, UNITS, None, {"name": "电修小组", "level": "小组", "parent": 1}, TODAY)
    assert words(window) == "已办好：小组"
    window.ui.undoLook.click()
    assert (window.page.ledger.code, window.page.table.current_id()) == ("members.units", unit)
    assert not window.page.page.is_filtered


def test_what_a_deed_left_nothing_of_is_not_looked_at(window, people, desk):
    people.page.delete([people.page.id_at(1)])
    assert words(window).startswith("已办好：删除")
    assert window.ui.undoLook.isHidden()
    window.ui.undoNow.click()
    QApplication.processEvents()
    assert count(desk) == 5


def test_what_was_done_before_the_window_came_up_is_not_answered(window, people, desk):
    window.refresh()
    assert words(window) == ""


def test_the_answer_goes_by_itself_and_can_still_be_looked_at(window, people, desk):
    ids = change_three(desk, people)
    assert words(window)
    window.taking_back._timer.timeout.emit()
    assert words(window) == ""
    window.commands.by_code["look"].trigger()
    assert sorted(people.page.ids) == sorted(ids)


def test_other_rows_that_were_chosen_stay_chosen(window, people, desk):
    ids = [people.page.id_at(row) for row in (0, 2, 4)]
    people.table.select_ids(ids)
    with desk.book.deed("小组") as session:
        rows.save_row(session, UNITS, None, {"name": "电修小组", "level": "小组", "parent": 1}, TODAY)
    QApplication.processEvents()
    assert people.table.ids() == ids
