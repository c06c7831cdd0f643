"""The reason of a move stands in the row's history, and a warning passed over in the list of a check."""

from __future__ import annotations

from desk_union.members.ledgers import EDUCATION, PEOPLE
from desk_union.screens.book.checkpage import CheckPage
from desk_union.screens.list.historypage import history_of
from desk_union.store import overrides, rows
from desk_union.store.progress import finish
from tests.screens.desks import TODAY


def test_the_history_of_a_row_tells_why_it_moved(desk) -> None:
    with desk.book.deed("学习") as session:
        values = {"person": 1, "target": "大学本科", "route": "自学", "state": "在修"}
        row = rows.save_row(session, EDUCATION, None, values, TODAY)
    desk.book.clock.now = desk.book.clock.now.replace(hour=11)
    with desk.book.deed("中止") as session:
        overrides.because(session, "工作调动")
        rows.save_row(session, EDUCATION, row, {"state": "中止"}, TODAY)
    told = [(line.label, line.before, line.after) for line in history_of(desk, EDUCATION, row)]
    assert ("学习状态", "在修", "中止（理由：工作调动）") in told
    assert ("学习状态", "", "在修") in told


def test_a_check_lists_what_was_passed_over_and_finds_nothing_wrong(desk) -> None:
    page = CheckPage(desk)
    finish(page.check())
    assert page.says == "检查完毕，没有发现问题。"
    young = {"name": "张新", "born_on": TODAY.replace(year=2009), "hired_on": TODAY.replace(year=2024)}
    with desk.book.deed("登记") as session:
        overrides.because(session, "特招运动员")
        rows.save_row(session, PEOPLE, None, young, TODAY)
    finish(page.check())
    assert page.problems == []
    assert "另有1处提醒" in page.says
    assert page.lines[-1][1:] == ("张新", "提醒：「进单位日期」2024-11-20时只有15岁，不满16岁。", "理由：特招运动员")
    assert "理由：特招运动员" in page.text
