"""会员档案 and the page of a unit show what the three tabs say: delegate, trainings, activities, articles, honours, prizes, fines."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.culture.activities.ledgers import ACTIVITIES, SIGNED
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS
from desk_union.democracy.congress.ledgers import DELEGATES
from desk_union.describe.sheet import Request
from desk_union.honors.honours.ledgers import HONOURS, PENALTIES
from desk_union.honors.selection.ledgers import NOMINATIONS, ROUNDS
from desk_union.members.ledgers import UNITS
from desk_union.payouts.ledgers import LINES
from desk_union.screens.form.partspage import tabs_of
from desk_union.screens.members.personfile import PersonFile
from desk_union.tabs import sheet_called
from tests.screens.desks import TODAY
from tests.union_work import working_office

AWARD = "工会活动积极分子"
DAY = date(2026, 3, 5)


@pytest.fixture
def office(tmp_path):
    """张一 was everywhere this year and was commended with a prize; his group is a 模范小组."""
    with working_office(tmp_path) as office:
        one = office.people[0]
        group = next(unit.id for unit in office.all(UNITS) if unit.level == "小组")
        office.save(DELEGATES, person=one, body="职代会", number=4, elected_on=DAY, unit=group)
        office.save(SIGNED, person=one, activity=office.save(ACTIVITIES, name="春季运动会", held_on=DAY, unit=group))
        office.save(TRAINEES, person=one, training=office.save(TRAININGS, name="安全培训", starts_on=DAY, ends_on=DAY), passed=True)
        office.save(ARTICLES, title="一线的春天", author="张一", medium="职工之声", sent_on=DAY, published_on=DAY)
        office.save(PENALTIES, person=one, kind="会议纪律罚款", reason="迟到", day=DAY, amount=1_000)
        for award, whom, whose, prize in ((AWARD, "个人", {"person": one}, 10_000), ("模范工会小组", "集体", {"unit": group}, 50_000)):
            held = office.save(ROUNDS, name="年度总结评选", year=2026, award=award, places=1, whom=whom, prize=prize)
            office.save(NOMINATIONS, round=held, stage="评审通过", received_on=date(2026, 11, 2), **whose)
            office.do("honors.confirm", held, day="2026-11-03", by="工会委员会")
            office.do("honors.publish", held, day="2026-11-04", count="5")
            office.do("honors.grant", held, day="2026-11-18", document="示工〔2026〕9号")
        office.do("honors.prizes", *[honour.id for honour in office.all(HONOURS)], title="2026年表彰奖励")
        yield office


def paper(office, code: str, row: int) -> str:
    with office.desk.book.reading() as session:
        return str(sheet_called(code).content.fill(session, Request(TODAY, TODAY, row=row)))


@pytest.mark.parametrize("ledger", [DELEGATES, SIGNED, TRAINEES, NOMINATIONS, HONOURS, PENALTIES, LINES], ids=lambda one: one.code)
def test_the_file_of_a_person_lists_it_and_of_another_does_not(office, ledger) -> None:
    told = {tab.ledger.code: tab.count for tab in PersonFile(office.desk, office.people[0]).tabs}
    assert told.get(ledger.code) == 1, told
    other = {tab.ledger.code: tab.count for tab in PersonFile(office.desk, office.people[1]).tabs}
    assert other.get(ledger.code, 0) == 0, other


def test_the_file_says_in_words_what_he_is_and_was_given(office) -> None:
    told = "".join(f"{one.title}{one.sentence}" for one in PersonFile(office.desk, office.people[0]).due)
    for words in (f"2026年{AWARD}", "职工代表", "春季运动会", "安全培训", "发表1篇"):
        assert words in told, told


def test_the_page_of_the_unit_lists_its_honour_and_its_prize(office) -> None:
    group = next(unit.id for unit in office.all(UNITS) if unit.level == "小组")
    told = {tab.ledger.code: tab.count for tab in tabs_of(office.desk, UNITS, group)}
    assert {code: told.get(code) for code in (DELEGATES.code, ACTIVITIES.code, HONOURS.code)} == {DELEGATES.code: 1, ACTIVITIES.code: 1, HONOURS.code: 1}, told
    assert told.get(LINES.code), told


def test_notice_and_publicity_name_what_was_decided(office) -> None:
    award = next(one.id for one in office.all(ROUNDS) if one.award == AWARD)
    assert AWARD in paper(office, "honors.notice", award)
    told = paper(office, "honors.publicity", award)
    assert ("张一" in told, "2026年11月4日" in told, "2026年11月10日" in told) == (True, True, True), told
