"""小改小革 and 安全用语: what counts, whose share, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.contests.ideas.due import due
from desk_union.contests.ideas.ledgers import INNOVATIONS, MEMBERS, SLOGANS
from tests.contests.contest_office import brought, contest_office, numbers
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as office:
        yield office


def test_so_many_projects_brought_so_much(capsys, tmp_path):
    with contest_office(tmp_path) as office:
        path = office.desk.book.path
    lines = [("项目名称", "类别", "完成日期", "年效益", "办理情况")]
    lines += [(f"改造{n}", "小改小革", "2025-06-01", 50_000, "已完成") for n in range(4)]
    lines += [("绝活", "绝技高招", "2025-07-01", "", "已完成"), ("没做成", "小改小革", "2025-08-01", 99_999, "中止"), ("明年", "小改小革", "2026-01-01", 1, "")]
    assert brought(capsys, path, "contests.innovations", lines)[0] == 0
    told = numbers(capsys, path, 2025)
    codes = ("innovations", "small_changes", "skills", "benefit")
    assert [told[f"contests.{code}"] for code in codes] == [5, 4, 1, 200_000]
    saying = [("内容", "作者", "日期"), *((f"安全用语第{n}条", "张一", "2025-06-01") for n in range(126))]
    assert brought(capsys, path, "contests.slogans", saying)[0] == 0
    assert brought(capsys, path, "contests.slogans", [("内容", "类别", "日期"), ("悬挂的一条", "标语", "2025-06-01")])[0] == 0
    told = numbers(capsys, path, 2025)
    assert (told["contests.slogans"], told["contests.banners"]) == (126, 1)


def test_shares_and_proof(office):
    row = office.add(INNOVATIONS, title="清堵装置", benefit=126_000_00, started_on=date(2026, 3, 1))
    with office.desk.book.reading() as session:
        assert [one.title for one in due(session, TODAY)] == ["效益没有依据"]
    for place, (name, share) in enumerate((("张一", 60), ("张二", 40)), 1):
        office.add(MEMBERS, innovation=row, name=name, share=share, place=place)
    with pytest.raises(Refusal, match="合计110%，超过了100%"):
        office.add(MEMBERS, innovation=row, name="张三", share=10, place=3)
    assert office.values(INNOVATIONS, row)["leader"] == "张一"
    told = office.do("contests.finish_innovation", row, day="2026-10-01", benefit="126000", reckoning="按月算", proof="财务科证明")
    assert "登记“清堵装置”完成" in told.words
    office.do("contests.appraise", row, appraisal="同意推广", grade="一等奖")
    now = office.values(INNOVATIONS, row)
    assert (now["stage"], now["done_on"], now["grade"]) == ("已鉴定", date(2026, 10, 1), "一等奖")
    (copy,) = office.copies("contests.innovation_form", row).copies
    assert [(one["name"], one["share"]) for one in copy.rows["members"]] == [("张一", "60%"), ("张二", "40%")]
    assert copy.words["benefit"] == "126,000.00元"


def test_slogans_are_judged_banners_are_not(office):
    first, second = (office.add(SLOGANS, words=words, author="张一") for words in ("规程不离口", "安全跟着走"))
    hung = office.add(SLOGANS, words="安全生产，人人有责", kind="悬挂标语")
    office.do("contests.judge_slogans", first, second, grade="二等奖")
    assert office.values(SLOGANS, second)["grade"] == "二等奖"
    with pytest.raises(Refusal, match="不是悬挂的标语"):
        office.do("contests.judge_slogans", hung, grade="二等奖")
    (table,) = office.tables("contests.slogan_list", year=2026)
    assert len(table.rows) == 2
