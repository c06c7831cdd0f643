"""What is to be disclosed is told when it was not; ballots add up; opinions may bear no name; rules have versions."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.democracy.openness import rules
from desk_union.democracy.openness.ledgers import APPRAISALS, DISCLOSURE_ITEMS, DISCLOSURES, OPINIONS, RULES
from desk_union.describe.figure import Span
from desk_union.store.overrides import Faulty
from tests.union_work import working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


@pytest.mark.parametrize(
    ("frequency", "day", "first", "before"),
    [
        ("每月", date(2026, 1, 20), date(2026, 1, 1), date(2025, 12, 1)), ("每季度", date(2026, 5, 31), date(2026, 4, 1), date(2026, 1, 1)),
        ("每半年", date(2026, 6, 30), date(2026, 1, 1), date(2025, 7, 1)), ("每年", date(2026, 2, 28), date(2026, 1, 1), date(2025, 1, 1)), ("随时", date(2026, 2, 28), None, None),
    ],
)  # fmt: skip
def test_a_period_begins(frequency, day, first, before):
    assert (rules.period_begins(frequency, day), rules.period_before(frequency, day)) == (first, before)


def test_what_was_not_disclosed_this_period_is_told(office):
    """Today is 20 November 2026: the quarter began in October."""
    money, food = (office.save(DISCLOSURE_ITEMS, title=title, topic="财务", frequency=every) for title, every in (("招待费", "每季度"), ("伙食账目", "每年")))
    office.save(DISCLOSURE_ITEMS, title="干部任免", topic="干部任用", frequency="随时")
    assert office.due()["本期没有公开"] == "公开目录里有2项本期还没有公开：招待费、伙食账目。"
    office.do("democracy.disclose", money, food, day="2026-09-30", period="2026年三季度")
    assert office.due()["本期没有公开"] == "公开目录里有1项本期还没有公开：招待费。"
    office.do("democracy.disclose", money, day="2026-11-10")
    assert "本期没有公开" not in office.due()
    assert (office.figure("democracy.disclosures"), office.figure("democracy.disclosure_items")) == (3, 3)
    (missing,) = office.tables("democracy.undisclosed")
    assert (len(missing.rows), missing.notes) == (0, ("目录里的事项本期都已公开。",))


def test_an_opinion_about_a_disclosure_waits_for_its_handling(office):
    row = office.save(DISCLOSURES, title="招待费", topic="业务招待费", day=date(2026, 10, 8), opinions="请说明批次。")
    assert "招待费" in office.due()["公开意见没有处理"]
    office.save(DISCLOSURES, row, handling="已补充说明。", answered_on=date(2026, 10, 12))
    assert "公开意见没有处理" not in office.due()


def test_more_votes_than_ballots_are_refused(office):
    common = {"day": date(2026, 2, 19), "subject": "厂长", "issued": 38, "returned": 36}
    with pytest.raises(Faulty, match="各档共37票，多于收回的36张"):
        office.save(APPRAISALS, **common, excellent=30, competent=5, basic=2)
    with pytest.raises(Faulty, match="收回39张，多于发出的38张"):
        office.save(APPRAISALS, **{**common, "returned": 39})


def test_a_vote_is_compared_with_the_last(office):
    for year, excellent, basic in ((2025, 20, 10), (2026, 27, 3)):
        office.save(APPRAISALS, day=date(year, 2, 19), subject="厂长", returned=30, excellent=excellent, basic=basic)
    (table,) = office.tables("democracy.appraisal_summary", year=2026)
    assert table.rows[0][-2:] == ("90.0%", "66.7%")
    assert table.notes == ("厂长的优秀称职率90.0%，比上次上升23.3个百分点。",)


def test_an_opinion_may_bear_no_name(office):
    with pytest.raises(Faulty, match="匿名的意见不登记姓名"):
        office.save(OPINIONS, day=date(2026, 3, 1), content="食堂太贵", anonymous=True, person=office.people[0])
    row = office.save(OPINIONS, day=date(2026, 3, 1), content="食堂太贵", anonymous=True, channel="意见箱")
    for n in range(12):
        office.save(OPINIONS, day=date(2026, 3, 2), content=f"建议{n}", person=office.people[0], campaign="献言献策")
    assert office.figure("democracy.opinions") == 13
    office.do("democracy.answer_opinions", row, day="2026-03-08", reply="已请后勤部核价。", adopted="采纳")
    assert (office.figure("democracy.opinions_answered"), office.held(OPINIONS, row)["adopted"]) == (1, True)
    assert office.due()["意见没有答复"] == "有12条意见建议还没有答复。"


def test_rules_in_force_are_those_of_the_day(office):
    """Eight 岗位责任制, one of them in a second version since June."""
    for n in range(8):
        office.save(RULES, title=f"岗位{n}责任制", kind="岗位责任制", since=date(2025, 1, 1), until=date(2026, 6, 1) if n == 0 else None)
    assert office.figure("democracy.rules_posts", Span(date(2026, 1, 1), date(2026, 6, 1))) == 7
    office.save(RULES, title="岗位0责任制", kind="岗位责任制", version=2, since=date(2026, 6, 1))
    assert [office.figure("democracy.rules", Span.year(year)) for year in (2024, 2025, 2026)] == [0, 8, 8]
    (names,) = office.tables("democracy.rule_list")
    assert tuple(names.rows[0][2:4]) == ("岗位0责任制", "2")
