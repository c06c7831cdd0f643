"""合理化建议 from the sheet to the sentence of the summary, stage by stage, with what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas.due import due, due_of
from desk_union.contests.ideas.ledgers import MARKS, PROPOSERS, SUGGESTIONS
from desk_union.contests.ideas.tables import Suggestion, SuggestionProposer
from desk_union.contests.naming import named
from desk_union.members.ledgers import PEOPLE
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store.book import open_book
from desk_union.store.undo import undo
from tests.contests.contest_office import brought, contest_office, numbers, run
from tests.screens.desks import TODAY, person

HEADS = ("建议名称/内容", "建议人", "提出日期", "类别", "是否有效", "状态/采纳情况", "经济效益")


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as office:
        yield office


@pytest.fixture
def path(tmp_path):
    with contest_office(tmp_path) as office:
        return office.desk.book.path


def raised(office, title="改进除尘", proposer="张一", **more):
    return office.add(SUGGESTIONS, title=title, proposers=proposer, raised_on=date(2026, 3, 1), **more)


def held(path, row):
    book = open_book(path)
    try:
        with book.reading() as session:
            return list(session.execute(select(row).order_by(row.id)).scalars())
    finally:
        book.close()


@pytest.mark.parametrize(
    ("text", "found"),
    [("张三、李四", ["张三", "李四"]), ("张三，李四；王五/赵六", ["张三", "李四", "王五", "赵六"]), ("张三 李四", ["张三", "李四"]), ("张 三", ["张三"]), ("张三、张三", ["张三"]), ("机修班", ["机修班"]), (None, []), ("、", [])],
)
def test_names_are_told_apart(text, found):
    assert named(text) == found


def test_ninety_two_suggestions_from_eighty_one_people(capsys, path):
    lines = [HEADS]
    for n in range(92):
        who = f"建议人{n % 81:02}" if n else "张一、建议人05"
        lines.append((f"第{n}条建议", who, "2025-04-10", "安全", "是" if n < 85 else "否", "", 100 if n < 3 else ""))
    assert brought(capsys, path, "contests.suggestions", lines)[0] == 0
    told = numbers(capsys, path, 2025)
    assert (told["contests.suggestions"], told["contests.suggestions_valid"]) == (92, 85)
    # 建议人00 stands only in the second line of 81; 张一 took its first place
    assert told["contests.suggesters"] == 82
    assert told["contests.suggestion_benefit"] == 300
    assert numbers(capsys, path, 2024)["contests.suggestions"] == 0
    first = held(path, SuggestionProposer)[0]
    assert (first.name, first.person is not None) == ("张一", True)
    assert {row.stage for row in held(path, Suggestion)} == {"已提出"}


def test_ideas_by_what_became_of_them(capsys, path):
    states = ["已采纳已实施"] * 4 + ["正在实施"] * 3 + ["提交总经理办公会"] * 2 + ["未采纳"] * 2 + ["已采纳"] + [""] * 3
    lines = [HEADS, *((f"点子{n}", "张一", "2025-05-01", "金点子", "有效", state, "") for n, state in enumerate(states))]
    assert brought(capsys, path, "contests.suggestions", lines)[0] == 0
    told = numbers(capsys, path, 2025)
    codes = ("ideas", "ideas_done", "ideas_doing", "ideas_submitted", "suggestions", "suggestions_adopted")
    assert [told[f"contests.{code}"] for code in codes] == [15, 4, 3, 2, 15, 8]
    assert {row.channel for row in held(path, Suggestion)} == {"金点子"}


def test_a_sheet_with_the_text_alone_and_one_brought_again(capsys, path):
    long = "建议把料仓的人工清堵改为气动振打，减少高处作业，降低粉尘，同时节约两个人工"
    assert brought(capsys, path, "contests.suggestions", [("内容", "建议人", "日期"), (long, "张二", "2026-03-01")])[0] == 0
    (row,) = held(path, Suggestion)
    assert (row.content, row.title[-1], len(row.title)) == (long, "…", 30)
    again = [("建议名称", "建议人", "提出日期", "类别"), (row.title, "张二", "2026-03-01", "质量")]
    assert brought(capsys, path, "contests.suggestions", again, "--mode", "update")[0] == 0
    (row,) = held(path, Suggestion)
    assert (row.category, row.content) == ("质量", long)


@pytest.mark.parametrize(("state", "sentence"), [("已实施", "不能从“已提出”改为“已实施”"), ("奖励", "不能从“已提出”改为“奖励”"), ("不采纳", "不能从“已提出”改为“不采纳”")])
def test_a_stage_is_not_skipped(capsys, path, state, sentence):
    assert brought(capsys, path, "contests.suggestions", [HEADS, ("除尘", "张一", "2026-03-01", "", "", "", "")])[0] == 0
    status, told = brought(capsys, path, "contests.suggestions", [HEADS, ("除尘", "张一", "2026-03-01", "", "", state, "")], "--mode", "update")
    assert (status, sentence in told, "现在可以改为“部门初审”、“评审中”" in told) == (1, True, True)
    assert held(path, Suggestion)[0].stage == "已提出"


def test_a_refusal_needs_its_reason(capsys, office):
    row = raised(office, stage="评审中")
    with pytest.raises(Refusal, match="答复意见不能为空"):
        office.change(SUGGESTIONS, row, stage="不采纳")
    with pytest.raises(Refusal, match="没有写理由"):
        raised(office, "另一条", stage="不采纳")
    with pytest.raises(Refusal, match="答复意见不能为空"):
        office.do("contests.reply", row, answer="不采纳")
    path = office.desk.book.path
    office.desk.book.close()
    status, told = run(capsys, "do", path, "contests.reply", "--id", row, "--set", "答复结果=不采纳")
    assert (status, "答复意见不能为空" in told) == (1, True)
    status, told = run(capsys, "do", path, "contests.reply", "--id", row, "--set", "答复结果=不采纳", "--set", "答复意见=投资太大")
    assert status == 0
    assert (held(path, Suggestion)[0].stage, held(path, Suggestion)[0].reply) == ("不采纳", "投资太大")


def test_the_life_of_a_suggestion(office):
    row = raised(office, proposer="张一、外来人")
    told = office.do("contests.hand_over", row, handler="设备科", due_on="2026-04-01")
    assert "交设备科承办" in told.words
    with office.desk.book.reading() as session:
        kinds = {one.title: one.sentence for one in due(session, TODAY)}
    assert kinds == {"建议承办超期": "有1条建议过了承办期限还没有办完。", "建议没有答复": "有1条建议还没有答复建议人。"}
    office.do("contests.reply", row, answer="采纳", reply="马上就办", replier="王干事")
    office.do("contests.carry_out", row, day="2026-10-01", benefit="12600")
    assert office.number("contests.ideas_done") == 1
    assert office.number("contests.ideas_done", date(2026, 1, 1), date(2026, 9, 30)) == 0  # as it was then
    office.do("contests.award_ideas", row, award="最佳", bonus="300")
    now = office.values(SUGGESTIONS, row)
    assert (now["stage"], now["award"], now["bonus"], now["replied_on"]) == ("奖励", "最佳合理化建议", 300_00, TODAY)
    assert office.number("contests.best_suggestions") == 1
    (copy,) = office.copies("contests.reply_slip", row).copies
    assert (copy.words["answer"], copy.words["reply"], copy.words["proposers"]) == ("采纳", "马上就办", "张一、外来人")
    with office.desk.book.reading() as session:
        one = session.scalar(select(PEOPLE.row.id).where(PEOPLE.row.name == "张一"))
        assert [line.sentence for line in due_of(session, one, TODAY)] == ["提过建议1条，采纳1条，实施1条。"]
    undo(office.desk.book)
    assert office.values(SUGGESTIONS, row)["stage"] == "已实施"


def test_namesakes_are_told_apart_by_the_unit_or_by_hand(office):
    with office.desk.book.reading() as session:
        group = session.scalar(select(PEOPLE.by_key["unit"].row.value).limit(1))
    twin = office.add(PEOPLE, **person(77, unit=1) | {"name": "张一"})
    unknown, placed = raised(office), raised(office, "第二条", unit=group)
    with office.desk.book.reading() as session:
        who = dict(session.execute(select(SuggestionProposer.suggestion, SuggestionProposer.person)).all())
        line = session.scalar(select(SuggestionProposer.id).where(SuggestionProposer.suggestion == unknown))
    assert who[unknown] is None
    assert who[placed] not in (None, twin)
    office.change(PROPOSERS, line, person=twin)
    office.change(SUGGESTIONS, unknown, proposers="张一、新来的")
    with office.desk.book.reading() as session:
        mine = select(SuggestionProposer.name, SuggestionProposer.person).where(SuggestionProposer.suggestion == unknown)
        assert session.execute(mine.order_by(SuggestionProposer.place)).all() == [("张一", twin), ("新来的", None)]
    assert office.number("contests.suggesters") == 3


def test_judges_marks_become_a_score(office):
    row = raised(office)
    for judge, mark in (("甲", 30), ("乙", 25), ("丙", 26), ("丁", 27), ("戊", 10)):
        office.add(MARKS, suggestion=row, judge=judge, technique=mark * 1_000_000)
    assert office.cell(SUGGESTIONS, row, "score") == 26_000_000  # without 30 and 10
    with pytest.raises(Refusal, match="满分30分，给了31分"):
        office.add(MARKS, suggestion=row, judge="己", technique=31_000_000)
    with pytest.raises(Refusal, match="评委“甲”已经给“改进除尘”打过分"):
        office.add(MARKS, suggestion=row, judge="甲", technique=1_000_000)


def test_the_register_says_what_a_summary_needs(office):
    raised(office, valid=True, benefit=100_00)
    raised(office, "另一条", "张一、张二", stage="已实施", valid=False)
    (table,) = office.tables("contests.suggestion_list", year=2026)
    assert table.notes[0] == "合理化建议2条，有效1条，参与2人；其中已提出1条、已实施1条。"
    assert (table.totals[2], table.totals[4], table.totals[-2]) == ("2条", "3", "100.00")
    by_stage, by_unit, by_month = office.tables("contests.suggestion_statistics", year=2026)
    assert [tuple(row) for row in by_stage.rows] == [("已提出", "1", "1", "0", "0", "1人"), ("已实施", "1", "0", "1", "1", "2人")]
    assert by_unit.rows[0][0] == "机修小组"
    assert (by_month.rows[0][0], by_month.totals[-1]) == ("2026-03", "2人")


def test_prizes_become_a_list_split_among_the_proposers(office):
    """300 yuan and one fen of three proposers, one of them outside the book; what is listed is not changed."""
    row = raised(office, proposer="张一、张二、李外聘", stage="采纳")
    office.do("contests.award_ideas", row, award="一等奖", bonus="300.01")
    told = office.do("contests.idea_prizes", row, title="2026年建议奖")
    assert "3笔，奖金300.01元" in told.words
    with office.desk.book.reading() as session:
        query = select(PayoutLine.person, PayoutLine.outsider, PayoutLine.cash, PayoutLine.matter).order_by(PayoutLine.id)
        lines = session.execute(query).all()
        kind = session.scalar(select(PayoutKind.name).join(PayoutList, PayoutList.kind == PayoutKind.id))
    assert [(bool(one.person), one.outsider, one.cash, one.matter) for one in lines] == [
        (True, None, 100_01, "一等奖"), (True, None, 100_00, "一等奖"), (False, "李外聘", 100_00, "一等奖"),
    ]
    assert kind == "劳动竞赛奖"
    with pytest.raises(Refusal, match="已经编进发放单，奖金不能再改"):
        office.change(SUGGESTIONS, row, bonus=500_00)
    with pytest.raises(Refusal, match="还没有编发放单的建议"):
        office.do("contests.idea_prizes", row)


def test_a_prize_of_nobody_is_not_listed(office):
    row = office.add(SUGGESTIONS, title="无名", raised_on=date(2026, 3, 1), stage="采纳", award="一等奖", bonus=100_00)
    with pytest.raises(Refusal, match="没有写建议人"):
        office.do("contests.idea_prizes", row)


def test_the_register_of_an_earlier_time_tells_the_stage_of_that_time(office):
    row = raised(office)
    office.do("contests.reply", row, day="2026-06-10", answer="采纳", reply="好")
    office.do("contests.carry_out", row, day="2026-10-10", progress="已实施")
    stages = {
        month: office.tables("contests.suggestion_list", year=2026, month=3, day=day)[0].rows[0][10]
        for month, day in ((3, date(2026, 3, 31)),)
    }
    assert stages == {3: "已提出"}
    assert office.tables("contests.suggestion_list", year=2026)[0].rows[0][10] == "已实施"
    (by_stage, *_) = office.tables("contests.suggestion_statistics", year=2026, quarter=1)
    assert [line[0] for line in by_stage.rows] == ["已提出"]
    told = office.number("contests.suggestions_adopted", date(2026, 1, 1), date(2026, 3, 31))
    assert told == 0
