"""Rows that come later leave what was settled before: prizes, rounds, looked-at items, members of signed contests."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas import idea_words
from desk_union.contests.ideas.ledgers import INNOVATIONS, PROPOSERS, SUGGESTIONS
from desk_union.contests.ideas.ledgers import MEMBERS as INNOVATORS
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, CRITERIA, ENTRIES, GRADES, MEMBERS, SCORES
from desk_union.contests.safety.ledgers import CHECK_ITEMS, CHECKS, CUPS, HAZARDS, TARGETS
from desk_union.contests.teams.ledgers import MENTORSHIPS, PAPERS, PIONEERS, TEAMS
from desk_union.describe.sheet import Request
from desk_union.prints.lists.ledgerlist import list_sheet, printable
from desk_union.store import rows
from desk_union.store.listing import ListAsk
from desk_union.store.overrides import REASON
from desk_union.tabs import sheet_called
from tests.contests.contest_office import contest_office
from tests.contests.printed_papers import printed
from tests.screens.desks import TODAY

LAST, THIS = date(2024, 10, 8), date(2025, 2, 3)
YEAR = {"year": 2024, "day": date(2024, 12, 31)}


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as made:
        yield made


AS_NOW = "没有记日期的内容按今天的资料（2026年11月20日）。"


def of_last_year(office, code):
    """What fills a sheet of 2024."""
    with office.desk.book.reading() as session:
        return sheet_called(code).content.fill(session, Request(date(2024, 12, 31), TODAY, year=2024))


def contest(office, **more):
    given = {"name": "2024年评选", "starts_on": LAST, "ends_on": date(2024, 12, 10)}
    return office.add(CONTESTS, **given, **more)


def test_a_contest_signed_by_hand_takes_no_entrants_and_no_teams(office):
    held = contest(office, stage=words.SIGNED, signed_on=date(2024, 12, 10))
    with pytest.raises(Refusal, match="已经签字"):
        office.add(ENTRIES, contest=held, name="一队")
    with pytest.raises(Refusal, match="已经签字"):
        office.add(MEMBERS, contest=held, team="一队", name="张一")


def test_prizes_of_a_contest_stay_once_they_are_given(office):
    held = contest(office, stage=words.SIGNED, signed_on=date(2024, 12, 10))
    office.add(GRADES, contest=held, name="一等奖", places=1)
    office.add(AWARDS, contest=held, grade="一等奖", winner="甲", day=date(2024, 12, 12))
    office.change(CONTESTS, held, stage=words.AWARDED, awarded_on=date(2024, 12, 12))
    with pytest.raises(Refusal, match="已经颁奖"):
        office.add(GRADES, contest=held, name="二等奖", places=1)


def test_what_is_won_later_is_on_the_sheets_of_its_own_span_and_of_the_contest(office):
    held = contest(office)
    office.add(AWARDS, contest=held, grade="一等奖", winner="甲", money=10_000, day=date(2024, 12, 12))
    office.add(AWARDS, contest=held, grade="上级奖", winner="乙", money=20_000, day=THIS)

    def winners(**asked):
        return [row[2] for table in office.tables("contests.prize_sheet", **asked) for row in table.rows]

    assert winners(**YEAR) == ["甲"]
    assert winners(year=2025) == ["乙"]
    assert winners(row=held) == ["甲", "乙"]
    (register,) = office.tables("contests.register", **YEAR)
    assert register.rows[0][-2] == "一等奖：甲"


def test_items_looked_at_later_are_on_the_sheet_of_the_check_alone(office):
    held = office.add(CHECKS, day=LAST, kind="日常检查")
    office.add(CHECK_ITEMS, inspection=held, what="通道")
    office.add(CHECK_ITEMS, inspection=held, what="线路", day=THIS)
    assert [one["what"] for one in office.copies("contests.check_sheet", held).copies[0].rows["items"]] == ["通道", "线路"]
    (copy,) = of_last_year(office, "contests.check_sheet").copies
    assert [one["what"] for one in copy.rows["items"]] == ["通道"]
    office.add(CHECK_ITEMS, inspection=held, what="门", day=date(2024, 10, 7))  # before the check: looked at when it was
    (copy,) = of_last_year(office, "contests.check_sheet").copies
    assert [one["what"] for one in copy.rows["items"]] == ["通道", "门"]


def test_who_made_a_filed_suggestion_stays(office):
    held = office.add(SUGGESTIONS, title="改灯", proposers="甲某", raised_on=LAST, stage=idea_words.FILED)
    with pytest.raises(Refusal, match="已经归档"):
        office.add(PROPOSERS, suggestion=held, name="乙某")
    assert office.values(SUGGESTIONS, held)["proposers"] == "甲某"


def test_parts_without_a_day_are_told_as_they_are_now(office):
    made = office.add(INNOVATIONS, title="夹具", started_on=LAST, done_on=LAST)
    office.add(INNOVATORS, innovation=made, name="甲某", share=60)
    assert of_last_year(office, "contests.innovation_form").foot == AS_NOW
    assert office.copies("contests.innovation_form", made).copies[0].rows["members"][0]["share"] == "60%"
    cup = office.add(CUPS, year=2024, title="安康杯")
    office.add(TARGETS, cup=cup, what="重伤", most=0)
    told = of_last_year(office, "contests.cup_register")
    assert [table.title for table in told if AS_NOW in table.notes] == ["安康杯竞赛台账", "安康杯“十个一”完成表", "安康杯安全目标", "安康杯参赛单位"]
    paper, _ = printed(office, "contests.cup_entry", year=2024, day=date(2024, 12, 31))
    assert AS_NOW in paper.pages[0]
    paper, _ = printed(office, "contests.cup_entry", row=cup)
    assert "今天的资料" not in paper.pages[0]


def test_a_paper_that_was_ready_later_was_not_ready_then(office):
    asked = office.add(PIONEERS, team=office.add(TEAMS, name="一班"), level="市", applied_on=LAST)
    office.add(PAPERS, pioneer=asked, paper="申报表", ready_on=LAST)
    office.add(PAPERS, pioneer=asked, paper="事迹", ready_on=THIS)
    (copy,) = of_last_year(office, "contests.pioneer_form").copies
    assert [one["ready_on"] for one in copy.rows["papers"]] == ["2024-10-08", ""]


def test_what_a_later_move_told_is_not_on_the_sheet_of_an_earlier_day(office):
    pair = office.add(MENTORSHIPS, kind="师带徒", mentor_name="甲", apprentice_name="乙", starts_on=LAST, stage="培养中")
    office.change(MENTORSHIPS, pair, stage="结业", finished_on=THIS, result="优秀")
    (copy,) = of_last_year(office, "contests.mentor_sheet").copies
    assert (copy.words["stage"], copy.words["finished_on"], copy.words["result"], copy.words["stage_since"]) == ("培养中", "", "", "2024-10-08")
    (copy,) = office.copies("contests.mentor_sheet", pair).copies
    assert (copy.words["stage"], copy.words["finished_on"], copy.words["result"]) == ("结业", "2025-02-03", "优秀")
    looked = office.add(CHECKS, day=LAST, kind="日常检查")
    found = office.add(HAZARDS, found_on=LAST, what="护栏", inspection=looked)
    office.change(HAZARDS, found, stage="已整改", fixed_on=THIS)
    (copy,) = of_last_year(office, "contests.check_sheet").copies
    assert [(one["stage"], one["fixed_on"]) for one in copy.rows["hazards"]] == [("待整改", "")]
    (copy,) = of_last_year(office, "contests.hazard_notice").copies
    assert copy.words["fixed_on"] == ""


def listed(office, ledger, day):
    with office.desk.book.reading() as session:
        (table,) = list_sheet(ledger, ListAsk(day), printable(ledger)).content.fill(session, Request(day, TODAY))
    titles = [column.title for column in table.columns]
    return table.notes, [dict(zip(titles, row, strict=True)) for row in table.rows]


def test_a_list_of_an_earlier_day_tells_the_stage_of_that_day(office):
    office.add(HAZARDS, found_on=LAST, what="护栏")
    found = office.add(HAZARDS, found_on=LAST, what="电线")
    office.change(HAZARDS, found, stage="已整改", fixed_on=THIS)
    notes, rows = listed(office, HAZARDS, date(2024, 12, 31))
    assert {(row["隐患内容"], row["办理情况"], row["整改完成日期"]) for row in rows} == {("护栏", "待整改", ""), ("电线", "待整改", "")}
    assert notes == ("没有记变动日期的各栏按今天的资料（2026年11月20日）。",)
    notes, rows = listed(office, HAZARDS, TODAY)
    assert {(row["隐患内容"], row["办理情况"], row["整改完成日期"]) for row in rows} == {("护栏", "待整改", ""), ("电线", "已整改", "2025-02-03")}
    assert notes == ()


def test_an_innovation_given_up_later_was_one_then(office):
    made = office.add(INNOVATIONS, title="夹具", started_on=LAST, benefit=500_00, stage="实施中")
    last = (LAST.replace(month=1, day=1), date(2024, 12, 31))
    with office.desk.book.deed("中止") as session:
        session.info[REASON] = "没有场地"
        rows.save_row(session, INNOVATIONS, made, {"stage": "中止"}, TODAY)
    assert office.number("contests.benefit", *last) == 500
    assert office.number("contests.benefit", last[0], TODAY) == 0


def test_a_contest_called_off_later_was_held_then(office):
    held = contest(office)
    year = (date(2024, 1, 1), date(2024, 12, 31))
    assert office.number("contests.contests", *year) == 1
    with office.desk.book.deed("取消") as session:
        session.info[REASON] = "生产任务重"
        rows.save_row(session, CONTESTS, held, {"stage": words.CANCELLED}, TODAY)
    assert office.number("contests.contests", *year) == 1
    assert office.number("contests.contests", date(2024, 1, 1), date(2026, 12, 31)) == 0


def test_back_at_an_earlier_stage_the_move_is_of_the_day_it_was_made(office):
    pair = office.add(MENTORSHIPS, kind="师带徒", mentor_name="甲", apprentice_name="乙", starts_on=LAST, finished_on=date(2024, 12, 1), result="合格", stage="结业")
    with office.desk.book.deed("退回") as session:
        session.info[REASON] = "没有学完"
        rows.save_row(session, MENTORSHIPS, pair, {"stage": "培养中"}, TODAY)
    (copy,) = of_last_year(office, "contests.mentor_sheet").copies
    assert copy.words["stage"] == "结业"


def test_standings_of_a_day_within_a_contest_know_the_marks_of_that_day(office):
    """甲 leads until 乙's second mark; once the contest was over every mark counts, also one noted later."""
    held = office.add(CONTESTS, name="全年赛", starts_on=LAST, ends_on=date(2025, 3, 31))
    for name in ("甲", "乙"):
        office.add(ENTRIES, contest=held, name=name)
    office.add(CRITERIA, contest=held, name="产量", kind="加分")
    for name, mark, day in (("甲", 10, LAST), ("乙", 8, None), ("乙", 5, THIS), ("甲", 1, date(2025, 5, 1))):
        office.add(SCORES, contest=held, entrant=name, item="产量", mark=mark * 1_000_000, day=day)

    def standing(**asked):
        (table,) = office.tables("contests.ranking", **asked)
        return [(row[1], row[3]) for row in table.rows], [note for note in table.notes if "没有写日期的分都算" in note]

    assert standing(**YEAR) == ([("甲", "10.00"), ("乙", "8.00")], ["算到2024年12月31日的分，没有写日期的分都算。"])
    assert standing(year=2025, day=date(2025, 12, 31)) == ([("乙", "13.00"), ("甲", "11.00")], [])
    assert standing(row=held) == ([("乙", "13.00"), ("甲", "11.00")], [])
    paper, _ = printed(office, "contests.progress", **YEAR)
    assert "暂列前三名：甲、乙。" in paper.text
    assert "13.00" not in paper.text
    assert "13.00" not in printed(office, "contests.standings_picture", **YEAR)[0].text
    assert "13.00" not in printed(office, "contests.arithmetic", **YEAR)[0].text
