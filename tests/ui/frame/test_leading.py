"""A refusal that names rows leads to them: a group with people is not deleted, and its people are a press away."""

from __future__ import annotations

import pytest

from desk_union.ui.kit import dialogs
from tests.screens.desks import count


@pytest.fixture
def asked(monkeypatch):
    found = []

    def choose(_parent, question, more, answers):
        found.append((question, more, answers))
        return answers[0]

    monkeypatch.setattr(dialogs, "choose", choose)
    return found


def test_the_rows_that_stand_in_the_way_are_shown(window, desk, asked):
    page = window.show_ledger("members.units")
    group = next(n for n in range(page.page.count) if "机修小组" in page.page.names([page.page.id_at(n)]))
    page.table.selectRow(group)
    page.delete()
    question, more, answers = asked[-1]
    assert question == "“机修小组”不能删除：“分会、小组变动台账”里的3条用到了它。"
    assert "“撤销日期”" in more
    assert answers == ("查看这些记录", "知道了")
    assert window.page.ledger.code == "members.placements"
    assert window.page.page.count == 3
    assert count(desk, "members.units") == 2
