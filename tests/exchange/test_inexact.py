"""About so many, and two days in one cell: asked, or read with a note; in whatever ledger they stand."""

from __future__ import annotations

import pytest

from desk_union.culture.activities.ledgers import ACTIVITIES
from desk_union.culture.training.ledgers import TRAININGS
from desk_union.democracy.contracts.ledgers import CONTRACTS
from desk_union.democracy.meetings.ledgers import MEETINGS
from desk_union.exchange import importing
from desk_union.exchange.inexact import AS_WRITTEN, BLANK
from tests.exchange.conftest import told

HEADS = ["活动名称", "日期", "类别", "参加人数"]
ASKED = "「参加人数」不是确数的怎么记"


def bring(office, *lines, ledger=ACTIVITIES, heads=HEADS, **answers):
    return office.bring([heads, *lines], ledger, choices=importing.Choices(answers=answers))


@pytest.mark.parametrize(("answer", "kept"), [(AS_WRITTEN, "60"), (BLANK, "")])
def test_about_so_many_is_asked_once_a_column(office, answer, kept):
    lines = [["拔河", "2026-04-08", "体育", "约60人"], ["象棋", "2026-04-09", "体育", "六十多人"], ["歌咏", "2026-05-01", "文艺", "32人"]]
    report = bring(office, *lines)
    assert not report.ok
    assert [(one.text, one.count, one.choices) for one in report.questions] == [(ASKED, 2, (AS_WRITTEN, BLANK))]
    assert office.table(ACTIVITIES, "name") == []
    assert bring(office, *lines, **{ASKED: answer}).ok
    assert sorted(office.table(ACTIVITIES, "name", "persons")) == sorted([("拔河", kept), ("象棋", kept), ("歌咏", "32")])


@pytest.mark.parametrize(("cell", "days"), [("2026年4月8日-10日", ("2026-04-08", "2026-04-10")), ("2026.4.8-2026.4.10", ("2026-04-08", "2026-04-10")), ("2025年12月30日至1月2日", ("2025-12-30", "2026-01-02"))])
def test_two_days_in_a_cell_are_the_first_and_the_last(office, cell, days):
    report = bring(office, ["运动会", cell, "体育", 60])
    assert report.ok, report.problems
    assert office.table(ACTIVITIES, "held_on", "until") == [days]
    assert [note for note in report.notes if "起止两天" in note] == [f"「日期」里一格写着起止两天的（如“{cell}”，共1处），第一天记入「日期」，最后一天记入「结束日期」。"]


def test_a_span_without_its_year_asks_for_the_year_like_a_single_day(office):
    report = bring(office, ["运动会", "4月8日-10日", "体育", 60], ["歌咏", "12月30日-1月2日", "文艺", 60])
    assert [one.text for one in report.questions] == ["没有写年份的日期是哪一年"]
    assert bring(office, ["运动会", "4月8日-10日", "体育", 60], 没有写年份的日期是哪一年="2025年").ok
    assert office.table(ACTIVITIES, "held_on", "until") == [("2025-04-08", "2025-04-10")]


def test_a_ledger_with_one_day_keeps_the_first_and_says_so(office):
    report = bring(office, ["工会例会", "2026年4月8日-10日"], ledger=MEETINGS, heads=["类别", "日期"])
    assert report.ok, report.problems
    assert office.table(MEETINGS, "day") == [("2026-04-08",)]
    assert any("第一天记入「会议日期」，最后一天不记" in note for note in report.notes), report.notes


def test_a_last_day_in_its_own_column_stands(office):
    heads = ["名称", "开始日期", "结束日期"]
    assert bring(office, ["安全培训", "2026年4月8日-10日", "2026-04-12"], ledger=TRAININGS, heads=heads).ok
    assert office.table(TRAININGS, "starts_on", "ends_on") == [("2026-04-08", "2026-04-12")]


def test_under_the_last_day_a_span_gives_the_first_one_too(office):
    heads = ["合同名称", "合同类型", "到期日期"]
    assert bring(office, ["集体合同", "综合", "2026年1月1日-2026年12月31日"], ledger=CONTRACTS, heads=heads).ok
    assert office.table(CONTRACTS, "since", "until") == [("2026-01-01", "2026-12-31")]


@pytest.mark.parametrize(("cell", "said"), [("2026年4月8日-7日", "“2026年4月8日-7日”的最后一天早于第一天"), ("2026年4月8日-31日", "2026年4月没有31日")])
def test_a_span_that_cannot_be_is_refused(office, cell, said):
    report = bring(office, ["运动会", cell, "体育", 60])
    ((row, column, reason),) = told(report)
    assert (row, column) == (2, "日期")
    assert said in reason
