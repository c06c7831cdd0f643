"""One key notes what was done today, on whatever list one stands."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAction
from sqlalchemy import select

from desk_union.culture.press.ledgers import ARTICLES
from desk_union.reports.office.tables import WorkEntry
from desk_union.store import rows
from desk_union.ui.form.deeddialog import DeedDialog

pytestmark = pytest.mark.people(2)


def test_what_was_done_is_noted_from_the_list_of_members(window, desk, monkeypatch):
    def answer(dialog):
        dialog.page.type("what", "走访住院职工")
        dialog.fields.refresh()
        dialog.go()

    monkeypatch.setattr(DeedDialog, "exec", answer)
    window.show_ledger("members.people").settle()
    next(one for one in window.findChildren(QAction) if one.shortcut().toString() == "Ctrl+Shift+L").trigger()
    with desk.book.reading() as session:
        (entry,) = session.scalars(select(WorkEntry)).all()
        assert (entry.day, entry.what, entry.who) == (date(2026, 11, 20), "走访住院职工", "王干事")
    assert window.page.ledger.code == "members.people"


def test_the_entry_goes_with_what_was_just_written_down(window, desk, monkeypatch):
    window.taking_back.begin()
    seen = []

    def answer(dialog):
        seen.append((dialog.page.value("source"), dialog.page.value("named")))
        dialog.page.type("what", "登记了一件事")
        dialog.fields.refresh()
        dialog.go()

    monkeypatch.setattr(DeedDialog, "exec", answer)
    key = next(one for one in window.findChildren(QAction) if one.shortcut().toString() == "Ctrl+Shift+L")
    window.show_ledger("culture.articles").settle()
    key.trigger()
    with desk.book.deed("登记稿件", who="王干事") as session:
        row = rows.save_row(session, ARTICLES, None, {**rows.defaults(ARTICLES), "title": "信息一", "medium": "日报", "sent_on": desk.today()}, desk.today())
    window.refresh()
    key.trigger()
    assert [one[0] for one in seen] == [None, "信息稿件台账"]
    assert seen[1][1].startswith("信息一")
    with desk.book.reading() as session:
        entries = session.scalars(select(WorkEntry).order_by(WorkEntry.id)).all()
        assert [(one.kept_in, one.kept) for one in entries] == [(None, None), ("article", row)]
