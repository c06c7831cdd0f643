"""003 篇12 end to end: four kinds of awards of a school, from the notice to the honours and the figures of the year."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from desk_union.basis.refusal import Refusal
from desk_union.choosing.ledgers import RULES, TERMS
from desk_union.describe.sheet import Request
from desk_union.honors.honours.ledgers import HONOURS
from desk_union.honors.selection.ballot_sheets import ballot_papers
from desk_union.honors.selection.checks import counts_hold, places_add_up
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, QUOTAS, ROUNDS, SHARES, VOTES
from desk_union.honors.selection.tables import BallotVote
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store.book import open_book
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY, person
from tests.union_work import WorkingOffice, command, kept, sheet, working_office

AWARDS = (("模范工会小组", 3, "会员数"), ("优秀工会积极分子", 5, "会员数"), ("工会活动积极分子", 17, "会员数"), ("职工道德行为模范", 17, "职工数"))
HEADS = ("评选名称", "年度", "奖项", "总名额", "分配依据")
GROUPS = {"语文组": 9, "数学组": 7, "英语组": 5}
CUT_OFF = date(2025, 11, 30)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path, people=0) as office:
        yield office


def school(office: WorkingOffice) -> dict[str, list[int]]:
    """Three groups with their members by group; the last of each joined after the cut-off year."""
    found: dict[str, list[int]] = {}
    n = 100
    for group, count in GROUPS.items():
        unit = office.save(UNITS, name=group, level="小组", founded_on=date(2000, 1, 1))
        found[group] = []
        for place in range(count):
            n += 1
            joined = date(2025, 5, 1) if place == count - 1 else date(2015, 9, 1)
            found[group].append(office.save(PEOPLE, **{**person(n), "unit": unit, "joined_on": joined, "hired_on": date(2014, 9, 1)}))
    return found


def rule(office: WorkingOffice) -> int:
    made = office.save(RULES, name="一年会龄", audience="在册会员")
    office.save(TERMS, rule=made, criterion="会龄满", number=1)
    return made


def a_round(office: WorkingOffice, award: str, places: int, **more: Any) -> int:
    return office.save(ROUNDS, name="年度总结评选", year=2025, award=award, places=places, day=CUT_OFF, **more)


def quotas(office: WorkingOffice, made: int) -> dict[str, int]:
    return {office.held(UNITS, one.unit)["name"]: one.places for one in office.all(QUOTAS) if one.round == made}


def test_four_rounds_come_from_a_sheet_and_their_places_add_up(capsys, tmp_path) -> None:
    with working_office(tmp_path, people=0) as office:
        school(office)
        path = office.desk.book.path
    assert command(capsys, "import", path, "honors.rounds", sheet(tmp_path, HEADS, *[("年度总结评选", 2026, *one) for one in AWARDS]))[0] == 0
    assert [(one.award, one.whom) for one in kept(path, ROUNDS)] == list(zip([one[0] for one in AWARDS], ["集体", "个人", "个人", "个人"], strict=True))
    for row in kept(path, ROUNDS):
        status, told = command(capsys, "do", path, "honors.allot", "--id", row.id, "--json")
        assert (status, json.loads(told)["done"]) == (0, 1)
    for row in kept(path, ROUNDS):
        mine = [one for one in kept(path, QUOTAS) if one.round == row.id]
        assert (len(mine), sum(one.places for one in mine)) == (3, row.places)
    assert [one.places for one in kept(path, QUOTAS) if one.round == 3] == [7, 6, 4]  # 21 heads: 7.286 5.667 4.048
    assert command(capsys, "print", path, "honors.quota_sheet", "--id", 3, "-o", tmp_path / "名额.xlsx")[0] == 0
    from openpyxl import load_workbook

    lines = [[cell.value for cell in row] for row in load_workbook(tmp_path / "名额.xlsx", data_only=True).active.iter_rows()]
    head = next(line for line in lines if "应分名额" in line)
    at = [head.index(word) for word in ("单位", "人数", "应分名额")]
    body = [[line[place] for place in at] for line in lines[lines.index(head) + 1 :]][:4]
    assert [[str(cell) for cell in line] for line in body] == [["语文组", "9", "7"], ["数学组", "7", "6"], ["英语组", "5", "4"], ["合计", "21", "17"]]
    book = open_book(path)
    with book.reading() as session:
        assert places_add_up(session) == []
    book.close()


def test_by_quota_from_nomination_to_the_figures_of_the_year(office) -> None:
    people = school(office)
    made = a_round(office, "工会活动积极分子", 6, rule=rule(office), due_on=date(2025, 12, 15))
    office.do("honors.allot", made)
    assert quotas(office, made) == {"语文组": 3, "数学组": 2, "英语组": 1}
    late = people["语文组"][-1]
    with pytest.raises(Faulty, match="不符合“工会活动积极分子”的资格条件：会龄满1年（0年）"):
        office.save(NOMINATIONS, round=made, person=late)
    for group, count in (("语文组", 3), ("数学组", 2)):
        office.do("honors.nominate", *people[group][:count], round="2025年度总结评选 工会活动积极分子", day="2025-12-14", deeds="热心")
    with pytest.raises(Faulty, match="语文组的“工会活动积极分子”只有3个名额，这是第4个推荐"):
        office.save(NOMINATIONS, round=made, person=people["语文组"][4])
    (listed,) = office.tables("honors.nomination_list", row=made)
    assert "没有报齐的单位：英语组（名额1，收到0）。" in listed.notes
    office.do("honors.nominate", people["英语组"][0], round="2025年度总结评选 工会活动积极分子", day="2025-12-16")
    (listed,) = office.tables("honors.nomination_list", row=made)
    assert "各单位推荐人数与名额相等（等额）。" in listed.notes
    assert [row[-1] for row in listed.rows].count("逾期") == 1
    with pytest.raises(Refusal, match="还没有"):
        office.do("honors.confirm", made, day="2025-12-16", by="工会委员会")
    office.do("honors.review", *[one.id for one in office.all(NOMINATIONS)], passes="通过", day="2025-12-16")
    office.do("honors.confirm", made, day="2025-12-16", by="工会委员会")
    office.do("honors.publish", made, day="2025-12-17", count="5")
    assert office.held(ROUNDS, made)["public_until"] == date(2025, 12, 23)  # a Wednesday; the week-end does not count
    with pytest.raises(Refusal, match="公示到2025年12月23日，还没有期满"):
        office.do("honors.grant", made, day="2025-12-20")
    office.do("honors.grant", made, day="2026-01-16", document="示工〔2026〕2号")
    assert (office.figure("honors.persons"), office.figure("honors.collectives"), office.figure("honors.meetings")) == (6, 0, 1)
    assert office.due_of(people["语文组"][0])["所获荣誉"] == "获得荣誉1项：2025年工会活动积极分子。"


def test_the_secret_ballot_keeps_counts_and_nobody_who_voted(office) -> None:
    people = school(office)
    made = a_round(office, "优秀工会积极分子", 2, way="无记名投票", majority="超过收回票半数")
    for one in people["语文组"][:3]:
        office.save(NOMINATIONS, round=made, person=one, stage="评审通过")
    office.do("honors.open_ballot", made, day="2025-12-15", voters="20", issued="20")
    (ballot,) = office.all(BALLOTS)
    with office.desk.book.reading() as session:
        papers = ballot_papers(session, Request(TODAY, TODAY, row=ballot.id, chosen={"copies": "all"})).copies
    assert ([one.words["number"] for one in papers[:2]], len(papers)) == (["001", "002"], 20)
    assert set(papers[0].words) == {"union", "round", "award", "places", "day", "number"}
    office.save(BALLOTS, ballot.id, returned=19, valid=19)
    for vote, count in zip(office.all(VOTES), (15, 12, 7), strict=True):
        office.save(VOTES, vote.id, first=count, second=count)
    told = office.do("honors.count", ballot.id)
    assert "当选2" in told.words
    assert [one.stage for one in office.all(NOMINATIONS)] == ["当选", "当选", "未当选"]
    with pytest.raises(Faulty, match="收回25张，多于发出20张"):
        office.save(BALLOTS, ballot.id, returned=25)
    with office.desk.book.reading() as session:
        assert counts_hold(session) == []
    with pytest.raises(Refusal, match="已经计票"):
        office.save(VOTES, office.all(VOTES)[1].id, first=5, second=5)
    with office.desk.book.deed("另改") as session:
        session.execute(update(BallotVote).where(BallotVote.place == 2).values(first=5, second=5))
    with office.desk.book.reading() as session:
        assert "票数改过" in str(counts_hold(session)[0])


def test_who_is_put_forward_for_two_awards_is_flagged(office) -> None:
    people = school(office)
    one, two = (a_round(office, award, 5) for award in ("工会活动积极分子", "职工道德行为模范"))
    for made in (one, two):
        office.save(NOMINATIONS, round=made, person=people["语文组"][0])
    (listed,) = office.tables("honors.nomination_list", row=two)
    assert listed.rows[0][-1] == "推荐了两个奖项"
    with pytest.raises(Faulty, match="已经推荐为“职工道德行为模范”"):
        office.save(NOMINATIONS, round=two, person=people["语文组"][0])


def test_a_quota_is_changed_by_hand_with_a_reason_and_the_sum_stays(office) -> None:
    school(office)
    made = a_round(office, "工会活动积极分子", 6)
    office.do("honors.allot", made)
    row = next(one.id for one in office.all(QUOTAS) if one.places == 3)
    with pytest.raises(Faulty, match="手工改名额要写理由"):
        office.save(QUOTAS, row, places=2)
    office.do("honors.move_quota", row, to="英语组 2025年度总结评选 工会活动积极分子", count="1", why="英语组任务重")
    assert quotas(office, made) == {"语文组": 2, "数学组": 2, "英语组": 2}
    office.save(NOMINATIONS, round=made, person=office.people[0])
    with pytest.raises(Refusal):
        office.do("honors.allot", made)


def test_demands_that_cannot_be_are_named_when_places_are_shared_out(office) -> None:
    school(office)
    made = a_round(office, "工会活动积极分子", 6)
    office.save(SHARES, round=made, kind="农民工", limit="至少", number=2)
    with pytest.raises(Refusal, match="农民工至少2名，各单位名额内最多只能推荐0名"):
        office.do("honors.allot", made)
    assert office.all(QUOTAS) == []


def test_four_collectives_and_twenty_seven_persons_are_told_from_rows(office) -> None:
    people = [one for some in school(office).values() for one in some]
    units = [one.id for one in office.all(UNITS)][:4]
    common = {"granted_on": date(2026, 1, 16), "year": 2025}
    for one in units:
        office.save(HONOURS, name="模范工会小组", unit=one, **common)
    for one in people:
        office.save(HONOURS, name="工会活动积极分子", person=one, **common)
    for n in range(6):
        office.save(HONOURS, name="职工道德行为模范", holder=f"外聘{n}", kind="先进个人", **common)
    office.save(HONOURS, name="职工道德行为模范", person=people[0], **common)  # the same person once
    (roll,) = office.tables("honors.commend_roll", year=2026)
    assert f"{len(units)}个集体受到先进集体表彰，27人获得先进个人。" in roll.notes
    assert (office.figure("honors.persons"), office.figure("honors.collectives")) == (27, len(units))
    gone = office.all(HONOURS)[0].id
    office.do("honors.withdraw", gone, day="2026-06-30", why="复查不合格")
    assert (office.figure("honors.collectives"), office.figure("honors.withdrawn")) == (len(units), 1)
