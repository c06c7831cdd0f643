"""Which document or form is meant is asked even of the row one stands on: a new one must be within reach there too."""

from __future__ import annotations

import pytest

from desk_union.ui.reports.forms import FormQuestion
from desk_union.ui.reports.ownforms import OwnFormQuestion
from desk_union.ui.reports.which import WhichQuestion
from desk_union.ui.reports.writings import WritingQuestion

KINDS = ((OwnFormQuestion, "reports.own_forms"), (FormQuestion, "reports.upper_forms"), (WritingQuestion, "reports.writings"))


def test_every_question_of_the_kind_is_here():
    assert {kind for kind, _ in KINDS} == set(WhichQuestion.__subclasses__())


@pytest.mark.parametrize(("kind", "ledger"), KINDS)
@pytest.mark.parametrize(("standing", "asked"), [(22, 1), (99, 0), (None, 0)])
def test_it_begins_with_the_row_one_stands_on(qtbot, window, desk, monkeypatch, kind, ledger, standing, asked):
    seen = []
    monkeypatch.setattr(kind, "held", lambda _self: [(id_, ["名"] * len(kind.heads)) for id_ in (11, 22)])
    monkeypatch.setattr(kind, "exec", lambda self: seen.append(self.table.currentRow()) or self.open())
    window.show_ledger(ledger)
    monkeypatch.setattr(window.page.table, "current_id", lambda: standing)
    question = kind(window, desk)
    qtbot.addWidget(question)
    assert question.answer(window, desk.ledger(ledger)) == (22 if asked else 11)
    assert seen == [asked]
