"""What was just typed into the search box counts, whatever the book does before the list has followed."""

from __future__ import annotations

import pytest

from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from tests.screens.desks import TODAY


@pytest.fixture
def page(window):
    page = window.show_ledger("members.people")
    page.settle()
    return page


def type_late(page, text):
    """As typed a moment ago: the pause after the last key is not over."""
    page.filters.search.setText(text)
    assert page.page.ask.search == ""


def of_an_import(window, _page):
    with window.desk.book.deed("导入") as session:
        rows.save_row(session, PEOPLE, None, {"name": "钱多多"}, TODAY)
    window.refresh()


def of_undo(window, page):
    page.delete()
    type_late(page, "张")
    window.taking_back.undo()
    window.refresh()


def of_saving(_window, page):
    page.to_form()
    page.panel.fields.rows["job"].editor.line.setText("钳工")
    type_late(page, "张")
    page.panel.save()


def of_the_usual_filter(_window, page):
    page.filters.presets.setCurrentIndex(1)
    page.filters._choose_preset()


@pytest.mark.parametrize("change", [of_an_import, of_undo, of_saving, of_the_usual_filter])
def test_typed_words_are_not_dropped(window, page, change):
    if change in {of_an_import, of_the_usual_filter}:
        type_late(page, "张")
    change(window, page)
    assert page.filters.search.text() == "张"
    assert page.page.ask.search == "张"
