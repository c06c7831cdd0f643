"""What a clerk mistypes in a round of awards: days before their time, who is no member."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.prose import Paragraph
from desk_union.describe.sheet import Request
from desk_union.honors.selection.ballot_sheets import result_report
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, QUOTAS, ROUNDS, VOTES
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store.overrides import Faulty
from tests.screens.desks import TODAY, person
from tests.union_work import WorkingOffice, working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path, people=4) as office:
        yield office


def a_round(office: WorkingOffice, award: str, **more: Any) -> int:
    return office.save(ROUNDS, name="年度总结评选", year=2025, award=award, places=2, day=date(2025, 11, 30), **more)


def voted(office: WorkingOffice) -> tuple[int, int]:
    """A ballot with three candidates and 20 valid papers; its round and its own id."""
    made = a_round(office, "优秀工会积极分子", way="无记名投票", basis="职工数")
    for one in office.people[:3]:
        office.save(NOMINATIONS, round=made, person=one, stage="评审通过")
    office.do("honors.open_ballot", made, day="2025-12-15", voters="25", issued="22")
    (ballot,) = office.all(BALLOTS)
    office.save(BALLOTS, ballot.id, returned=21, valid=20)
    return made, ballot.id


def test_counting_comes_after_the_vote_and_confirming_after_the_count(office) -> None:
    made, ballot = voted(office)
    for vote, count in zip(office.all(VOTES), (15, 12, 7), strict=True):
        office.save(VOTES, vote.id, first=count, second=count)
    with pytest.raises(Refusal, match="计票日期早于投票的2025年12月15日"):
        office.do("honors.count", ballot, day="2025-12-14")
    office.do("honors.count", ballot, day="2025-12-16")
    with pytest.raises(Refusal, match="2025年12月15日才投票，不能在这以前确认"):
        office.do("honors.confirm", made, day="2025-12-14", by="工会委员会")
    office.do("honors.confirm", made, day="2025-12-16", by="工会委员会")


def test_a_second_vote_waits_for_the_count_of_the_first(office) -> None:
    made, ballot = voted(office)
    with pytest.raises(Refusal, match="有一次投票还没有计票的，请先计票"):
        office.do("honors.open_ballot", made, day="2025-12-15")
    for vote, count in zip(office.all(VOTES), (15, 12, 12), strict=True):
        office.save(VOTES, vote.id, first=count, second=count)
    office.do("honors.count", ballot, day="2025-12-15")
    assert office.do("honors.open_ballot", made, day="2025-12-16").words.endswith("候选人2个，选1个。")


def test_the_report_of_a_second_vote_tells_whom_the_first_elected(office) -> None:
    made, ballot = voted(office)
    for vote, count in zip(office.all(VOTES), (15, 12, 12), strict=True):
        office.save(VOTES, vote.id, first=count, second=count)
    office.do("honors.count", ballot, day="2025-12-15")
    office.do("honors.open_ballot", made, day="2025-12-16", issued="20")
    again = office.all(BALLOTS)[-1].id
    office.save(BALLOTS, again, returned=20, valid=20)
    for vote, count in zip(office.all(VOTES)[3:], (12, 8), strict=True):
        office.save(VOTES, vote.id, first=count, second=count)
    office.do("honors.count", again, day="2025-12-16")
    with office.desk.book.reading() as session:
        said = [block.text for block in result_report(session, Request(TODAY, TODAY, row=again)).blocks if isinstance(block, Paragraph)]
    assert said[-1].strip() == f"前面的投票已经选出1名：{office.held(PEOPLE, office.people[0])['name']}；合计当选2名。"


@pytest.mark.parametrize(("second", "said"), [("王明", "两名计票人是同一个人"), (" 王明 ", "两名计票人是同一个人"), ("李红", ""), (None, "")])
def test_two_persons_count(office, second, said) -> None:
    _, ballot = voted(office)
    if said:
        with pytest.raises(Faulty, match=said):
            office.save(BALLOTS, ballot, first_counter="王明", second_counter=second)
    else:
        office.save(BALLOTS, ballot, first_counter="王明", second_counter=second)


def test_who_is_beyond_the_quota_is_named(office) -> None:
    made = a_round(office, "工会活动积极分子")
    office.do("honors.allot", made)
    quotas = {one.unit: one.places for one in office.all(QUOTAS)}
    assert max(quotas.values()) == 2
    names = [office.held(PEOPLE, one)["name"] for one in office.people[:3]]
    for one in office.people[:2]:
        office.save(NOMINATIONS, round=made, person=one)
    with pytest.raises(Faulty, match=f"只有2个名额，这是第3个推荐（{names[2]}）"):
        office.save(NOMINATIONS, round=made, person=office.people[2])
    empty = office.save(UNITS, name="新组", level="小组", parent=next(iter(quotas)))
    office.save(QUOTAS, round=made, unit=empty, places=0)
    with pytest.raises(Faulty, match=f"新组没有分到“工会活动积极分子”的名额，不能推荐{names[2]}"):
        office.save(NOMINATIONS, round=made, person=office.people[2], by_unit=empty)


def test_places_shared_out_by_members_are_for_members(office) -> None:
    stranger = office.save(PEOPLE, **{**person(90), "hired_on": date(2020, 1, 1), "joined_on": None})
    by_members, by_staff = a_round(office, "优秀会员", basis="会员数"), a_round(office, "先进工作者", basis="职工数")
    with pytest.raises(Faulty, match="名额按会员数分配，2025年11月30日不是会员"):
        office.save(NOMINATIONS, round=by_members, person=stranger)
    assert office.save(NOMINATIONS, round=by_staff, person=stranger)
    assert office.save(NOMINATIONS, round=by_members, person=office.people[0])
