"""述职 and 小组总结: filled from the figures of the group or the person, judged by marks, printed."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.care.visits.ledgers import TALKS
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.describe.sheet import Request
from desk_union.honors.duty.ledgers import DUTY_MARKS, REPORTS
from desk_union.honors.honours.ledgers import HONOURS
from desk_union.members.ledgers import PEOPLE, POSTS, UNITS
from desk_union.store.overrides import Faulty
from desk_union.tabs import sheet_called
from tests.screens.desks import TODAY, person
from tests.union_work import working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path, people=0) as office:
        for n, (group, count) in enumerate((("客服部一厅小组", 4), ("客服部二厅小组", 2)), 1):
            unit = office.save(UNITS, name=group, level="小组", founded_on=date(2000, 1, 1))
            for m in range(count):
                who = office.save(PEOPLE, **{**person(10 * n + m), "unit": unit, "joined_on": date(2015, 9, 1), "hired_on": date(2014, 9, 1)})
                office.save(HONOURS, name="先进个人", person=who, granted_on=date(2026, 1, 16), year=2025)
            office.save(POSTS, person=who, unit=unit, role="工会小组长", since=date(2020, 1, 1))
            for m in range(3 * n):
                office.save(ARTICLES, title=f"稿{n}{m}", unit=unit, published_on=date(2026, 5, 1))
        office.save(ARTICLES, title="去年的", unit=unit, published_on=date(2025, 5, 1))
        yield office


def units(office):
    return [one.id for one in office.all(UNITS) if one.level == "小组"]


def paper(office, row):
    with office.desk.book.reading() as session:
        return sheet_called("honors.duty_paper").content.fill(session, Request(TODAY, TODAY, row=row))


def draft(office, *ids, kind="小组长述职", **more):
    return office.do("honors.draft_reports", *ids, year="2026", kind=kind, day="2026-11-18", **more)


def test_each_group_tells_its_own_numbers(office):
    told = draft(office, *units(office))
    first, second = (office.held(REPORTS, row) for row in told.seen[1])
    assert first["text"].split("\n") == ["组织建设：工会会员人数4人。", "宣教文体：信息稿件发表篇数3篇。", "考评和荣誉：获得荣誉数4项。"]
    assert second["text"].split("\n") == ["组织建设：工会会员人数2人。", "宣教文体：信息稿件发表篇数6篇。", "考评和荣誉：获得荣誉数2项。"]
    assert [row["post"] for row in (first, second)] == ["工会小组长"] * 2
    assert first["person"] in office.people


def test_what_is_there_already_is_left_and_said(office):
    draft(office, units(office)[0])
    assert draft(office, *units(office)).done.notes == ("有1份以前起草过，没有改动。",)
    with pytest.raises(Refusal, match="都已经有2026年的小组长述职"):
        draft(office, *units(office))


def test_a_summary_bears_the_name_of_the_group(office):
    (row,) = draft(office, units(office)[0], kind="小组总结").seen[1]
    told = paper(office, row)
    assert (told.title, told.signers[0]) == ("客服部一厅小组2026年工作总结", "客服部一厅小组（签名）")
    assert office.held(REPORTS, row)["person"] is None
    assert office.figure("honors.group_summaries") == 1


def test_a_member_of_the_committee_tells_what_stands_of_him(office):
    who = office.people[0]
    office.save(POSTS, person=who, role="工会委员", since=date(2020, 1, 1))
    (row,) = office.do("honors.draft_duty", who, year="2026", day="2026-11-18").seen[1]
    assert office.held(REPORTS, row)["text"] == "考评和荣誉：获得荣誉数1项。"
    office.save(TALKS, day=date(2026, 5, 5), person=who, reason="思想工作", content="思想情况")
    office.do("honors.draft_again", row)
    assert office.held(REPORTS, row)["text"] == "关心职工：谈心1人次。\n考评和荣誉：获得荣誉数1项。"


def test_marks_make_the_score_and_the_paper_shows_how(office):
    (row,) = draft(office, units(office)[0]).seen[1]
    for n, mark in enumerate((90, 95, 100), 1):
        office.save(DUTY_MARKS, report=row, judge=f"票{n}", mark=mark * 1_000_000)
    assert office.all(REPORTS)[0].score == 95_000_000
    told = str(paper(office, row))
    assert ("共3人评议，得分95.00分" in told, "信息稿件发表篇数" in told) == (True, True)
    with pytest.raises(Faulty, match="101分不在0到满分100之间"):
        office.save(DUTY_MARKS, report=row, judge="票4", mark=101_000_000)
    (listed,) = office.tables("honors.duty_list", day=date(2026, 11, 30), year=2026)
    assert "95" in str(listed.rows)


def test_somebody_reports(office):
    with pytest.raises(Faulty, match="没有写谁述职"):
        office.save(REPORTS, year=2026, kind="小组长述职", day=date(2026, 11, 18))
    with pytest.raises(Faulty, match="没有写是哪个小组的"):
        office.save(REPORTS, year=2026, kind="小组总结", day=date(2026, 11, 18), person=office.people[0])
