"""班组 with dated members, assessed by a standard and raised; 工人先锋号; the bound book."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.teams.due import due
from desk_union.contests.teams.ledgers import (
    ASSESSMENTS,
    LEVELS,
    MARKS,
    MEMBERS,
    PIONEERS,
    SERVICE,
    STANDARD_ITEMS,
    STANDARDS,
    TEAMS,
    TITLES,
)
from desk_union.contests.teams.tables import TeamMark
from desk_union.members.tables import Unit
from desk_union.store import listing
from desk_union.store.overrides import Doubtful
from tests.contests.contest_office import contest_office
from tests.screens.desks import TODAY

POINT = 1_000_000


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as office:
        yield office


@pytest.fixture
def team(office):
    with office.desk.book.reading() as session:
        unit = session.scalar(select(Unit.id).where(Unit.name == "机修小组"))
    return office.add(TEAMS, name="机修一班", unit=unit)


def shown(office, team, day=TODAY):
    with office.desk.book.reading() as session:
        (line,) = listing.lines(session, TEAMS, [TEAMS.by_key[key] for key in ("heads", "leader", "level")], [team], day)
    return line.values


def test_nobody_has_one_role_twice_at_a_time(office, team):
    office.add(MEMBERS, team=team, name="外来工", role="成员", since=date(2025, 1, 1))
    with pytest.raises(Refusal, match="“外来工”的“成员”登记了两次（2025-01-01起和2026-01-01起）。请先填上一段的终止日期"):
        office.add(MEMBERS, team=team, name="外来工", role="成员", since=date(2026, 1, 1))
    office.add(MEMBERS, team=team, name="外来工", role="安全员", since=date(2026, 1, 1))
    office.add(MEMBERS, team=team, name="张一", role="班组长", since=date(2025, 1, 1), until=date(2025, 7, 1))
    office.add(MEMBERS, team=team, name="张一", role="班组长", since=date(2025, 7, 1))


def test_who_is_in_a_team_and_leads_it_on_a_day(office, team):
    office.add(MEMBERS, team=team, name="张一", role="班组长", since=date(2025, 1, 1), until=date(2026, 7, 1))
    office.add(MEMBERS, team=team, name="张二", role="班组长", since=date(2026, 7, 1))
    office.add(MEMBERS, team=team, name="外来工", since=date(2026, 3, 1))
    assert shown(office, team) == (6, "张二", None)
    assert shown(office, team, date(2026, 2, 1)) == (5, "张一", None)
    with pytest.raises(Refusal, match="终止日期不晚于开始日期"):
        office.add(MEMBERS, team=team, name="张三", since=date(2026, 3, 1), until=date(2026, 3, 1))


def standard(office):
    row = office.add(STANDARDS, name="标杆班组标准", passing=60 * POINT, advanced=75 * POINT, model=90 * POINT)
    items = [office.add(STANDARD_ITEMS, standard=row, place=n, name=name, kind=kind, full=full) for n, (name, kind, full) in enumerate((("安全", "评分", 60 * POINT), ("管理", "评分", 40 * POINT), ("三违", "扣分", None), ("重伤", "一票否决", None)))]
    return row, items


def give(office, assessment, **marks):
    with office.desk.book.reading() as session:
        lines = dict(session.execute(select(TeamMark.item, TeamMark.id).where(TeamMark.assessment == assessment)).all())
    for item, mark in marks["given"].items():
        office.change(MARKS, lines[item], given=mark * POINT)


def test_a_team_is_measured_and_raised(office, team):
    row, (safety, order, breach, harm) = standard(office)
    told = office.do("contests.start_assessment", team)
    ledger, (assessment,) = told.seen
    assert (ledger, "2026年四季度" in told.words) == ("contests.team_assessments", True)
    with pytest.raises(Refusal, match="“机修一班”2026年四季度已经开始考核了"):
        office.do("contests.start_assessment", team)
    give(office, assessment, given={safety: 55})
    with pytest.raises(Refusal, match="“机修一班 2026年四季度”还有1项没有打分：管理"):
        office.do("contests.rate_teams", assessment)
    give(office, assessment, given={order: 38, breach: 5})
    now = office.values(ASSESSMENTS, assessment)
    assert (office.tables("contests.assessment_sheet", rows=(assessment,))[0].notes[1], now["standard"]) == ("总分：55＋38－5＝88，四舍五入得88.00。", row)
    office.do("contests.rate_teams", assessment)
    assert shown(office, team)[2] == "先进班组"
    give(office, assessment, given={harm: 1})
    with office.desk.book.reading() as session:
        (line,) = listing.lines(session, ASSESSMENTS, [ASSESSMENTS.by_key["level"], ASSESSMENTS.by_key["vetoed"]], [assessment], TODAY)
    assert line.values == ("不合格", True)


def test_a_mark_above_the_full_one(office, team):
    _, (safety, *_) = standard(office)
    assessment = office.do("contests.start_assessment", team).seen[1][0]
    with pytest.raises(Refusal, match="“安全”的考核分61超过了满分60"):
        give(office, assessment, given={safety: 61})


def test_a_pioneer_needs_its_papers_and_is_on_no_stop_list(office, team):
    row = office.add(PIONEERS, team=team, level="市")
    office.do("contests.lay_papers", row)
    office.change(PIONEERS, row, stage="已申报", applied_on=date(2026, 3, 1))
    with office.desk.book.reading() as session:
        assert [one.sentence for one in due(session, TODAY)] == ["有1条工人先锋号申报的材料还不齐。"]
    with pytest.raises(Doubtful, match="不得申报的情形：拖欠工资或社会保险费"):
        office.change(PIONEERS, row, wages_owed=True)
    with pytest.raises(Refusal, match="不能从“已申报”改为“已命名”"):
        office.change(PIONEERS, row, stage="已命名", granted_on=TODAY)
    for stage, key in (("公示中", "shown_from"), ("已验收", "inspected_on"), ("已命名", "granted_on")):
        office.change(PIONEERS, row, stage=stage, **{key: TODAY})
    assert office.number("contests.pioneers") == 1
    (copy,) = office.copies("contests.pioneer_form", row).copies
    assert (copy.words["heads"], len(copy.rows["papers"])) == ("5", 6)


def test_a_plaque_is_withdrawn_with_a_reason(office):
    values = {"day": date(2026, 5, 1), "outlet": "服务大厅", "mending": "三天内整改", "withdrawn_on": date(2026, 5, 2)}
    with pytest.raises(Refusal, match="收回奖牌没有写原因"):
        office.add(SERVICE, **values)
    office.add(SERVICE, **values, reason="两次不合格")
    assert (office.number("contests.service_visits"), office.number("contests.plaques_withdrawn")) == (1, 1)
    with office.desk.book.reading() as session:
        assert [one.title for one in due(session, TODAY)] == ["服务检查没整改"]


def test_titles_last_their_term(office, team):
    office.add(TITLES, title="首席员工", holder="张一", granted_on=date(2025, 1, 1), until=date(2025, 12, 31))
    office.add(TITLES, title="技术创新能手", holder="外单位的人", granted_on=date(2026, 1, 10))
    office.add(TITLES, title="创新型班组", team=team, granted_on=date(2026, 1, 10))
    last_year = (date(2025, 1, 1), date(2025, 12, 31))
    assert (office.number("contests.chiefs"), office.number("contests.chiefs", *last_year)) == (0, 1)
    assert [office.number(f"contests.title_{code}") for code in ("innovator", "innovating_team", "saver")] == [1, 1, 0]
    with pytest.raises(Refusal, match="没有写授予谁"):
        office.add(TITLES, title="节约标兵", granted_on=date(2026, 1, 10))


def test_the_book_of_a_team(office, team):
    office.add(MEMBERS, team=team, name="张一", role="班组长", since=date(2025, 1, 1))
    with office.desk.book.reading() as session:
        from desk_union.describe.sheet import Request
        from desk_union.tabs import sheet_called

        book = sheet_called("contests.team_book").content.fill(session, Request(TODAY, TODAY, year=2026, row=team))
    assert [folio.book for folio in book.folios][:3] == ["基本情况", "班组成员", "活动记录"]
    assert [row.cells[1] for row in book.folios[1].rows] == ["张一", "张二", "张三", "张四", "张五"]
    assert book.folios[2].rows[0].cells[1] == "本年没有记录"
    assert {one.title: one.align for one in book.folios[2].columns}["参加人数"] == "right"
    (code, copy), = book.front
    assert (code, copy.words["team"], copy.words["leader"]) == ("team_book_cover", "机修一班", "张一")


def test_the_cover_of_all_teams_says_what_is_known_of_them(office, team):
    from desk_union.describe.sheet import Request
    from desk_union.tabs import sheet_called

    office.add(TEAMS, name="机修二班")
    office.add(LEVELS, team=team, level="先进班组", day=date(2026, 1, 5))
    with office.desk.book.reading() as session:
        book = sheet_called("contests.team_book").content.fill(session, Request(TODAY, TODAY, year=2026))
    ((_, copy),) = book.front
    told = {key: copy.words[key] for key in ("team", "heads", "level", "leader")}
    assert told == {"team": "全厂2个班组", "heads": "5", "level": "先进班组1个", "leader": "见各班组基本情况"}
