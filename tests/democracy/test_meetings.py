"""Who came to a meeting, what it decided, and the chart of who stands where."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES
from desk_union.democracy.meetings.ledgers import ATTENDANCE, MEETINGS, TASKS
from desk_union.democracy.meetings.sheets import minutes, network
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import POSTS
from desk_union.store import listing
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY
from tests.union_work import working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def shown(office, row):
    with office.desk.book.reading() as session:
        keys = [MEETINGS.by_key[key] for key in ("were_due", "were_there", "late", "absent", "rate")]
        return listing.lines(session, MEETINGS, keys, [row], TODAY)[0].words


def test_a_meeting_is_counted_by_its_roll_where_there_is_one(office):
    row = office.save(MEETINGS, day=date(2026, 3, 5), title="三月委员会", due=9, present=8)
    assert shown(office, row) == ("9", "8", "0", "0", "88.9%")
    first, second, third, *rest = office.people
    office.do("democracy.call_roll", first, second, third, *rest, meeting="2026-03-05 三月委员会")
    office.do("democracy.call_roll", second, meeting="2026-03-05 三月委员会", state="迟到")
    office.do("democracy.call_roll", third, meeting="2026-03-05 三月委员会", state="缺席")
    assert shown(office, row) == ("6", "5", "1", "1", "83.3%")
    assert office.figure("democracy.late") == 2
    assert office.due_of(second)["参加会议"] == "今年应到会1次：迟到1次。"
    with office.desk.book.reading() as session:
        told = minutes(session, Request(TODAY, TODAY, row=row))
    assert told.title == "三月委员会纪要"
    assert ("缺席", "张三") in told.blocks[0].rows
    (paper,) = office.tables("democracy.meeting_sign_in", row=row)
    assert ([line[1] for line in paper.rows], paper.count_text) == (["张一", "张二", "张三", "张四", "张五", "张六"], "应到 6 人")


def test_who_makes_a_study_up_later_counts_from_then_on(office):
    row = office.save(MEETINGS, day=date(2025, 12, 20), kind="集中学习")
    first, second, *_ = office.people
    office.save(ATTENDANCE, meeting=row, person=first, state="迟到")
    office.save(ATTENDANCE, meeting=row, person=second, state="迟到", came_on=date(2026, 1, 8))
    due = {last: office.tables("democracy.meeting_list", row=row, day=last)[0].rows[0][4] for last in (date(2025, 12, 31), date(2026, 1, 31))}
    assert list(due.values()) == ["1", "2"]
    assert [office.figure("democracy.late", Span(date(2025, 1, 1), last)) for last in due] == [1, 2]


def test_more_than_were_called_cannot_come(office):
    with pytest.raises(Faulty, match="到会10人，多于应到的9人"):
        office.save(MEETINGS, day=date(2026, 3, 5), due=9, present=10)


def test_what_was_decided_is_told_until_it_is_done(office):
    row = office.save(MEETINGS, day=date(2026, 3, 5))
    task = office.save(TASKS, meeting=row, content="编制活动计划", owner="王干事", due_on=date(2026, 4, 1))
    assert office.due()["会议决定没有落实"] == "有1件会上定下来的事过期没有办完：编制活动计划。"
    office.do("democracy.task_done", task, day="2026-04-10", result="已印发。")
    assert "会议决定没有落实" not in office.due()


def test_meetings_are_counted_by_kind(office):
    for month in (1, 2, 3):
        office.save(MEETINGS, day=date(2026, month, 5), kind="工会工作会议", chair="赵主席")
    office.save(MEETINGS, day=date(2026, 2, 7), kind="主席会议", chair="赵主席")
    told = {code: office.figure(f"democracy.meetings{code}") for code in ("", "_work", "_chairs", "_study")}
    assert told == {"": 4, "_work": 3, "_chairs": 1, "_study": 0}
    (table,) = office.tables("democracy.meeting_counts", year=2026)
    assert [tuple(map(str, row)) for row in table.rows] == [("1", "工会工作会议", "3", "3"), ("2", "主席会议", "1", "1")]


def test_the_chart_has_the_congress_its_bodies_and_the_units(office):
    office.save(CONGRESSES, number=4, session=3, held_on=date(2026, 2, 19), due=6, present=6)
    for one in office.people[:4]:
        office.save(DELEGATES, person=one, number=4, delegation="第一代表团")
    office.save(POSTS, person=office.people[0], role="工会主席", since=date(2025, 1, 1))
    office.save(POSTS, person=office.people[1], role="民主管理委员会委员", since=date(2025, 1, 1))
    with office.desk.book.reading() as session:
        chart = network(session, Request(TODAY, TODAY))
    assert (chart.root.title, chart.root.lines) == ("职代会（第4届第3次）", ("代表4名",))
    assert [(box.title, box.lines) for box in chart.bodies] == [
        ("工会委员会（职代会工作机构）", ("主席：张一",)), ("民主管理委员会", ("委员：张二",)), ("代表团", ("第一代表团：4名",)),
    ]  # fmt: skip
    assert office.figure("democracy.council") == 1
