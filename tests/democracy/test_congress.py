"""职代会: who may be a delegate, what may be passed, and the life of a motion."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.democracy.congress import rules
from desk_union.democracy.congress.checks import passed_with_quorum
from desk_union.democracy.congress.ledgers import CONGRESSES, DELEGATES, MOTIONS, RESOLUTIONS
from desk_union.democracy.congress.sheets import ballots
from desk_union.democracy.congress.tables import Congress
from desk_union.democracy.openness.ledgers import OPINIONS
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import PEOPLE
from desk_union.store.overrides import Faulty
from desk_union.store.tables import StageMove
from tests.screens.desks import TODAY, person
from tests.union_work import command, figure_by_command, kept, sheet, working_office

SAT = {"number": 4, "session": 3, "held_on": date(2026, 2, 19), "due": 110, "present": 104}
MOTION_HEADS = ("案由", "提案人", "附议人", "类别", "提出日期", "承办部门", "办理情况")


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


@pytest.fixture
def path(tmp_path):
    with working_office(tmp_path) as office:
        return office.desk.book.path


def test_the_fourth_congress_in_its_third_sitting_passes_five_documents(office):
    sat = office.save(CONGRESSES, **SAT)
    for title in ("工会工作报告", "集体合同（修订稿）", "绩效工资方案", "福利费方案", "章程（修订稿）"):
        office.save(RESOLUTIONS, congress=sat, title=title, issued=104, returned=104, in_favour=100, against=2, abstained=2)
    office.save(RESOLUTIONS, congress=sat, title="停办食堂", result="未通过", in_favour=20)
    told = {code: office.figure(f"democracy.{code}") for code in ("congress", "delegates_present", "documents_passed")}
    assert told == {"congress": "4届3次", "delegates_present": 104, "documents_passed": 5}
    (table,) = office.tables("democracy.passed_list", year=2026)
    assert len(table.rows) == 5


# due, present, may something be passed; F.1: two thirds
@pytest.mark.parametrize(("due", "present", "may"), [(90, 60, True), (90, 59, False), (100, 67, True), (100, 66, False), (None, 3, True), (3, 2, True)])
def test_a_quorum_is_two_thirds(due, present, may):
    assert rules.quorate(due, present) is may


def test_without_a_quorum_nothing_is_passed(office):
    sat = office.save(CONGRESSES, **{**SAT, "due": 160})
    with pytest.raises(Faulty, match="不到应到160人的三分之二"):
        office.save(RESOLUTIONS, congress=sat, title="奖金方案")
    office.save(RESOLUTIONS, congress=sat, title="奖金方案", result="未通过")
    assert office.figure("democracy.documents_passed") == 0


def test_numbers_of_a_sitting_corrected_later_are_refused_and_otherwise_found_by_the_check(office):
    sat = office.save(CONGRESSES, **SAT)
    office.save(RESOLUTIONS, congress=sat, title="奖金方案")
    with pytest.raises(Faulty, match="“奖金方案”「结果」到会60人，不到应到110人的三分之二"):
        office.save(CONGRESSES, sat, present=60)
    with office.desk.book.deed("另改") as session:
        session.execute(update(Congress).values(present=60))
    with office.desk.book.reading() as session:
        assert "不到应到110人的三分之二" in str(passed_with_quorum(session)[0])


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ({"issued": 100, "returned": 104}, "收回104张，多于发出的100张"), ({"returned": 90, "in_favour": 80, "against": 11}, "共91票，多于收回的90张"),
        ({"issued": 107}, "票数多于到会的104人"), ({"in_favour": 55}, "没有超过全体代表110人的半数"),
    ],
)  # fmt: skip
def test_more_votes_than_ballots_are_refused(office, votes, said):
    sat = office.save(CONGRESSES, **SAT)
    with pytest.raises(Faulty, match=said):
        office.save(RESOLUTIONS, congress=sat, title="奖金方案", **votes)


def test_bad_votes_of_a_sheet_are_named_by_row_and_nothing_comes_in(capsys, tmp_path, path):
    heads = ("会议名称", "届", "次", "召开日期", "应到代表", "到会代表")
    assert command(capsys, "import", path, "democracy.congresses", sheet(tmp_path, heads, ("职代会", 4, 3, "2026-02-19", 160, 100)))[0] == 0
    bad = sheet(tmp_path, ("届次", "文件名称", "结果"), ("第4届第3次职代会", "章程", "未通过"), ("第4届第3次职代会", "奖金方案", "通过"))
    status, told = command(capsys, "import", path, "democracy.resolutions", bad)
    assert (status, "第3行" in told, "三分之二" in told) == (1, True, True)
    assert kept(path, RESOLUTIONS) == []


def test_a_delegate_is_a_member(office):
    stranger = office.save(PEOPLE, **{**person(77), "name": "李非会", "joined_on": None})
    with pytest.raises(Faulty, match="李非会在2026年2月1日不是会员"):
        office.save(DELEGATES, person=stranger, number=4, elected_on=date(2026, 2, 1))
    with pytest.raises(Refusal, match="李非会"):
        office.do("democracy.elect_delegates", *office.people, number="4")
    assert office.all(DELEGATES) == []
    members = [one for one in office.people if one != stranger]
    told = office.do("democracy.elect_delegates", *members, number="4", kind="一线职工", delegation="第一代表团")
    assert len(told.done.ids) == 6
    assert office.figure("democracy.delegates") == 6
    assert "第4届职代会代表（一线职工，第一代表团）" in office.due_of(members[0])["职工代表"]
    with pytest.raises(Refusal, match="都已经是这一届的代表"):
        office.do("democracy.elect_delegates", *members, number="4")


def test_a_delegate_of_a_sheet_who_is_no_member_is_named(capsys, tmp_path, path):
    heads = ("姓名", "会议名称", "届", "当选日期")
    early = sheet(tmp_path, heads, ("张一", "职代会", 4, "2026-02-01"), ("张二", "职代会", 4, "2012-02-01"))
    status, told = command(capsys, "import", path, "democracy.delegates", early)
    assert (status, "第3行" in told, "张二在2012年2月1日不是会员" in told) == (1, True, True)
    assert kept(path, DELEGATES) == []
    assert command(capsys, "import", path, "democracy.delegates", sheet(tmp_path, heads, ("张一", "职代会", 4, "2026-02-01")))[0] == 0
    assert figure_by_command(capsys, path, "democracy.delegates") == 1


def test_the_shares_of_the_delegates_are_told(office):
    for place, one in enumerate(office.people):
        office.save(DELEGATES, person=one, number=4, kind="一线职工" if place < 2 else "管理人员")
    roll, shares = office.tables("democracy.delegate_roll")
    assert "一线职工代表占33.3%，不足不少于50%的要求；管理、领导人员占66.7%，超过不多于20%的要求。" in roll.notes
    assert [(row[1], str(row[2]), row[3]) for row in shares.rows][:2] == [("一线职工", "2", "33.3%"), ("管理人员", "4", "66.7%")]


def test_who_was_replaced_is_a_delegate_no_more_from_that_day(office):
    first, second = office.people[:2]
    office.save(DELEGATES, person=first, number=4, elected_on=date(2025, 2, 1), until=date(2026, 3, 1), replaced_by=second)
    office.save(DELEGATES, person=second, number=4, elected_on=date(2026, 3, 1), how="增补")
    (roll, _), (before, _) = (office.tables("democracy.delegate_roll", day=day) for day in (TODAY, date(2026, 2, 28)))
    assert ([row[1] for row in roll.rows], [row[1] for row in before.rows]) == (["张二"], ["张一"])
    assert office.figure("democracy.delegates_added") == 1


def test_ten_motions_come_from_a_sheet(capsys, tmp_path, path):
    lines = [(f"改善第{n}车间通风", "张一", "张二、张三", "生产", f"2026-01-{n + 9}", "设备部", "已答复" if n < 4 else "承办中") for n in range(10)]
    assert command(capsys, "import", path, "democracy.motions", sheet(tmp_path, MOTION_HEADS, *lines))[0] == 0
    assert figure_by_command(capsys, path, "democracy.motions") == 10
    assert figure_by_command(capsys, path, "democracy.motions_answered") == 4
    assert {one.stage for one in kept(path, MOTIONS)} == {"答复", "承办"}
    assert command(capsys, "print", path, "democracy.motion_list", "-o", tmp_path / "汇总.pdf", "--year", 2026)[0] == 0


def test_a_motion_answered_before_it_was_filed_is_refused(capsys, office, tmp_path):
    with pytest.raises(Faulty, match="答复日期早于提出日期"):
        office.save(MOTIONS, title="通风", raised_on=date(2026, 2, 1), answered_on=date(2026, 1, 1))
    with pytest.raises(Faulty, match="答复日期早于立案日期"):
        office.save(MOTIONS, title="通风", raised_on=date(2026, 1, 1), filed_on=date(2026, 2, 1), answered_on=date(2026, 1, 15))
    path = office.desk.book.path
    office.desk.book.close()
    bad = sheet(tmp_path, (*MOTION_HEADS, "答复日期"), ("通风", "张一", "张二、张三", "生产", "2026-02-01", "设备部", "已答复", "2026-01-01"))
    status, told = command(capsys, "import", path, "democracy.motions", bad)
    assert (status, "第2行" in told, "答复日期早于提出日期" in told) == (1, True, True)
    assert kept(path, MOTIONS) == []


def _moved(office, row):
    """The last three moves of a motion, each with its day."""
    with office.desk.book.reading() as session:
        moves = select(StageMove.stage, StageMove.day).where(StageMove.owner_table == "motion", StageMove.owner_id == row)
        return [tuple(one) for one in session.execute(moves.order_by(StageMove.id))][-3:]


def test_the_life_of_a_motion_with_an_answer_that_did_not_please(office):
    row = office.save(MOTIONS, title="改善通风", proposer="张一", seconders="张二", raised_on=date(2026, 1, 10))
    with pytest.raises(Refusal, match="两名以上附议人"):
        office.do("democracy.file_motions", row)
    office.save(MOTIONS, row, seconders="张二、张三")
    office.do("democracy.file_motions", row, day="2026-01-15")
    assert office.due()["提案没有答复"] == "有1件提案立案后还没有答复：改善通风。"
    office.do("democracy.assign_motions", row, handler="设备部", due_on="2026-06-30")
    assert "超过办理期限" in office.due()["提案超期没有答复"]
    office.do("democracy.answer_motion", row, day="2026-07-01", reply="已列入计划。")
    assert office.due().keys().isdisjoint({"提案没有答复", "提案超期没有答复"})
    with pytest.raises(Faulty, match="反馈日期早于答复日期"):
        office.do("democracy.motion_feedback", row, satisfaction="不满意", day="2026-06-30")
    office.do("democracy.motion_feedback", row, satisfaction="不满意", feedback="太晚了", day="2026-07-03")
    assert office.held(MOTIONS, row)["stage"] == "再办"
    assert office.figure("democracy.motions_answered", Span(date(2026, 7, 1), date(2026, 7, 31))) == 1
    office.do("democracy.answer_motion", row, day="2026-08-01", reply="已加装风机。")
    told = office.do("democracy.motion_feedback", row, satisfaction="基本满意")
    assert told.words.startswith("已登记提案“改善通风”的反馈：基本满意，办结。")
    held = office.held(MOTIONS, row)
    assert (held["stage"], held["answered_on"], held["number"]) == ("办结", date(2026, 8, 1), "案-2026-001")
    assert (held["first_answered_on"], held["first_reply"], held["first_feedback"]) == (date(2026, 7, 1), "已列入计划。", "不满意：太晚了")
    answered = [office.figure("democracy.motions_answered", Span(date(2026, month, 1), date(2026, month, 31))) for month in (7, 8)]
    assert answered == [1, 0], "the answer of July stays where it was"
    assert _moved(office, row) == [("再办", date(2026, 7, 3)), ("答复", date(2026, 8, 1)), ("办结", TODAY)]
    with pytest.raises(Faulty, match="不能从“办结”改为“承办”"):
        office.save(MOTIONS, row, stage="承办")


def test_a_motion_without_a_day_is_told_as_no_year_counts_it(office):
    row = office.save(MOTIONS, title="凉茶", proposer="张一")
    assert (office.figure("democracy.motions"), office.due()["提案没有日期"]) == (0, "有1件提案没有填提出日期，哪一年的提案数里都没有：凉茶。")
    office.save(MOTIONS, row, raised_on=date(2026, 1, 10))
    assert office.figure("democracy.motions") == 1
    assert "提案没有日期" not in office.due()


def test_motions_are_merged_refused_and_turned_into_opinions(office):
    common = {"seconders": "张二、张三", "raised_on": date(2026, 1, 10)}
    first, twin, own, small = (office.save(MOTIONS, title=title, **common) for title in ("通风", "加装风机", "调整个人岗位", "书屋开放时间"))
    office.do("democracy.file_motions", first)
    office.do("democracy.merge_motions", twin, into="通风", day="2026-01-20")
    office.do("democracy.refuse_motions", own, why="纯属个人事项。", day="2026-01-21")
    office.do("democracy.motions_as_opinions", small, why="书屋可以直接改进。", handler="工会", day="2026-01-22")
    assert [_moved(office, one)[-1][1].day for one in (twin, own, small)] == [20, 21, 22]
    assert [office.held(MOTIONS, one)["stage"] for one in (first, twin, own, small)] == ["立案", "并案", "不立案", "转意见"]
    (opinion,) = office.all(OPINIONS)
    assert (opinion.motion, opinion.content, opinion.channel) == (small, "书屋开放时间", "提案转办")
    assert office.figure("democracy.motions") == 4
    with pytest.raises(Faulty, match="不立案或转意见理由不能为空"):
        office.save(MOTIONS, office.save(MOTIONS, title="无理由", **common), stage="不立案")
    with pytest.raises(Faulty, match="审查决定日期早于提出日期"):
        office.do("democracy.refuse_motions", office.save(MOTIONS, title="早", **common), why="个人事项。", day="2026-01-01")


def test_the_next_congress_is_due_a_year_later(office):
    office.save(CONGRESSES, **{**SAT, "held_on": date(2025, 12, 20)})
    assert "2026年12月20日前要再开" in office.due()["召开职代会"]
    office.save(CONGRESSES, **{**SAT, "session": 4, "held_on": date(2026, 10, 1)})
    assert "召开职代会" not in office.due()


def test_ballots_bear_no_name_and_come_one_for_each_who_is_there(office, tmp_path):
    sat = office.save(CONGRESSES, **SAT)
    office.save(RESOLUTIONS, congress=sat, title="奖金方案")
    with office.desk.book.reading() as session:
        one, every = (ballots(session, Request(TODAY, TODAY, row=sat, chosen={"copies": word})).copies for word in ("one", "all"))
    assert (len(one), len(every)) == (1, 104)
    assert one[0].rows["papers"] == [{"n": "1", "title": "奖金方案"}]
    assert set(one[0].words) == {"union", "sitting", "day"}


def test_a_delegate_is_replaced_in_one_deed(office):
    first, second, third = office.people[:3]
    common = {"body": "职代会", "number": 4, "kind": "一线职工", "delegation": "第一代表团", "elected_on": date(2025, 2, 1)}
    old = office.save(DELEGATES, person=first, **common)
    office.save(DELEGATES, person=third, **common)
    with pytest.raises(Refusal, match="张三已经是这一届的代表"):
        office.do("democracy.replace_delegate", old, day="2026-05-01", by="张三")
    with pytest.raises(Refusal, match="要是在任的代表"):
        office.do("democracy.replace_delegate", old, day="2025-01-01", by="张二")
    with pytest.raises(Refusal, match="不能早于张一当选的2025年2月1日"):
        office.do("democracy.replace_delegate", old, day="2025-02-01", by="张二")
    told = office.do("democracy.replace_delegate", old, day="2026-05-01", by="张二", why="调离")
    assert "2026年5月1日起由张二接替张一担任代表" in told.words
    was, now = office.held(DELEGATES, old), office.held(DELEGATES, told.seen[1][0])
    assert (was["until"], was["replaced_by"], was["note"]) == (date(2026, 5, 1), second, "替换原因：调离")
    assert [now[key] for key in ("person", "number", "kind", "delegation", "how", "elected_on")] == [second, 4, "一线职工", "第一代表团", "增补", date(2026, 5, 1)]
    assert office.figure("democracy.delegates") == 2
    with pytest.raises(Refusal, match="在任的代表"):
        office.do("democracy.replace_delegate", old, day="2026-06-01", by="张四")


@pytest.mark.parametrize(("seconders", "filed"), [("张一、张二", False), ("张二、张二", False), ("张二、", False), ("张二 张三", True), ("张一,张二；张三", True)])
def test_the_proposer_seconds_nothing_of_his_own(office, seconders, filed):
    made = office.save(MOTIONS, title="改善通风", proposer="张一", seconders=seconders, raised_on=date(2026, 2, 1))
    if filed:
        office.do("democracy.file_motions", made, day="2026-02-05")
    else:
        with pytest.raises(Refusal, match="名以上附议人"):
            office.do("democracy.file_motions", made, day="2026-02-05")
    assert office.held(MOTIONS, made)["stage"] == ("立案" if filed else "提出")


def test_nothing_is_voted_on_before_the_sitting(office):
    sat = office.save(CONGRESSES, number=4, session=3, held_on=date(2026, 3, 10), due=6, present=6)
    votes = {"issued": 6, "returned": 6, "in_favour": 5}
    with pytest.raises(Faulty, match="表决日期早于会议召开的2026年3月10日"):
        office.save(RESOLUTIONS, congress=sat, title="章程", day=date(2026, 3, 9), **votes)
    assert office.save(RESOLUTIONS, congress=sat, title="章程", day=date(2026, 3, 10), **votes)
