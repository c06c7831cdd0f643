"""A line of a sheet that cannot be so is named with its column and its remedy, and nothing of the sheet comes in."""

from __future__ import annotations

import pytest

from desk_union import tabs
from tests.union_work import command, kept, sheet, working_office

BAD = [
    ("democracy.meetings", {"会议日期": "2026-03-05", "应到人数": 5, "到会人数": 6}, "到会6人，多于应到的5人"),
    ("democracy.meetings", {"会议日期": "2026-13-05", "会议名称": "例会"}, "会议日期"),
    ("democracy.opinions", {"提出日期": "2026-03-05", "意见内容": "食堂", "答复日期": "2026-03-01"}, "答复日期早于提出日期"),
    ("democracy.opinions", {"提出日期": "2026-03-05", "意见内容": "食堂", "提出人": "张一", "匿名": "是"}, "匿名的意见不登记姓名"),
    ("democracy.disclosures", {"公开事项": "招待费", "公开类别": "财务", "公开日期": "2026-12-31"}, "公开日期"),
    ("democracy.disclosure_items", {"公开事项": "招待费", "公开类别": "财务", "列入日期": "2026-03-01", "取消日期": "2026-02-01"}, "日期早于"),
    ("democracy.appraisals", {"测评日期": "2026-03-05", "测评对象": "厂长", "发出票": 10, "收回票": 11}, "收回11张，多于发出的10张"),
    ("democracy.labour_contracts", {"姓名": "张一", "开始日期": "2026-03-01", "终止日期": "2025-03-01"}, "早于"),
    ("democracy.labour_contracts", {"姓名": "没有这人", "开始日期": "2026-03-01"}, "没有这人"),
    ("democracy.disputes", {"受理日期": "2026-03-05", "申请人": "张一", "争议类别": "劳动报酬", "申请事项": "加班费", "结案日期": "2026-03-01"}, "结案日期早于受理日期"),
    ("democracy.rules", {"制度名称": "会议制度", "制度类别": "工作制度", "版次": 0}, "版次"),
    ("culture.activities", {"活动名称": "联欢会", "日期": "2026-04-20", "花费": -5}, "不能是负数"),
    ("culture.activities", {"活动名称": "联欢会", "日期": "2026-04-20", "活动小结": "长" * 501}, "500"),
    ("culture.entries", {"比赛名称": "乒乓球赛", "日期": "2026-04-20", "名次": 0}, "名次"),
    ("culture.activity_persons", {"活动名称": "没有办过的活动", "姓名": "张一"}, "没有办过的活动"),
    ("culture.club_members", {"小组": "没有的小组", "姓名": "张一"}, "没有的小组"),
    ("culture.works", {"作品名称": "家乡", "作者": "张一", "作品类别": "征文", "交稿日期": "2026-03-05", "得分": 1001}, "得分"),
    ("culture.works", {"作品名称": "家乡", "作者": "张一", "作品类别": "征文", "交稿日期": "2027-03-05"}, "交稿日期"),
    ("culture.articles", {"标题": "新闻", "投稿日期": "2026-03-05", "稿费": "一百元整五"}, "稿费"),
    ("culture.subscriptions", {"报刊名称": "工人日报", "开始日期": "2026-03-05", "结束日期": "2026-01-01"}, "结束日期早于开始日期"),
    ("culture.training_persons", {"培训名称": "没有办过的培训", "姓名": "张一"}, "没有办过的培训"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line", "said"), BAD, ids=lambda one: one if isinstance(one, str) else "")
def test_a_bad_line_is_named_and_nothing_comes_in(capsys, tmp_path, code, line, said):
    with working_office(tmp_path) as office:
        path = office.desk.book.path
    ledger = next(one for one in tabs.ledgers() if one.code == code)
    before = len(kept(path, ledger))
    status, told = command(capsys, "import", path, code, sheet(tmp_path, list(line), list(line.values())))
    assert (status, "第2行" in told, said in told) == (1, True, True), told
    assert "Traceback" not in told
    assert len(kept(path, ledger)) == before
