"""On which days duties fall, when one is done, and what the month sheet and the 工作台 say."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.democracy.meetings.ledgers import MEETINGS
from desk_union.reports.office import office_words as words
from desk_union.reports.office.due import due
from desk_union.reports.office.ledgers import DUTIES, DUTIES_DONE, WORKLOG
from desk_union.reports.office.rules import occurrences
from desk_union.reports.office.tables import Duty
from desk_union.store.overrides import Faulty
from tests.union_work import command, sheet, working_office

TODAY = date(2026, 11, 20)


@pytest.fixture
def office(tmp_path):
    """Without the duties that a book begins with."""
    with working_office(tmp_path) as office:
        with office.desk.book.deed("清空日历") as session:
            for one in session.query(Duty).all():
                session.delete(one)
        yield office


def fell(first, last, **duty):
    return [(day.month, day.day) for day in occurrences(duty, first, last)]


@pytest.mark.parametrize(
    ("duty", "days"),
    [
        ({"rhythm": words.WEEKLY, "weekday": "周三"}, [(2, 4), (2, 11), (2, 18), (2, 25)]),
        ({"rhythm": words.TWICE, "day": 10}, [(2, 10), (2, 25)]),
        ({"rhythm": words.MONTHLY, "day": 31}, [(2, 28)]),  # the last day of a month that has no 31st
        ({"rhythm": words.TWO_MONTHS, "month": 2, "day": 25}, [(2, 25)]), ({"rhythm": words.TWO_MONTHS, "month": 1, "day": 25}, []),
        ({"rhythm": words.QUARTERLY, "month": 2, "day": 15}, [(2, 15)]), ({"rhythm": words.HALF_YEARLY, "month": 2, "day": 1}, [(2, 1)]),
        ({"rhythm": words.YEARLY, "month": 2, "day": 20}, [(2, 20)]), ({"rhythm": words.YEARLY, "month": 3, "day": 20}, []),
        ({"rhythm": words.FESTIVAL, "festival": "春节", "before": 10}, [(2, 7)]),  # 春节 2026: 17 February
        ({"rhythm": words.TERM, "term": "立春"}, [(2, 4)]),
        ({"rhythm": words.MONTHLY, "day": 5, "since": date(2026, 2, 6)}, []), ({"rhythm": words.MONTHLY, "day": 5, "until": date(2026, 2, 5)}, [(2, 5)]),
    ],
)  # fmt: skip
def test_february_2026(duty, days):
    assert fell(date(2026, 2, 1), date(2026, 2, 28), **duty) == days


def test_a_festival_is_prepared_in_the_year_before():
    """元旦 2027, five days before."""
    assert fell(date(2026, 12, 1), date(2026, 12, 31), rhythm=words.FESTIVAL, festival="元旦", before=5) == [(12, 27)]


def told(office, on=TODAY):
    with office.desk.book.reading() as session:
        return [(one.urgency, one.sentence) for one in due(session, on)]


def test_a_duty_is_late_until_it_is_done(office):
    row = office.save(DUTIES, name="工会简报", rhythm=words.MONTHLY, day=15, owner="王干事", since=date(2026, 1, 1), ahead=3)
    assert told(office) == [("late", "“工会简报”应在2026年11月15日办，过了5天。责任人：王干事。")]
    done = office.do("reports.duty_done", row, day="2026-11-20", note="出了第6期")
    assert "工会简报（应办2026-11-15）" in done.done.words
    assert told(office) == []
    assert told(office, date(2026, 12, 13)) == [("soon", "“工会简报”2026年12月15日要办。责任人：王干事。")]
    (entry,) = office.all(WORKLOG)
    assert (entry.day, entry.what, entry.result) == (TODAY, "工会简报", "出了第6期")
    office.do("reports.duty_done", row, day="2026-11-20", log="否")
    assert [one.due_on for one in office.all(DUTIES_DONE)] == [date(2026, 11, 15), date(2026, 12, 15)]
    with pytest.raises(Refusal, match="不是应办的日子"):
        office.do("reports.duty_done", row, day="2026-11-20", due_on="2026-11-16")


def test_rows_of_its_figure_say_that_it_was_done(office):
    office.save(DUTIES, name="委员会会议", rhythm=words.MONTHLY, day=5, figure="democracy.meetings_committee", since=date(2026, 1, 1))
    assert [one[0] for one in told(office)] == ["late"]
    office.save(MEETINGS, title="11月委员会会议", kind="工会委员会会议", day=date(2026, 11, 9))
    assert told(office) == []
    (grid, listed) = office.tables("reports.calendar", year=2026, month=11, chosen={"list": "list"})
    assert [row[1:6] for row in listed.rows] == [("2026-11-05", "周四", "委员会会议", "", "已办（台账1条）")]
    assert any("√委员会会议" in cell.replace("\n", "") for row in grid.rows for cell in row)


def test_what_stands_in_the_ledger_before_the_day_does_not_tick_it_off(office):
    """A row of October may be the last quarter's."""
    row = office.save(DUTIES, name="片组会议", rhythm=words.QUARTERLY, month=3, day=10, figure="democracy.meetings_committee", since=date(2026, 1, 1))
    office.save(MEETINGS, title="委员会会议", kind="工会委员会会议", day=date(2026, 10, 9))
    grid, listed = office.tables("reports.calendar", year=2026, month=12, chosen={"list": "list"})
    assert listed.rows[0][5] == "未到（台账已有1条）"
    assert "·片组会议" in "".join(cell for line in grid.rows for cell in line)
    office.do("reports.duty_done", row, day="2026-11-20", due_on="2026-12-10")
    grid, listed = office.tables("reports.calendar", year=2026, month=12, chosen={"list": "list"})
    assert listed.rows[0][5] == "已办"
    assert "√片组会议" in "".join(cell for line in grid.rows for cell in line)


def test_the_month_stands_on_one_page_in_days_of_one_width(office):
    for n in range(12):
        office.save(DUTIES, name=f"第{n}件很长很长的要办的事情", rhythm=words.MONTHLY, day=25, since=date(2026, 1, 1))
    (grid,) = office.tables("reports.calendar", year=2026, month=12)
    assert grid.one_page
    assert max(len(line) for row in grid.rows for cell in row for line in cell.split("\n")) <= 6
    assert len({column.width_mm for column in grid.columns}) == 1


def test_the_month_sheet_shows_festivals_terms_and_what_is_late(office):
    office.save(DUTIES, name="三八座谈", rhythm=words.FESTIVAL, festival="三八妇女节", before=0, since=date(2026, 1, 1))
    grid, listed = office.tables("reports.calendar", year=2026, month=3, chosen={"list": "list"})
    cells = [cell for row in grid.rows for cell in row]
    assert "8　三八妇女节！三八座谈" in [cell.replace("\n", "") for cell in cells]
    assert any(cell.startswith("5　惊蛰") for cell in cells)
    assert listed.rows[0][5] == "逾期"
    assert [row[2] for row in office.tables("reports.late_duties", day=date(2026, 4, 1))[0].rows] == ["三八座谈"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"rhythm": words.WEEKLY}, "每周的事要填星期"), ({"rhythm": words.MONTHLY, "day": 5, "festival": "春节"}, "用不着节日"),
        ({"rhythm": words.QUARTERLY, "month": 4, "day": 5}, "月份填1到3"), ({"rhythm": words.YEARLY, "month": 2, "day": 30}, "2月没有30日"),
        ({"rhythm": words.TWICE, "day": 20}, "填上半月的日子"), ({"rhythm": words.MONTHLY, "day": 5, "since": date(2026, 5, 1), "until": date(2026, 4, 1)}, "结束日期早于开始日期"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_refused(office, given, reason):
    with pytest.raises(Faulty, match=reason):
        office.save(DUTIES, name="事项", **given)


def test_a_sheet_of_duties_comes_in(capsys, office, tmp_path):
    path = office.desk.book.path
    office.desk.book.close()
    good = sheet(tmp_path, ("事项", "周期", "月份", "日", "节日", "提前几天办"), ("例会", "每月一次", None, 5, None, None), ("双节送温暖", "节日", None, None, "春节", 10))
    assert command(capsys, "import", path, "reports.duties", good)[0] == 0
    bad = sheet(tmp_path, ("事项", "周期"), ("查岗", "隔三差五"))
    status, said = command(capsys, "import", path, "reports.duties", bad)
    assert (status, "第2行" in said, "隔三差五" in said) == (1, True, True)


def test_a_book_begins_with_the_duties_of_a_year(tmp_path):
    """office.md section 2: of all rhythms, and nothing is late on the first day."""
    with working_office(tmp_path) as office:
        begun = office.all(DUTIES)
        assert {one.rhythm for one in begun} == set(words.RHYTHM.labels)
        assert all(one.source for one in begun)
        assert [one for one in told(office) if one[0] == "late"] == []
