"""Who cannot have won: no such prize, vetoed, not entered, twice, beyond the places; one sentence each, nothing kept."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, CRITERIA, ENTRIES, GRADES, SCORES
from desk_union.contests.running.tables import ContestAward, ContestGrade
from desk_union.store import rows
from desk_union.store.overrides import Doubtful, because
from desk_union.store.tables import AcceptedWarning
from tests.contests.contest_office import contest_office
from tests.screens.desks import TODAY, done, workbook

POINT = 1_000_000
HEADS = ("竞赛", "奖项", "获奖者", "获奖日期")
DAY = "2026-03-05"
BAD = [
    ("特等奖", "甲", DAY, "奖项", "没有设奖项“特等奖”。请改成其中一个：一等奖、二等奖"),
    ("二等奖", "丙", DAY, "获奖者", "“丙”被“事故”一票否决，不能得奖。"),
    ("二等奖", "丁", DAY, "获奖者", "“丁”的参赛情况是“弃权”，不能得奖。"),
    ("二等奖", "戊", DAY, "获奖者", "参赛名单里没有“戊”。"),
    ("一等奖", "乙", DAY, "奖项", "“一等奖”只有1个名额，评了2个。"),
    ("二等奖", "乙", "2026-02-01", "获奖日期", "获奖日期早于“比武”的开始日期2026-03-01。"),
]


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as found:
        row = found.add(CONTESTS, name="比武", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2))
        for name, kind in (("理论", "评分"), ("事故", "一票否决")):
            found.add(CRITERIA, contest=row, name=name, kind=kind, full=100 * POINT if kind == "评分" else None)
        for name, state in (("甲", "参赛"), ("乙", "参赛"), ("丙", "参赛"), ("丁", "弃权"), ("辛", "参赛")):
            found.add(ENTRIES, contest=row, name=name, state=state)
        found.add(SCORES, contest=row, entrant="丙", item="事故", mark=POINT)
        for name, places in (("一等奖", 1), ("二等奖", 2)):
            found.add(GRADES, contest=row, name=name, places=places)
        found.add(AWARDS, contest=row, grade="一等奖", winner="甲", place=1, day=date(2026, 3, 5))
        found.contest = row
        yield found


def given(office) -> int:
    with office.desk.book.reading() as session:
        return session.scalar(select(func.count(ContestAward.id)))


@pytest.mark.parametrize(("grade", "winner", "day", "label", "said"), BAD)
def test_a_sheet_names_the_row_and_the_field(office, tmp_path, capsys, grade, winner, day, label, said):
    path = workbook(tmp_path / "奖.xlsx", (HEADS, ("比武", "二等奖", "辛", "2026-03-06"), ("比武", grade, winner, day)))
    book = office.desk.book.path
    office.desk.book.close()
    status = main(["import", str(book), "contests.awards", str(path)])
    told = capsys.readouterr()
    assert (status, f"第3行「{label}」" in told.out + told.err, said in told.out + told.err) == (1, True, True), told
    main(["export", str(book), "contests.awards", "-o", str(tmp_path / "有.csv")])
    assert (tmp_path / "有.csv").read_text(encoding="utf-8-sig").count("比武") == 1


@pytest.mark.parametrize(("grade", "winner", "day", "label", "said"), BAD)
def test_the_form_says_the_same(office, grade, winner, day, label, said):
    with pytest.raises(Refusal) as refused:
        office.add(AWARDS, contest=office.contest, grade=grade, winner=winner, day=date.fromisoformat(day))
    assert said in str(refused.value)
    assert AWARDS.by_key[refused.value.field].label == label
    assert given(office) == 1


def test_the_same_prize_twice_on_one_day(office):
    with pytest.raises(Doubtful, match="“甲”的“一等奖”登记了两次"):
        office.add(AWARDS, contest=office.contest, grade="一等奖", winner="甲", place=1, day=date(2026, 3, 5))
    assert given(office) == 1


def test_a_prize_before_the_result_is_signed_takes_a_reason(office, tmp_path, capsys):
    line = {"contest": office.contest, "grade": "二等奖", "winner": "辛", "day": date(2026, 3, 5)}
    office.add(SCORES, contest=office.contest, entrant="辛", item="理论", judge="评委", mark=90 * POINT)
    with pytest.raises(Doubtful, match="“比武”有了分数，结果还没有签字，名次没有定下来。请先办理“结果签字”"):
        office.add(AWARDS, **line)
    assert given(office) == 1
    with office.desk.book.deed("登记") as session:
        because(session, "先登记，签字后补")
        rows.save_row(session, AWARDS, None, line, TODAY)
    path = workbook(tmp_path / "奖.xlsx", (HEADS, ("比武", "二等奖", "乙", DAY)))
    book = office.desk.book.path
    office.desk.book.close()
    status = main(["import", str(book), "contests.awards", str(path)])
    told = capsys.readouterr()
    assert (status, "结果还没有签字" in told.out + told.err) == (1, True), told


def test_who_was_not_entered_takes_a_reason_that_is_kept(office):
    line = {"contest": office.contest, "grade": "二等奖", "winner": "戊", "day": date(2026, 3, 5)}
    with pytest.raises(Doubtful), office.desk.book.deed("登记") as session:
        rows.save_row(session, AWARDS, None, line, TODAY)
    with office.desk.book.deed("登记") as session:
        because(session, "补报名的")
        rows.save_row(session, AWARDS, None, line, TODAY)
    with office.desk.book.reading() as session:
        assert session.scalars(select(AcceptedWarning.reason)).all() == ["补报名的"]
    assert given(office) == 2


def test_places_are_not_lowered_below_the_winners(office):
    office.add(AWARDS, contest=office.contest, grade="二等奖", winner="乙", place=2, day=date(2026, 3, 5))
    office.add(AWARDS, contest=office.contest, grade="二等奖", winner="辛", place=3, day=date(2026, 3, 5))
    with office.desk.book.reading() as session:
        second = session.scalars(select(ContestGrade.id).where(ContestGrade.name == "二等奖")).one()
    with pytest.raises(Refusal, match="“二等奖”只有1个名额，评了2个"):
        office.change(GRADES, second, places=1)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("by", "人气", "评定依据“人气”不是这项竞赛的项目"), ("group", "女子组", "限的组别“女子组”没有人参赛")],
)
def test_a_grade_is_judged_by_what_is_there(office, key, value, said):
    office.add(ENTRIES, contest=office.contest, name="庚", group="男子组")
    with pytest.raises(Refusal, match=said):
        office.add(GRADES, contest=office.contest, name="单项奖", places=1, **{key: value})


def test_two_contests_of_one_name_and_what_ranks(office):
    with pytest.raises(Doubtful, match="已经有一项竞赛叫“比武”"):
        office.add(CONTESTS, name="比 武")
    with pytest.raises(Refusal, match="排名依据“颜值”不是评分项目。请改成总分、扣分少、日期早，或其中一个项目：理论、事故"):
        office.change(CONTESTS, office.contest, precedence="理论、颜值")
    office.change(CONTESTS, office.contest, precedence="理论、扣分少、日期早")


def test_a_mark_of_two_judges_and_a_weight_that_counts_nothing(office):
    with pytest.raises(Refusal, match="“李、王”不止一位评委"):
        office.add(SCORES, contest=office.contest, entrant="甲", item="理论", judge="李、王", mark=90 * POINT)
    with pytest.raises(Refusal, match="“一票否决”项目不按权重计分"):
        office.add(CRITERIA, contest=office.contest, name="火灾", kind="一票否决", weight=20 * POINT)


def test_the_deed_gives_no_prize_to_who_was_vetoed(office):
    for name in ("甲", "乙", "丙", "辛"):
        office.add(SCORES, contest=office.contest, entrant=name, item="理论", mark=90 * POINT)
    with office.desk.book.deed("删去") as session:
        rows.delete_rows(session, AWARDS, list(session.scalars(select(ContestAward.id))), TODAY)
    done(office.desk, "contests.sign_off", (office.contest,))
    done(office.desk, "contests.award", (office.contest,), ties="并列的都评上")
    with office.desk.book.reading() as session:
        winners = set(session.scalars(select(ContestAward.winner)))
    assert winners == {"甲", "乙", "辛"}
