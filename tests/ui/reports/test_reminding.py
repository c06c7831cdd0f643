"""提醒我 on whatever list one stands, and its line on 工作台 with what settles it and what puts it off."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from desk_union.reminders.tables import Reminder
from desk_union.screens.todaypage import TodayState
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.frame import ways
from desk_union.ui.frame.todaylines import DueLine

pytestmark = pytest.mark.people(2)


def remind(window, monkeypatch, **answers):
    def answer(dialog):
        for key, text in answers.items():
            dialog.page.type(key, text)
        dialog.fields.refresh()
        dialog.go()

    monkeypatch.setattr(DeedDialog, "exec", answer)
    next(one for one in window.findChildren(QAction) if one.shortcut().toString() == "Ctrl+Shift+A").trigger()


def test_the_row_one_stands_on_is_reminded_of_and_opens_from_the_first_page(window, desk, monkeypatch, qtbot):
    page = window.show_ledger("members.people")
    page.settle()
    page.table.select_ids([page.page.id_at(0)])
    person = page.page.id_at(0)
    remind(window, monkeypatch, words="问问近况", day="2026-11-20")
    with desk.book.reading() as session:
        (kept,) = session.scalars(select(Reminder)).all()
        assert (kept.day, kept.owner_table, kept.owner_id) == (date(2026, 11, 20), "person", person)
    state = TodayState(desk)
    state.refresh()
    card = state.soon[0]
    went, settled = [], []
    line = DueLine(card, lambda *where: went.append(where), lambda *what: settled.append(what))
    qtbot.addWidget(line)
    for way in (card.settles, card.puts_off):
        line.offer(ways.title_of(desk, way), way)
    buttons = {button.text(): button for button in line.findChildren(QPushButton)}
    assert list(buttons) == ["查看 1 人", "已办", "改期"]
    buttons["查看 1 人"].click()
    buttons["改期"].click()
    assert went == [("members.people", (person,))]
    assert settled == [(card.puts_off, (kept.id,), "reminders.reminders")]
