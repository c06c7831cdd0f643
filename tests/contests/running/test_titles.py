"""The sentences of the sources from rows: titles by 增加额 and 收息率, a quiz of ten enterprises, rounds, a year on."""

from __future__ import annotations

import pytest

from tests.contests.running.contest_commands import NAME, SCORES, ByCommand
from tests.payouts.payout_office import paying_office

YEAR = "2025年收息吸储竞赛"


@pytest.fixture
def office(tmp_path, capsys):
    with paying_office(tmp_path) as paying:
        path = paying.desk.book.path
    return ByCommand(path, capsys)


def test_titles_by_growth_and_by_rate(office):
    """评出收息能手5人, 服务明星6名, 吸储状元和能手各1名."""
    status, told = office.run("do", office.path, "contests.start", "--where", "样板名称=吸储收息", "--set", f"竞赛名称={YEAR}", "--set", "开始日期=2025-01-01", "--set", "结束日期=2025-12-20")
    assert status == 0, told
    heads = ("竞赛", "参赛者", "项目", "评委", "得分", "基数")
    lines = []
    for n in range(12):
        name = f"职员{n:02}"
        lines += [(YEAR, name, "收息增加额", None, 100 + 7 * n, 100), (YEAR, name, "收息率", None, f"{80 + (5 * n) % 12}", None)]
        lines += [(YEAR, name, "吸储增加额", None, 500 + (11 * n) % 40, 500), (YEAR, name, "服务", "李主任", 70 + (7 * n) % 13, None)]
    assert office.bring("contests.scores", heads, *lines, more=())[0] == 0
    assert office.bring("contests.grades", ("竞赛", "奖项", "名额", "评定依据"), (YEAR, "吸储能手", 1, "吸储增加额"))[0] == 0
    where = f"名称={YEAR}"
    assert office.do("contests.sign_off", where=where)[0] == 0
    status, told = office.do("contests.award", "--set", "日期=2025-12-21", where=where)
    assert (status, "收息状元1个、收息能手4个、服务明星6个、吸储状元1个" in told) == (0, True), told
    found = office.figures()
    assert [found[f"contests.{code}"] for code in ("interest_stars", "service_stars", "deposit_champions", "deposit_stars")] == [5, 6, 1, 1]
    best = {row["参赛者"] for row in office.printed("contests.ranking", YEAR)}
    assert len(best) == 12


def test_ten_enterprises_and_thirty_persons(office):
    """共10家企业30名职工参加; the 初赛 is no second contest, and only the final counts."""
    whole = "2025年安康杯知识竞赛"
    office.contest(whole, kind="安康杯")
    heads = ("名称", "类型", "开始日期", "所属竞赛", "轮次/阶段")
    assert office.bring("contests.contests", heads, ("安康杯初赛", "安康杯", "2025-05-01", whole, "初赛"), ("安康杯决赛", "安康杯", "2025-06-01", whole, "决赛"))[0] == 0
    entries = ("竞赛", "参赛者", "所属单位")
    first = [("安康杯初赛", f"{unit}{who}", unit) for unit in (f"企业{n}" for n in range(15)) for who in "甲乙丙"]
    last = [("安康杯决赛", f"{unit}{who}", unit) for unit in (f"企业{n}" for n in range(10)) for who in "甲乙丙"]
    assert office.bring("contests.entries", entries, *first, *last)[0] == 0
    found = office.figures()
    assert (found["contests.quiz_units"], found["contests.quiz_persons"], found["contests.contests"]) == (10, 30, 1)


def test_the_first_go_on_with_all_who_tie(office):
    office.contest()
    office.all([("理论", "评分", 100, None)], ["甲", "乙", "丙", "丁"], [("甲", "理论", "一", 90), ("乙", "理论", "一", 80), ("丙", "理论", "一", 80), ("丁", "理论", "一", 70)])
    status, told = office.do("contests.next_round", "--set", "轮次=决赛", "--set", "进入几名=2", "--set", "带入成绩的权重=30")
    assert (status, "前3名进入" in told) == (0, True), told
    final = f"{NAME}决赛"
    rows = office.printed("contests.ranking", final)
    assert [(row["参赛者"], row["初赛成绩"]) for row in rows] == [("甲", 27), ("乙", 24), ("丙", 24)]


def test_last_years_contest_once_more(office):
    office.contest()
    office.all([("理论", "评分", 100, 30), ("加分", "加分", None, None)], ["甲", "乙"], [("甲", "理论", "一", 90)])
    status, told = office.do("contests.again")
    assert (status, "2026年钳工技能比武" in told) == (0, True), told
    again = "2026年钳工技能比武"
    assert [(row["参赛者"], row["理论"], row["总分"]) for row in office.printed("contests.ranking", again)] == [("甲", None, 0), ("乙", None, 0)]
    assert office.bring("contests.scores", SCORES, (again, "甲", "理论", "一", 50))[0] == 0
    assert office.ranking(again) == [(1, "甲", 15), (2, "乙", 0)]
    assert office.ranking() == [(1, "甲", 27), (2, "乙", 0)]


def test_an_own_contest_as_a_pattern(office):
    office.contest()
    office.all([("理论", "评分", 100, 30), ("违规", "扣分", None, None)], ["甲"], [("甲", "理论", "一", 90)])
    assert office.bring("contests.grades", ("竞赛", "奖项", "名额", "每名奖金"), (NAME, "一等奖", 1, 500))[0] == 0
    assert office.do("contests.save_pattern", "--set", "样板名称=钳工比武")[0] == 0
    status, told = office.run("do", office.path, "contests.start", "--where", "样板名称=钳工比武", "--set", "竞赛名称=新的比武", "--set", "开始日期=2026-03-01")
    assert status == 0, told
    assert office.bring("contests.scores", SCORES, ("新的比武", "乙", "理论", "一", 80), ("新的比武", "乙", "违规", None, 1))[0] == 0
    assert office.ranking("新的比武") == [(1, "乙", 23)]


def test_lots_are_drawn_once(office):
    office.contest()
    office.all([("理论", "评分", 100, None)], ["甲", "乙", "丙"], [("甲", "理论", "一", 90)])
    status, told = office.do("contests.draw")
    assert (status, "3个参赛者抽签" in told) == (0, True), told
    status, told = office.do("contests.draw")
    assert (status, "已经抽过签" in told) == (1, True)


def test_typed_twice_by_two_people(office):
    office.contest()
    assert office.bring("contests.contests", ("名称", "双人录入"), (NAME, "是"), more=("--mode", "update"))[0] == 0
    office.all([("理论", "评分", 100, None)], ["甲"], [("甲", "理论", "一", 90)])
    status, told = office.do("contests.sign_off")
    assert (status, "两遍不一致或没有录第二遍：甲的“理论”（评委一）" in told) == (1, True), told
    again = (*SCORES[:4], "复核得分")
    assert office.bring("contests.scores", again, (NAME, "甲", "理论", "一", 91), more=("--mode", "update"))[0] == 0
    assert office.do("contests.sign_off")[0] == 1
    assert office.bring("contests.scores", again, (NAME, "甲", "理论", "一", 90), more=("--mode", "update"))[0] == 0
    assert office.do("contests.sign_off")[0] == 0


def test_a_mark_far_from_the_others_asks_for_a_word(office):
    office.contest()
    marks = [("甲", "理论", judge, mark) for judge, mark in (("一", 90), ("二", 88), ("三", 60))]
    office.all([("理论", "评分", 100, None)], ["甲"], marks)
    status, told = office.do("contests.sign_off")
    assert (status, "甲的“理论”（评委三）60分" in told) == (1, True), told
    heads = (*SCORES[:4], "说明")
    assert office.bring("contests.scores", heads, (NAME, "甲", "理论", "三", "答卷缺一页"), more=("--mode", "update"))[0] == 0
    assert office.do("contests.sign_off")[0] == 0
