"""A row that went while it was shown or typed into: the form lets go of it, and 放弃 succeeds."""

from __future__ import annotations

import pytest

from desk_union.store import rows
from desk_union.ui.kit import dialogs
from tests.screens.desks import TODAY


@pytest.fixture
def page(window, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": told.append(f"{sentence}{more}"))
    yield window.show_ledger("members.people")
    assert told == []


def gone(page, *, typed):
    """Deleted from elsewhere while the row stands in the form, with something typed into it or not."""
    page.table.go_to(0)
    page.settle()
    form = page.panel.form
    if typed:
        form.type("name", "写了一半")
        page.panel.fields.refresh()
        assert form.is_dirty
    with page.page.desk.book.deed("别处删除") as session:
        rows.delete_rows(session, page.ledger, [form.row_id], TODAY)


def test_giving_up_a_row_that_went(page):
    gone(page, typed=True)
    page.panel.discard()
    assert page.panel.form is None


def test_leaving_a_row_that_went(page, monkeypatch):
    monkeypatch.setattr(dialogs, "choose", lambda _parent, _question, _more, answers: answers[1])
    gone(page, typed=True)
    assert page.panel.may_leave()
    assert page.panel.form is None


def test_an_untouched_row_that_went_is_let_go(page):
    gone(page, typed=False)
    page.panel.refresh()
    assert page.panel.form is None
