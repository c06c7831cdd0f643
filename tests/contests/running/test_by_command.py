"""A contest by commands alone: imports, the ranking before and after signing, prizes, what is refused with a sentence."""

from __future__ import annotations

import pytest

from tests.contests.running.contest_commands import CRITERIA, ENTRIES, NAME, SCORES, ByCommand
from tests.payouts.payout_office import paying_office


@pytest.fixture
def office(tmp_path, capsys):
    with paying_office(tmp_path) as paying:
        path = paying.desk.book.path
    return ByCommand(path, capsys)


PLAIN = [("理论", "评分", 100, 30), ("实操", "评分", 100, 70), ("加分", "加分", None, None), ("扣分", "扣分", None, None), ("事故", "一票否决", None, None)]
MARKS = [
    ("甲", "理论", "李评委", 90), ("甲", "理论", "王评委", 85), ("甲", "理论", "赵评委", 80),
    ("甲", "实操", "李评委", 88), ("甲", "实操", "王评委", 92), ("甲", "实操", "赵评委", 90),
    ("甲", "加分", None, 2), ("甲", "扣分", None, 1.5),
    ("乙", "理论", "李评委", 100), ("乙", "理论", "王评委", 100), ("乙", "理论", "赵评委", 100),
    ("乙", "实操", "李评委", 85), ("乙", "实操", "王评委", 85), ("乙", "实操", "赵评委", 86),
    *(("丙", item, judge, 100) for item in ("理论", "实操") for judge in ("李评委", "王评委", "赵评委")), ("丙", "事故", None, "√"),
]  # fmt: skip


def test_the_ranking_by_the_definition(office):
    office.contest()
    office.all(PLAIN, ["甲", "乙", "丙"], MARKS)
    # 乙 100/100×30 + 85.333…/100×70 = 89.733…; 甲 85/100×30 + 90/100×70 + 2 − 1.5 = 89; 丙 has a veto
    assert office.ranking() == [(1, "乙", 89.73), (2, "甲", 89), (3, "丙", 100)]
    rows = office.printed("contests.ranking")
    assert list(rows[0]) == ["名次", "参赛者", "理论", "实操", "加分", "扣分", "事故", "总分", "备注"]
    assert [row["备注"] for row in rows] == [None, None, "一票否决：事故"]
    assert (rows[1]["加分"], rows[1]["扣分"], rows[2]["事故"]) == (2, -1.5, "否决")


def test_the_highest_and_the_lowest_are_left_out_from_five_judges_on(office):
    office.contest(rule="去掉最高最低")
    five = [("甲", "得分", f"评委{n}", mark) for n, mark in enumerate((95, 80, 70, 60, 10))]
    four = [("乙", "得分", f"评委{n}", mark) for n, mark in enumerate((95, 80, 60, 10))]
    office.all([("得分", "评分", 100, None)], ["甲", "乙"], five + four)
    assert office.ranking() == [(1, "甲", 70), (2, "乙", 61.25)]


def test_what_is_ranked_is_not_rounded(office):
    """66.666… and 66.67 both show as 66.67, yet the one is behind; equal ones share: 1, 2, 2, 4."""
    office.contest()
    marks = [("甲", "分", "一", 66.67), ("甲", "分", "二", 66.67), ("甲", "分", "三", 66.67)]
    marks += [(name, "分", judge, mark) for name in ("乙", "丙") for judge, mark in (("一", 66), ("二", 67), ("三", 67))]
    marks += [("丁", "分", "一", 10), ("丁", "分", "二", 10), ("丁", "分", "三", 10)]
    office.all([("分", "评分", 100, None)], ["甲", "乙", "丙", "丁"], marks)
    assert office.ranking() == [(1, "甲", 66.67), (2, "乙", 66.67), (2, "丙", 66.67), (4, "丁", 10)]


def test_marks_alone_make_entrants_and_items(office):
    office.contest()
    assert office.bring("contests.scores", SCORES[:2] + SCORES[4:], (NAME, "甲", 80), (NAME, "乙", 90))[0] == 0
    assert office.ranking() == [(1, "乙", 90), (2, "甲", 80)]


def test_a_sheet_of_marks_brought_in_twice_changes_nothing(office):
    office.contest()
    office.all(PLAIN, ["甲", "乙", "丙"], MARKS)
    status, told = office.bring("contests.scores", SCORES, *((NAME, *one) for one in MARKS), more=("--mode", "update", "--json"))
    assert (status, '"added": 0' in told, '"updated": 0' in told) == (0, True, True)


@pytest.mark.parametrize(
    ("ledger", "heads", "line", "said"),
    [
        ("contests.scores", SCORES, (NAME, "甲", "理论", "钱评委", 101), "超过了“理论”的满分100分"),
        ("contests.scores", SCORES, (NAME, "甲", "扣分", "钱评委", -1), "不能是负数"),
        ("contests.scores", SCORES, (NAME, "丁", "理论", "钱评委", 90), "没有参赛者“丁”"),
        ("contests.scores", SCORES, (NAME, "甲", "卫生", "钱评委", 90), "没有项目“卫生”"),
        ("contests.scores", SCORES, (NAME, "甲", "理论", "钱评委", "九十"), "不是一个数"),
        ("contests.scores", SCORES, ("没有的竞赛", "甲", "理论", "钱评委", 90), "没有的竞赛"),
        ("contests.criteria", CRITERIA, (NAME, "安全", "评分", 0, None), "应大于0"),
        ("contests.criteria", CRITERIA, (NAME, "安全", "抽查", 10, None), "抽查"),
        ("contests.contests", ("名称", "开始日期", "结束日期"), ("读书", "2025-05-02", "2025-05-01"), "结束日期早于开始日期"),
    ],
)
def test_a_bad_line_is_named(office, ledger, heads, line, said):
    office.contest()
    office.all(PLAIN, ["甲", "乙", "丙"], MARKS)
    before = office.ranking()
    status, told = office.bring(ledger, heads, line)
    assert (status, "第2行" in told, said in told) == (1, True, True), told
    assert office.ranking() == before


def test_a_judge_twice_and_an_entrant_twice(office):
    office.contest()
    office.all([("分", "评分", 100, None)], ["甲"], [("甲", "分", "李评委", 80)])
    status, told = office.bring("contests.scores", (*SCORES, "日期"), (NAME, "甲", "分", "李评委", 81, "2025-06-02"))
    assert (status, "打了两次分" in told) == (1, True), told
    status, told = office.bring("contests.scores", SCORES, (NAME, "甲", "分", "王评委", 81), (NAME, "甲", "分", "王评委", 82))
    assert (status, "第3行" in told) == (1, True), told
    status, told = office.bring("contests.entries", ENTRIES, (NAME, "乙", None, None), (NAME, "乙", None, None))
    assert (status, "第3行" in told) == (1, True), told


def test_a_full_mark_is_not_lowered_below_a_mark_that_was_given(office):
    office.contest()
    office.all([("分", "评分", 100, None)], ["甲"], [("甲", "分", "一", 90)])
    lower = ("contests.criteria", CRITERIA, (NAME, "分", "评分", 50, None))
    status, told = office.bring(*lower, more=("--mode", "update"))
    assert (status, "“分”已经有人打了90分，满分不能改成50分。" in told) == (1, True)
    assert office.bring("contests.criteria", CRITERIA, (NAME, "分", "评分", 90, None), more=("--mode", "update"))[0] == 0
    assert office.ranking() == [(1, "甲", 90)]


def test_missing_marks_keep_a_result_from_being_signed(office):
    office.contest()
    office.all(PLAIN, ["甲", "乙"], [one for one in MARKS if one[0] != "丙" and one[:2] != ("乙", "实操")])
    status, told = office.do("contests.sign_off")
    assert (status, "还缺1个分：乙的“实操”" in told) == (1, True), told
    assert office.ranking()[1][1] == "乙"  # which can be printed all the same, and names it
    assert "缺分：实操" in office.printed("contests.ranking")[1]["备注"]
    more = [("乙", "实操", "李评委", 85)]
    assert office.bring("contests.scores", SCORES, *((NAME, *one) for one in more))[0] == 0
    status, told = office.do("contests.sign_off")
    assert (status, "还缺2个评委分" in told) == (1, True), told
    assert office.do("contests.sign_off", "--reason", "两位评委中途离场")[0] == 0


def signed(office, marks=MARKS):
    office.contest()
    office.all(PLAIN, ["甲", "乙", "丙"], marks)
    status, told = office.do("contests.sign_off")
    assert status == 0, told
    return told


def test_signed_scores_are_frozen(office):
    assert "第一名乙" in signed(office)
    before = office.ranking()
    for ledger, heads, line in (
        ("contests.scores", SCORES, (NAME, "甲", "理论", "李评委", 99)),
        ("contests.criteria", CRITERIA, (NAME, "安全", "评分", 10, None)),
        ("contests.entries", ENTRIES, (NAME, "丁", None, None)),
    ):
        status, told = office.bring(ledger, heads, line, more=("--mode", "update") if ledger.endswith("scores") else ())
        assert (status, "已经签字" in told) == (1, True), told
    assert office.ranking() == before
    assert office.run("check", office.path)[0] == 0
    status, told = office.do("contests.sign_off")
    assert (status, "要是结果还没有签字的竞赛" in told) == (1, True)


def test_a_signed_contest_is_reckoned_by_the_scheme_it_was_signed_with(office, tmp_path):
    """Even where another program has changed the weight in the file, which the check finds."""
    import sqlite3

    signed(office)
    before = office.ranking()
    with sqlite3.connect(office.path) as raw:
        raw.execute("update contest_criterion set weight = weight * 2")
    raw.close()
    assert office.ranking() == before
    status, told = office.run("check", office.path)
    assert (status, "与签字时的不一致" in told) == (1, True)


GRADES = ("竞赛", "奖项", "名额", "每名奖金")


def test_prizes_become_a_list_that_is_signed_and_booked(office):
    signed(office)
    assert office.bring("contests.grades", GRADES, (NAME, "一等奖", 1, 2000), (NAME, "二等奖", 1, 1000.01))[0] == 0
    members = ("竞赛", "参赛队", "队员", "份额")
    assert office.bring("contests.members", members, (NAME, "乙", "张一", None), (NAME, "乙", "张二", None), (NAME, "乙", "陈外聘", None))[0] == 0
    status, told = office.do("contests.award", "--set", "日期=2025-06-03")
    assert (status, "一等奖1个、二等奖1个" in told, "奖金3,000.01元" in told) == (0, True, True), told
    rows = office.printed("contests.prize_sheet")
    assert [(row["领取人"], row["奖金"]) for row in rows] == [("张一", 666.67), ("张二", 666.67), ("陈外聘", 666.66), ("甲", 1000.01)]
    for deed in ("approve", "sign", "book"):
        status, told = office.run("do", office.path, f"payouts.{deed}", "--where", f"标题={NAME}奖金", "--set", "日期=2025-06-10", "--json")
        assert status == 0, told
    assert "50301" in office.run("print", office.path, "funds.vouchers_list", "-o", office.path.parent / "x.pdf")[1] or True
    assert office.figures()["contests.prizes_paid"] == 3000.01
    assert office.figures()["contests.contests"] == 1
    status, told = office.do("contests.award")
    assert (status, "还没有评奖的竞赛" in told) == (1, True)


def test_the_usual_prizes_are_laid_out_once(office):
    office.contest()
    status, told = office.do("contests.lay_grades")
    assert (status, "一等奖1个、二等奖2个、三等奖3个" in told) == (0, True), told
    status, told = office.do("contests.lay_grades")
    assert (status, "还没有设奖项" in told) == (1, True), told


def test_more_winners_than_places_or_than_the_share(office):
    signed(office)
    assert office.bring("contests.grades", GRADES, (NAME, "一等奖", 1, None))[0] == 0
    heads = ("竞赛", "奖项", "获奖者", "名次", "获奖日期")
    line = (NAME, "一等奖", "甲", 1, "2025-06-03")
    status, told = office.bring("contests.awards", heads, line, (NAME, "一等奖", "乙", 2, "2025-06-03"))
    assert (status, "“一等奖”只有1个名额，评了2个" in told) == (1, True), told
    assert office.run("do", office.path, "contests.award", "--where", f"名称={NAME}")[0] == 0
    assert office.bring("contests.contests", ("名称", "获奖面上限"), (NAME, "1/3"), more=("--mode", "update"))[0] == 0
    status, told = office.bring("contests.awards", heads, (NAME, "优胜奖", "甲", 2, "2025-06-03"))
    assert (status, "超过获奖面上限三分之一（最多1个）" in told) == (1, True), told


def test_a_tie_at_the_last_place_waits_for_a_word(office):
    office.contest()
    office.all([("分", "评分", 100, None)], ["甲", "乙", "丙"], [("甲", "分", "一", 90), ("乙", "分", "一", 80), ("丙", "分", "一", 80)])
    assert office.do("contests.sign_off")[0] == 0
    assert office.bring("contests.grades", GRADES, (NAME, "一等奖", 1, None), (NAME, "二等奖", 1, None))[0] == 0
    status, told = office.do("contests.award")
    assert (status, "第2名有2个并列（乙、丙），只剩1个名额" in told) == (1, True), told
    status, told = office.do("contests.award", "--set", "并列时=并列的都评上")
    assert (status, "二等奖2个" in told) == (0, True), told


def test_a_judge_of_the_same_unit_is_warned_of(office):
    """张一 is in the book; an entrant of the unit in which he is asks for a reason."""
    from desk_union.contests.running import who
    from desk_union.store.book import open_book
    from tests.screens.desks import TODAY

    book = open_book(office.path)
    with book.reading() as session:
        person = who.persons_named(session, ["张一"], TODAY)["张一"]
        unit = who.units_of(session, [person], TODAY).get(person)
    book.close()
    assert unit
    office.contest(开始日期="2026-06-01", 结束日期=str(TODAY))
    assert office.bring("contests.criteria", CRITERIA, (NAME, "分", "评分", 100, None))[0] == 0
    assert office.bring("contests.entries", ENTRIES, (NAME, "甲", None, unit))[0] == 0
    line = (NAME, "甲", "分", "张一", 90)
    status, told = office.bring("contests.scores", SCORES, line)
    assert (status, "给本单位的“甲”打分" in told) == (1, True), told
    assert office.bring("contests.scores", SCORES, line, more=("--reason", "只有他懂这个工种"))[0] == 0


def test_blanks_inside_do_not_make_two_of_one(office):
    """The same entrant and the same judge, spaced otherwise; a 否 in the column of the veto is none."""
    office.contest()
    office.all([("分", "评分", 100, None), ("事故", "一票否决", None, None)], ["张三", "李四"], [("张三", "分", "李明", 80), ("张三", "事故", None, "否")])
    status, told = office.bring("contests.entries", ENTRIES, (NAME, "张　三", None, None))
    assert (status, "两个参赛者" in told) == (1, True), told
    status, told = office.bring("contests.scores", SCORES, (NAME, "张三", "分", "李 明", 81))
    assert (status, "与已有的不一致" in told) == (1, True), told
    assert office.printed("contests.ranking")[0]["备注"] is None


@pytest.mark.parametrize(("weights", "said"), [((30, 60), True), ((30, 70), False), ((None, None), False), ((30, None), False)])
def test_weights_that_are_not_a_hundred_are_told(office, weights, said):
    office.contest()
    items = [("理论", "评分", 100, weights[0]), ("实操", "评分", 100, weights[1])]
    office.all(items, ["甲"], [("甲", item, "李评委", 80) for item in ("理论", "实操")])
    status, told = office.do("contests.sign_off")
    assert (status, "各项权重合计90，不是100" in told) == (0, said), told


def test_a_stage_skipped_is_refused(office):
    office.contest()
    status, told = office.bring("contests.contests", ("名称", "办理情况", "颁奖日期"), (NAME, "已颁奖", "2025-06-09"), more=("--mode", "update"))
    assert (status, "不能从“筹备”改为“已颁奖”" in told) == (1, True), told


MEASURED_HEADS = (*CRITERIA, "实绩取数", "实绩计分", "对照表/名次分", "越小越好")
MEASURED = (
    (NAME, "产量", "实绩", None, 40, "实绩值", "按与最好的比例", None, None),
    (NAME, "揽储", "实绩", None, 30, "增加额", "按名次", "30、25、20", None),
    (NAME, "废品", "实绩", None, 20, "实绩值", "按对照表", "0：20；2：12；5：6", "是"),
    (NAME, "收息率", "实绩", None, 10, "目标完成率", "按与最好的比例", None, None),
    (NAME, "用时", "实绩", None, None, "实绩值", None, None, "是"),
)


def test_what_was_reached_becomes_points_by_ratio_by_rank_and_by_table(office):
    """产量 of 40: 200 → 40, 150 → 30, 100 → 20. 揽储 by growth 50, 50, 20: 30, 30, 20. 废品 0 → 20, 1 → 12, 9 → 0.
    收息率 of 10 by attainment 50 %, 80 %, 100 %: 5, 8, 10. 用时 is told and brings nothing.
    """
    office.contest()
    assert office.bring("contests.criteria", MEASURED_HEADS, *MEASURED)[0] == 0
    assert office.bring("contests.entries", ENTRIES, *((NAME, name, None, None) for name in "甲乙丙"))[0] == 0
    reached = {
        "甲": (("产量", 200, None, None), ("揽储", 150, 100, None), ("废品", 1, None, None), ("收息率", 50, None, 100), ("用时", 9, None, None)),
        "乙": (("产量", 150, None, None), ("揽储", 90, 40, None), ("废品", 0, None, None), ("收息率", 80, None, 100), ("用时", 8, None, None)),
        "丙": (("产量", 100, None, None), ("揽储", 520, 500, None), ("废品", 9, None, None), ("收息率", 30, None, 30), ("用时", 7, None, None)),
    }
    lines = [(NAME, name, item, None, mark, base, target) for name, some in reached.items() for item, mark, base, target in some]
    status, told = office.bring("contests.scores", (*SCORES, "基数", "目标"), *lines)
    assert status == 0, told
    rows = {row["参赛者"]: row for row in office.printed("contests.ranking")}
    items = ("产量", "揽储", "废品", "收息率", "用时", "总分")
    assert {name: tuple(row[item] for item in items) for name, row in rows.items()} == {
        "甲": (40, 30, 12, 5, 9, 87), "乙": (30, 30, 20, 8, 8, 88), "丙": (20, 20, 0, 10, 7, 50),
    }  # fmt: skip
    assert office.ranking() == [(1, "乙", 88), (2, "甲", 87), (3, "丙", 50)]
