"""Every paper that 民主管理, 宣教文体 and 建家评先 promise: what was typed stands on it, in the order in which it is read."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pytest

from desk_union import tabs
from desk_union.basis import points
from desk_union.describe.sheet import Request
from desk_union.screens.paper.printpage import sheet_paper
from desk_union.store.progress import finish
from tests.prints.conftest import Paper
from tests.screens.desks import TODAY
from tests.union_work import WorkingOffice, working_office

NEAR = 3  # points by which letters of one line may stand apart
# Everyday words which stand in no fixed part of a sheet.
M = {key: f"{mark}记号{key}" for key, mark in enumerate("梅兰竹菊松柏桃李杏桂荷柳杨枫榆槐桑麻稻麦豆瓜茄葱姜蒜", 1)}


class Promised(NamedTuple):
    """The name in the list, the sheet, which row it is asked for, and its words from above to below, left to right."""

    name: str
    code: str
    row: str
    marks: tuple[str, ...]


PAPERS = (
    Promised("职代会报告表", "congress_report", "congress", ("第4届第3次", "110", M[1])),
    Promised("代表名册", "delegate_roll", "", ("张一", "机修小组", "一线职工", M[2])),
    Promised("代表证", "delegate_cards", "", ("第4届职代会代表证", "张一", "机修小组")),
    Promised("签到表", "congress_sign_in", "congress", (M[2], "张一", "机修小组", "一线职工")),
    Promised("提案表", "motion_form", "motion", (M[3], "张一", "张二、张三", M[4], "设备部", "首次答复", M[5], M[6])),
    Promised("提案汇总", "motion_list", "", (M[3], "张一", "张二、张三", "办结", "设备部", "2026-03-20", M[6], "满意")),
    Promised("表决票", "vote_papers", "congress", ("第4届第3次", "赞成", "1", M[7], "2", M[8])),
    Promised("决议", "resolution_paper", "resolution", (M[7], "104", "100", "通过")),
    Promised("公开栏", "disclosure_board", "disclosure", (M[9], M[10])),
    Promised("合同台账", "contract_list", "", (M[11], "2025-01-01", "2027-12-31")),
    Promised("履行情况报告", "performance", "contract", (M[11], "第三条", M[12])),
    Promised("续签名单", "renewals", "", ("张二", "2026-12-31")),
    Promised("测评票", "appraisal_papers", "appraisal", (M[13], "优秀", "1", M[14])),
    Promised("测评汇总", "appraisal_summary", "", (M[13], "20", "18", "15")),
    Promised("调解申请书", "mediation_request", "dispute", ("张三", M[15])),
    Promised("调解协议书", "mediation_agreement", "dispute", ("张三", M[16])),
    Promised("会议签到", "meeting_sign_in", "meeting", (M[17], "张一")),
    Promised("会议纪要", "minutes", "meeting", (M[17], M[18], M[19])),
    Promised("制度目录", "rule_list", "", (M[20], "2024-01-01")),
    Promised("网络图", "network", "", ("职代会", M[2])),
    Promised("活动方案", "activity_plan", "activity", (M[21], M[22])),
    Promised("活动登记表", "activity_form", "activity", (M[21], "2026年5月1日", "600.00", M[23])),
    Promised("获奖统计", "prize_list", "", ("一等奖", "市级", "1")),
    Promised("图书台账", "book_list", "", ("书-00001", M[24], "3")),
    Promised("稿件台账", "article_list", "", ("示例日报", M[25], "张一", "2026-03-01", "2026-03-05")),
    Promised("培训签到", "training_sign_in", "training", ("安全班", "张一")),
    Promised("培训成绩", "training_marks", "training", ("安全班", "张一", "91")),
    Promised("证书", "certificates", "", ("张一", "安全班")),
    Promised("考评打分表（空白）", "blank_score_sheet", "scheme", ("小家考评", "组织", M[26], "60", "民主", "40")),
    Promised("考评打分表", "score_sheet", "marking", ("小家考评", "机修小组", M[26], "60", "58", "55")),
    Promised("50条小册子", "booklet", "scheme", ("小家考评", "组织", M[26], "60", "民主", "40")),
    Promised("责任书", "pledge_papers", "", ("机修小组", "完成全年任务")),
    Promised("评选通知", "notice", "round", ("2026年度总结评选", "积极分子", "2", "等额推荐", "机修小组", "9", "2")),
    Promised("名额分配表", "quota_sheet", "round", ("积极分子名额分配表", "机修小组", "9", "2", "总名额2", "合计", "9", "2")),
    Promised("推荐表", "nomination_form", "nomination", ("积极分子推荐表", "张一", "机修小组", "带头完成任务")),
    Promised("公示", "publicity", "round", ("2026年度总结评选", "积极分子", "张一", "张二", "公示时间")),
    Promised("选票", "ballot_paper", "ballot", ("班组之星选票", "001", "1", "张三", "2", "张四", "应选1名")),
    Promised("计票单", "count_sheet", "ballot", ("班组之星计票单", "张三", "15", "15", "张四", "3", "3")),
    Promised("结果报告", "result_report", "ballot", ("班组之星", "20", "19", "18", "张三", "15", "当选")),
    Promised("表彰名册", "commend_roll", "", ("积极分子", "张一", "示工〔2026〕9号", "张二")),
    Promised("奖状", "certificates", "honour", ("张一", "2026年度", "积极分子", "某某机械厂工会")),
    Promised("荣誉台账", "honour_list", "", ("积极分子", "先进个人", "张一", "2026-11-18", "示工〔2026〕9号")),
    Promised("会议纪律罚款登记", "penalty_list", "", ("2026-04-01", "张二", "50.00")),
)
TAB_OF = {code: tab for tab in ("democracy", "culture", "honors") for code in [one.code.split(".")[1] for one in tabs.sheets() if one.code.startswith(f"{tab}.")]}


def _code(one: Promised) -> str:
    return "culture.certificates" if one.name == "证书" else f"{TAB_OF[one.code]}.{one.code}"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with working_office(tmp_path_factory.mktemp("papers"), people=9) as office:
        yield office, {**_democracy(office), **_culture(office), **_honors(office)}


def _save(office: WorkingOffice, code: str, **values: Any) -> int:
    return office.save(next(one for one in tabs.ledgers() if one.code == code), **values)


def _democracy(office: WorkingOffice) -> dict[str, int]:
    one, two, three, *_ = office.people
    unit = office.held(tabs.people(), one)["unit"]
    sat = _save(office, "democracy.congresses", number=4, session=3, held_on=date(2026, 2, 19), due=110, present=104, agenda=M[1])
    _save(office, "democracy.delegates", person=one, number=4, unit=unit, kind="一线职工", delegation=M[2], elected_on=date(2025, 1, 1))
    motion = _save(office, "democracy.motions", title=M[3], kind="生产", proposer="张一", seconders="张二、张三", raised_on=date(2026, 1, 5), proposal=M[4], congress=sat)
    office.do("democracy.file_motions", motion, day="2026-01-06")
    office.do("democracy.assign_motions", motion, handler="设备部", due_on="2026-06-30")
    office.do("democracy.answer_motion", motion, day="2026-03-10", reply=M[5])
    office.do("democracy.motion_feedback", motion, day="2026-03-12", satisfaction="不满意")
    office.do("democracy.answer_motion", motion, day="2026-03-20", reply=M[6])
    office.do("democracy.motion_feedback", motion, day="2026-03-22", satisfaction="满意")
    votes = {"issued": 104, "returned": 104, "in_favour": 100, "against": 2, "abstained": 2}
    first, _ = (_save(office, "democracy.resolutions", congress=sat, title=title, power="审议决定", **votes) for title in (M[7], M[8]))
    shown = _save(office, "democracy.disclosures", topic="财务", title=M[9], day=date(2026, 3, 1), content=M[10])
    contract = _save(office, "democracy.contracts", title=M[11], kind="综合", since=date(2025, 1, 1), until=date(2027, 12, 31))
    _save(office, "democracy.clauses", contract=contract, number="第三条", content=M[12], state="已履行")
    _save(office, "democracy.labour_contracts", person=two, kind="固定期限", since=date(2024, 1, 1), until=date(2026, 12, 31))
    vote = _save(office, "democracy.appraisals", day=date(2026, 3, 3), kind="领导干部民主测评", subject=M[13], issued=20, returned=18, excellent=15, competent=3)
    _save(office, "democracy.appraisal_items", appraisal=vote, title=M[14])
    dispute = _save(office, "democracy.disputes", received_on=date(2026, 4, 1), person=three, kind="工资", claim=M[15], agreement=M[16], stage="调解成功", closed_on=date(2026, 4, 9))
    meeting = _save(office, "democracy.meetings", title=M[17], kind="工会例会", day=date(2026, 5, 5), topics=M[18], decisions=M[19])
    _save(office, "democracy.attendance", meeting=meeting, person=one, state="出席")
    _save(office, "democracy.rules", title=M[20], kind="厂务公开", since=date(2024, 1, 1))
    return {"congress": sat, "motion": motion, "resolution": first, "disclosure": shown, "contract": contract, "appraisal": vote, "dispute": dispute, "meeting": meeting}


def _culture(office: WorkingOffice) -> dict[str, int]:
    one = office.people[0]
    activity = _save(office, "culture.activities", name=M[21], held_on=date(2026, 5, 1), kind="体育", cost=600_00, plan=M[22], summary=M[23])
    _save(office, "culture.entries", event="拔河", day=date(2026, 5, 1), level="市级", prize="一等奖", kind="参赛")
    _save(office, "culture.books", title=M[24], copies=3)
    _save(office, "culture.articles", title=M[25], author="张一", medium="示例日报", sent_on=date(2026, 3, 1), published_on=date(2026, 3, 5))
    training = _save(office, "culture.trainings", name="安全班", starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3))
    _save(office, "culture.training_persons", training=training, person=one, score=91, passed=True, certificate="安全证", certified_on=date(2026, 6, 10))
    return {"activity": activity, "training": training}


def _honors(office: WorkingOffice) -> dict[str, int]:
    one, two, three, four, *_ = office.people
    unit = office.held(tabs.people(), one)["unit"]
    scheme = _save(office, "honors.schemes", name="小家考评", kind="其他考评", full=100 * points.SCALE)
    items = [_save(office, "honors.items", scheme=scheme, chapter=chapter, name=name, full=full * points.SCALE) for chapter, name, full in (("组织", M[26], 60), ("民主", "民主管理", 40))]
    marking = _save(office, "honors.marks", scheme=scheme, unit=unit, day=date(2026, 6, 30), period="上半年")
    for item, own, given in zip(items, (58, 40), (55, 38), strict=True):
        _save(office, "honors.marked_items", marking=marking, item=item, own=own * points.SCALE, given=given * points.SCALE)
    _save(office, "honors.pledges", kind="安全责任书", year=2026, unit=unit, person=one, clauses="完成全年任务")
    common = {"name": "年度总结评选", "year": 2026, "day": date(2026, 10, 31), "whom": "个人"}
    made = _save(office, "honors.rounds", award="积极分子", places=2, **common)
    office.do("honors.allot", made)
    nomination, _ = (_save(office, "honors.nominations", round=made, person=who, deeds="带头完成任务", stage="评审通过", received_on=date(2026, 11, 2)) for who in (one, two))
    office.do("honors.confirm", made, day="2026-11-05", by="工会委员会")
    office.do("honors.publish", made, day="2026-11-06", count="5")
    office.do("honors.grant", made, day="2026-11-18", document="示工〔2026〕9号")
    honour = office.all(next(one for one in tabs.ledgers() if one.code == "honors.honors"))[0].id
    voted = _save(office, "honors.rounds", award="班组之星", places=1, way="无记名投票", **common)
    for who in (three, four):
        _save(office, "honors.nominations", round=voted, person=who, stage="评审通过", received_on=date(2026, 11, 2))
    ballot = office.do("honors.open_ballot", voted, day="2026-11-09", issued="20").seen[1][0]
    ballots, votes = (next(one for one in tabs.ledgers() if one.code == f"honors.{code}") for code in ("ballots", "votes"))
    office.save(ballots, ballot, returned=19, valid=18)
    for vote, count in zip(office.all(votes), (15, 3), strict=True):
        office.save(votes, vote.id, first=count, second=count)
    office.do("honors.count", ballot, day="2026-11-09")
    _save(office, "honors.penalties", day=date(2026, 4, 1), kind="会议纪律罚款", person=two, amount=50_00)
    return {"scheme": scheme, "marking": marking, "round": made, "nomination": nomination, "ballot": ballot, "honour": honour}


def _read(paper: Paper) -> list[tuple[str, tuple[int, int, float]]]:
    """Stretches with where they begin: page, line counted downwards, and how far to the right."""
    found = []
    for page in range(len(paper.reader.pages)):
        width, height = paper.box(page)
        for piece in paper.pieces(page):
            assert 0 < piece.x < width, piece
            assert 0 < piece.y < height, piece
            found.append((piece.text.strip(), (page, -round(piece.y / NEAR), piece.x)))
    return sorted(found, key=lambda one: one[1])


@pytest.mark.parametrize("one", PAPERS, ids=[one.name for one in PAPERS])
def test_what_was_typed_stands_on_the_paper_in_the_order_of_reading(office, one) -> None:
    desk, rows = office[0].desk, office[1]
    sheet = tabs.sheet_called(_code(one))
    asked = {"row": rows[one.row]} if one.row else {"year": 2026} if "year" in sheet.options else {}
    printed = finish(sheet_paper(desk, sheet, Request(TODAY, TODAY, **asked)))
    read = _read(Paper(printed.pdf, printed.printed, ()))
    said = "".join(text for text, _ in read).replace(" ", "")
    at = 0
    for mark in one.marks:
        place = said.find(mark.replace(" ", ""), at)
        assert place >= 0, (mark, said)
        at = place + len(mark)


def test_each_paper_of_the_list_is_a_sheet_of_its_own() -> None:
    codes = [_code(one) for one in PAPERS]
    assert len(set(codes)) == len(codes) == 43
    assert {one.code for one in tabs.sheets()} >= set(codes)
