"""The codes and headings that others rely on: ledgers, headings of sheets, deeds, forms and figures of the three tabs."""

from __future__ import annotations

import pytest

from desk_union import tabs
from tests.union_work import command, kept, sheet, working_office

LEDGERS = {
    "democracy": "congresses delegates motions resolutions disclosures contracts labour_contracts appraisals disputes meetings opinions rules",
    "culture": "activities entries clubs books loans articles issues trainings works subscriptions",
    "honors": "schemes marks homes pledges rounds quotas nominations ballots honors penalties rooms",
}  # fmt: skip
FORMS = ("honors.quota_sheet", "honors.ballot_paper", "honors.count_sheet", "democracy.motion_list", "culture.article_list")
DEEDS = ("honors.allot", "honors.count")
FIGURES = {
    "democracy.motions": "条", "democracy.motions_answered": "条", "democracy.delegates": "名", "democracy.documents_passed": "个",
    "democracy.contracts": "份", "democracy.meetings": "次", "democracy.opinions": "条", "democracy.rules": "个",
    "culture.articles": "篇", "culture.media": "家", "culture.activities": "项", "culture.participants": "人次", "culture.trainings": "期",
    "culture.trainees": "人次", "honors.homes": "个", "honors.collectives": "个", "honors.persons": "人",
}  # fmt: skip
# ledger, headings and a line that is right
SHEETS = (
    ("democracy.motions", {"案由": "改善通风", "提案人": "张一", "附议人": "张二、张三", "类别": "劳动安全卫生", "提出日期": "2026-03-05", "承办部门": "设备部", "办理情况": "承办"}),
    ("culture.articles", {"标题": "一线的春天", "作者": "张一", "媒体": "职工之声", "级别": "市", "投稿日期": "2026-03-05", "发表日期": "2026-03-09"}),
    ("culture.activities", {"活动名称": "春季运动会", "日期": "2026-03-05", "类别": "运动会", "参加人数": 86}),
    ("culture.trainings", {"名称": "安全培训", "开始日期": "2026-03-05", "期数": 2, "参加人次": 86, "及格人数": 86}),
    ("honors.rounds", {"评选名称": "年度总结评选", "年度": 2026, "奖项": "工会活动积极分子", "总名额": 17, "分配依据": "职工数"}),
)  # fmt: skip
# The sheet of each paper that is asked for by its own name (公司 forms of S73-S115)
PAPERS = {
    "democracy": ("召开职代会报告表", "职工代表名册", "职工代表证", "职代会签到表", "职代会提案表", "提案处理汇总表", "职代会表决票", "职代会决议", "厂务公开栏", "集体合同登记表", "集体合同履行情况报告", "劳动合同续签名单", "民主测评票", "民主测评汇总表", "劳动争议调解申请书", "劳动争议调解协议书", "会议签到表", "会议纪要", "制度目录", "民主管理网络图"),
    "culture": ("文体活动方案", "文体活动登记表", "获奖统计表", "图书登记表", "信息稿件登记表", "稿件统计表", "培训签到表", "培训成绩表", "培训证书"),
    "honors": ("考评打分表", "考评打分表（空白）", "考评条目小册子", "责任书", "评选通知", "名额分配表", "评先推荐表", "评先公示", "评先选票", "计票单", "选举结果报告", "表彰名册", "荣誉奖状", "荣誉台账", "会议纪律罚款登记表"),
}  # fmt: skip


@pytest.mark.parametrize("prefix", LEDGERS)
def test_every_ledger_and_paper_is_there_under_its_name(prefix: str) -> None:
    tab = next(one for one in tabs.every() if one.prefix == prefix)
    assert {f"{prefix}.{name}" for name in LEDGERS[prefix].split()} <= {one.code for one in tab.ledgers()}
    assert set(PAPERS[prefix]) <= {one.title for one in tab.sheets()}


def test_forms_and_deeds_take_the_row_by_its_id() -> None:
    sheets = {one.code: one for tab in tabs.every() for one in tab.sheets()}
    assert all("id" in sheets[code].options for code in FORMS)
    assert all(tabs.deed_called(code).rows == "one" for code in DEEDS)


def test_figures_bear_their_codes_and_units() -> None:
    units = {one.code: one.unit for one in tabs.figures()}
    assert {code: units.get(code) for code in FIGURES} == FIGURES


@pytest.mark.parametrize(("code", "line"), SHEETS, ids=[code for code, _ in SHEETS])
def test_a_sheet_with_the_agreed_headings_comes_in_whole(capsys, tmp_path, code, line) -> None:
    with working_office(tmp_path, people=3) as office:
        path = office.desk.book.path
    status, told = command(capsys, "import", path, code, sheet(tmp_path, list(line), list(line.values())))
    ledger = next(one for one in tabs.ledgers() if one.code == code)
    assert (status, len(kept(path, ledger))) == (0, 1), told
    (row,) = kept(path, ledger)
    lacking = [label for label in line if getattr(row, _key(ledger, label), None) in (None, "")]
    assert lacking == []


def _key(ledger, label: str) -> str:
    return next(one.key for one in ledger.fields if label in (one.label, *getattr(one, "aliases", ())))
