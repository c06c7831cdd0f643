"""003 篇12 in one story: four awards with 3, 5, 17 and 17 places over a school's groups, from the notice to the figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.choosing.ledgers import RULES, TERMS
from desk_union.describe.sheet import Request
from desk_union.honors.honours.ledgers import HONOURS
from desk_union.honors.selection.checks import counts_hold, places_add_up
from desk_union.honors.selection.ledgers import BALLOTS, NOMINATIONS, QUOTAS, ROUNDS, VOTES
from desk_union.members.ledgers import PEOPLE, POSTS, UNITS
from desk_union.payouts.ledgers import LISTS
from desk_union.store.overrides import Faulty
from desk_union.tabs import sheet_called
from tests.screens.desks import TODAY, person
from tests.union_work import WorkingOffice, working_office

NAME = "2025年度总结评选"
MODEL, GOOD, ACTIVE, MORAL = "模范工会小组", "优秀工会积极分子", "工会活动积极分子", "职工道德行为模范"
GROUPS = {"语文组": 13, "数学组": 11, "英语组": 9, "理化组": 8, "文体组": 6, "后勤组": 4}
CUT_OFF = date(2025, 12, 12)
PRIZES = {MODEL: 50_000, GOOD: 20_000, ACTIVE: 10_000, MORAL: 10_000}


class School:
    """The groups with their people; of each the last but one joined and the last was hired too late for the awards."""

    def __init__(self, office: WorkingOffice) -> None:
        self.office = office
        self.units: dict[str, int] = {}
        self.people: dict[str, list[int]] = {}
        n = 100
        for group, count in GROUPS.items():
            unit = self.units[group] = office.save(UNITS, name=group, level="小组", founded_on=date(2000, 1, 1))
            self.people[group] = []
            for place in range(count):
                n += 1
                joined = date(2025, 5, 1) if place == count - 2 else date(2015, 9, 1)
                hired = date(2024, 9, 1) if place == count - 1 else date(2014, 9, 1)
                self.people[group].append(office.save(PEOPLE, **{**person(n), "unit": unit, "joined_on": joined, "hired_on": hired, "started_on": hired}))
            office.save(POSTS, person=self.people[group][0], unit=unit, role="工会小组长", since=date(2020, 1, 1))
        common = {"name": "年度总结评选", "year": 2025, "day": CUT_OFF, "due_on": date(2025, 12, 15), "opens_on": CUT_OFF, "closes_on": date(2025, 12, 17)}
        rule = self.rule()
        ballot = {"way": "无记名投票", "majority": "超过收回票半数"}
        self.rounds = {
            award: office.save(ROUNDS, award=award, places=places, whom="集体" if award == MODEL else "个人", rule=rule, prize=PRIZES[award], basis=basis, **common, **more)
            for award, places, basis, more in ((MODEL, 3, "会员数", ballot), (GOOD, 5, "会员数", ballot), (ACTIVE, 17, "会员数", {}), (MORAL, 17, "职工数", {}))
        }

    def rule(self) -> int:
        """会龄 of one year and 工龄 of two on the cut-off day."""
        made = self.office.save(RULES, name="评先条件", audience="在册会员")
        self.office.save(TERMS, rule=made, criterion="会龄满", number=1)
        self.office.save(TERMS, rule=made, criterion="工龄满", number=2, part=2)
        return made

    def quotas(self, award: str) -> dict[str, int]:
        names = {row: name for name, row in self.units.items()}
        return {names[one.unit]: one.places for one in self.office.all(QUOTAS) if one.round == self.rounds[award]}

    def nominated(self, award: str) -> list[Any]:
        return [one for one in self.office.all(NOMINATIONS) if one.round == self.rounds[award]]

    def nominate(self, award: str, *people: int, day: str = "2025-12-14") -> Any:
        return self.office.do("honors.nominate", *people, round=f"{NAME} {award}", day=day, deeds="热心工会工作，完成任务好。")

    def paper(self, code: str, award: str) -> str:
        with self.office.desk.book.reading() as session:
            return str(sheet_called(code).content.fill(session, Request(TODAY, TODAY, row=self.rounds[award])))


@pytest.fixture
def school(tmp_path):
    with working_office(tmp_path, people=0) as office:
        yield School(office)


def _share_out(school: School) -> None:
    for award, places in ((ACTIVE, 17), (MORAL, 17)):
        school.office.do("honors.allot", school.rounds[award])
        # 51 heads: 13 and 11 and 9 and 8 and 6 and 4 x 17 / 51 are 4.33 3.67 3 2.67 2 1.33: one more for 数学 and 理化
        assert school.quotas(award) == {"语文组": 4, "数学组": 4, "英语组": 3, "理化组": 3, "文体组": 2, "后勤组": 1}
        assert sum(school.quotas(award).values()) == places
    notice = school.paper("honors.notice", MODEL)
    for award, places in ((MODEL, 3), (GOOD, 5), (ACTIVE, 17), (MORAL, 17)):
        assert award in notice
        assert str(places) in notice
    assert all(group in notice for group in GROUPS), notice  # the annex that the source lacks
    (annex,) = school.office.tables("honors.quota_sheet", row=school.rounds[MORAL])
    assert "17" in str(annex.rows[-1]) + str(getattr(annex, "totals", ""))


def _not_eligible(school: School) -> None:
    late, fresh = school.people["语文组"][-2:]
    with pytest.raises(Faulty, match="会龄满1年（0年）"):
        school.office.save(NOMINATIONS, round=school.rounds[ACTIVE], person=late)
    with pytest.raises(Faulty, match="工龄满2年（1年）"):
        school.office.save(NOMINATIONS, round=school.rounds[ACTIVE], person=fresh)


def _by_quota(school: School) -> None:
    """Every group puts forward as many as its quota says, for each award somebody else."""
    for award, first in ((ACTIVE, 0), (MORAL, 4)):
        for group, places in school.quotas(award).items():
            able = school.people[group][:-2]
            wanted = [able[(first + n) % len(able)] for n in range(places)] if len(able) < first + places else able[first : first + places]
            school.nominate(award, *wanted, day="2025-12-16" if group == "后勤组" else "2025-12-14")
        with pytest.raises(Faulty, match=r"个名额，这是第\d个推荐"):
            school.office.save(NOMINATIONS, round=school.rounds[award], person=school.people["英语组"][3], by_unit=school.units["英语组"])
        (listed,) = school.office.tables("honors.nomination_list", row=school.rounds[award])
        assert "各单位推荐人数与名额相等（等额）。" in listed.notes
        assert str(listed.rows).count("逾期") == 1
    school.office.do("honors.review", *[one.id for one in school.office.all(NOMINATIONS)], passes="通过", day="2025-12-16")


def _by_ballot(school: School, award: str, candidates: list[dict[str, int]], votes: tuple[int, ...], winners: int) -> None:
    for one in candidates:
        school.office.save(NOMINATIONS, round=school.rounds[award], received_on=date(2025, 12, 14), stage="评审通过", **one)
    school.office.do("honors.open_ballot", school.rounds[award], day="2025-12-15", voters="24", issued="23")
    ballot = school.office.all(BALLOTS)[-1]
    school.office.save(BALLOTS, ballot.id, returned=23, valid=22)
    mine = [one for one in school.office.all(VOTES) if one.ballot == ballot.id]
    for vote, count in zip(mine, votes, strict=True):
        school.office.save(VOTES, vote.id, first=count, second=count - (count == votes[0]))
    with pytest.raises(Refusal, match="不一致"):
        school.office.do("honors.count", ballot.id)
    school.office.save(VOTES, mine[0].id, second=votes[0])
    assert f"当选{winners}" in school.office.do("honors.count", ballot.id).words
    assert not any(column in BALLOTS.row.__table__.columns for column in ("voter", "person"))
    for code in ("honors.count_sheet", "honors.result_report"):
        with school.office.desk.book.reading() as session:
            assert str(votes[0]) in str(sheet_called(code).tables(session, Request(TODAY, TODAY, row=ballot.id)) if hasattr(sheet_called(code).content, "tables") else sheet_called(code).content.fill(session, Request(TODAY, TODAY, row=ballot.id)))


def _to_honours(school: School) -> None:
    office = school.office
    for award, row in school.rounds.items():
        office.do("honors.confirm", row, day="2025-12-16", by="工会委员会会同党委办公室" if award == MORAL else "工会委员会")
        office.do("honors.publish", row, day="2025-12-17", count="5")
        assert office.held(ROUNDS, row)["public_until"] == date(2025, 12, 23)
        told = school.paper("honors.publicity", award)
        assert ("2025年12月17日" in told, "2025年12月23日" in told) == (True, True)
        with pytest.raises(Refusal, match="还没有期满"):
            office.do("honors.grant", row, day="2025-12-22")
        office.do("honors.grant", row, day="2025-12-26", document="示工〔2025〕9号")


def test_the_whole_year_of_a_school(school) -> None:
    office = school.office
    _share_out(school)
    _not_eligible(school)
    _by_quota(school)
    groups = [{"unit": school.units[group]} for group in list(GROUPS)[:5]]
    _by_ballot(school, MODEL, groups, (21, 17, 13, 9, 4), 3)
    persons = [{"person": school.people[group][n]} for group, n in (("语文组", 8), ("语文组", 9), ("数学组", 8), ("英语组", 6), ("理化组", 5), ("理化组", 4))]
    _by_ballot(school, GOOD, persons, (20, 19, 18, 17, 16, 8), 5)
    _to_honours(school)
    from desk_union.describe.figure import Span

    year = Span.year(2025)
    held = office.all(HONOURS)
    assert {award: sum(one.name == award for one in held) for award in school.rounds} == {MODEL: 3, GOOD: 5, ACTIVE: 17, MORAL: 17}
    people = {one.person for one in held if one.person is not None}
    assert (office.figure("honors.honours", year), office.figure("honors.collectives", year), office.figure("honors.persons", year)) == (42, 3, len(people))
    assert {one.document for one in held} == {"示工〔2025〕9号"}
    told = office.do("honors.prizes", *[one.id for one in held], title="2025年表彰奖励")
    (roll,) = (one for one in office.all(LISTS) if one.id == told.seen[1][0])
    assert roll.title == "2025年表彰奖励"
    assert "现金5,900.00元" in told.words  # 3 x 500 + 5 x 200 + 34 x 100
    with office.desk.book.reading() as session:
        assert (places_add_up(session), counts_hold(session)) == ([], [])
    assert "工会活动积极分子" in office.due_of(school.people["语文组"][0])["所获荣誉"]
