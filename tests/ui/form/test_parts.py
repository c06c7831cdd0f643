"""What belongs to a row in the window: its first row is chosen, so that the keys of the manual mean one."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.contests.running.ledgers import CONTESTS, ENTRIES
from desk_union.ui.frame.window import MainWindow
from tests.contests.contest_office import contest_office


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as office:
        yield office


def test_the_first_row_of_a_part_is_chosen(office, qtbot):
    held = office.add(CONTESTS, name="比武", starts_on=date(2026, 3, 1))
    first = office.add(ENTRIES, contest=held, name="甲")
    office.add(ENTRIES, contest=held, name="乙")
    window = MainWindow(office.desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show()
    page = window.show_ledger(CONTESTS.code)
    page.table.go_to(0)
    page.settle()
    parts = page.panel.parts
    parts.open(next(place for place in range(parts.count()) if parts.tabText(place).startswith("参赛名单")))
    assert parts.currentWidget().table.ids() == [first]
    parts.open(0)  # 评分项目, of which there is none
    assert parts.currentWidget().table.ids() == []
