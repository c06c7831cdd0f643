"""One row of everything in 劳动竞赛, each column with a word of its own, so that it is known again on paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from desk_union.store.listing import ListAsk, ids_of
from desk_union.tabs import ledgers
from tests.screens.desks import TODAY

if TYPE_CHECKING:
    from tests.contests.contest_office import ContestOffice

POINT = 1_000_000
D = date(2026, 3, 2)


def day(after: int) -> date:
    return D + timedelta(days=after)


def put(office: ContestOffice, code: str, **values: Any) -> int:
    ledger = next(one for one in ledgers() if one.code == code)
    with office.desk.book.deed("登记") as session:
        full = {**rows.defaults(ledger), **values}
        return rows.save_row(session, ledger, None, full, TODAY)


def contest(office: ContestOffice) -> int:
    """Two entrants, two scored items by three judges, a bonus, a deduction, a veto, one grade and two prizes."""
    held = put(
        office, "contests.contests", name="钳工比武", kind="技能比武", starts_on=D, ends_on=day(4), judges="赵评、钱评、孙评", theme="比技能", level="厂级",
        organiser="生产部", scope="全体钳工", purpose="练好本领", leaders="组长周某", content="理论和实操", demands="注意安全", source="工会经费", budget=9_000_00,
    )  # fmt: skip
    items = (("理论", "评分", 100, "笔试"), ("实操", "评分", 50, "锉配"), ("加分", "加分", None, "创新"), ("扣分", "扣分", None, "超时"), ("事故", "一票否决", None, "受伤"))
    for place, (name, kind, full, standard) in enumerate(items):
        put(office, "contests.criteria", contest=held, name=name, kind=kind, full=full and full * POINT, standard=standard, place=place)
    put(office, "contests.entries", contest=held, name="张一", group="甲组", unit_name="一车间", lot=2, trade="装配钳工", kind="个人")
    put(office, "contests.entries", contest=held, name="铣工队", group="乙组", unit_name="二车间", lot=1, trade="铣工", kind="集体", captain="李队", heads=2)
    # The prizes come before what else would keep them back: marks not signed yet, a veto, and the grades that were set.
    put(office, "contests.awards", contest=held, grade="头奖", winner="张一", place=1, money=600_00, gift="水杯", day=day(9))
    put(office, "contests.awards", contest=held, grade="次奖", winner="铣工队", place=2, money=300_01, day=day(9))
    marks = {"张一": ((90, 80, 70), (41, 42, 43)), "铣工队": ((60, 61, 62), (31, 32, 33))}
    for name, given in marks.items():
        for item, three in zip(("理论", "实操"), given, strict=True):
            for judge, mark in zip(("赵评", "钱评", "孙评"), three, strict=True):
                put(office, "contests.scores", contest=held, entrant=name, item=item, judge=judge, mark=mark * POINT, day=day(1))
    put(office, "contests.scores", contest=held, entrant="张一", item="加分", mark=3 * POINT, day=day(1))
    put(office, "contests.scores", contest=held, entrant="张一", item="扣分", mark=POINT, day=day(1))
    put(office, "contests.scores", contest=held, entrant="铣工队", item="事故", mark=POINT, day=day(1))
    for name in ("刘甲", "刘乙"):
        put(office, "contests.members", contest=held, team="铣工队", name=name)
    put(office, "contests.grades", contest=held, name="头奖", places=2, money=600_00, gift="保温杯", by="总分")
    put(office, "contests.flags", name="循环旗", period="第一期", holder="甲班", since=D, until=day(30), ended="移交", contest=held)
    put(office, "contests.flags", name="循环旗", period="第二期", holder="乙班", since=day(30))
    return held


def ideas(office: ContestOffice, unit: int) -> None:
    held = put(office, "contests.campaigns", theme="安全金钥匙", channel="合理化建议", organiser="技协", starts_on=D, ends_on=day(30), scope="全厂", rules="一事一议")
    put(
        office, "contests.suggestions", title="改进除尘", proposers="张一、外来人", raised_on=D, category="安全", valid=True, benefit=12_345_67, content="加挡板",
        situation="粉尘大", measure="装布袋", effect="少八成", recommended="车间同意", judgement="评委同意", campaign=held, unit=unit, handler="设备科", due_on=day(40), reply="准予实施",
        replied_on=day(10), replier="王干事", reckoning="省工省料", stage="采纳", award="一等奖", phone="13800000001",
    )  # fmt: skip
    made = put(
        office, "contests.innovations", title="快换夹具", kind="小改小革", unit=unit, leader="张二", cost=1_234_00, benefit=56_789_00, started_on=D, done_on=day(50), used_on=day(60),
        problem="装夹慢", novelty="一键锁紧", course="试了三回", reach="三条线", reckoning="省时折钱", proof="财务证明", social="少工伤", patent="专利一", honours="市级三等", recommended="值得推", appraisal="鉴定通过",
        grade="一等奖",
    )  # fmt: skip
    put(office, "contests.innovators", innovation=made, place=1, name="张二", job="班长", skill="高级工", share=60)
    put(office, "contests.innovators", innovation=made, place=2, name="外协人", job="顾问", skill="技师", share=40)
    put(office, "contests.slogans", words="上岗先想安全", kind="征集格言", author="张三", unit=unit, day=D, grade="一等奖")


def teams(office: ContestOffice, unit: int) -> int:
    team = put(office, "contests.teams", name="机修一班", kind="辅助班组", unit=unit, goal="争先进", founded_on=date(2020, 5, 6), systems="交接班制", note="老班组")
    put(office, "contests.team_members", team=team, name="张一", role="班组长", since=D, note="兼安全员")
    put(office, "contests.team_records", team=team, day=day(3), kind="安全活动", what="学规程", heads=7, noted_by="记录员甲")
    put(office, "contests.team_levels", team=team, day=day(5), level="先进班组", document="厂发一号", note="年中升")
    put(office, "contests.titles", title="创新型班组", team=team, granted_on=day(6), level="市", document="市发二号")
    rule = put(office, "contests.team_standards", name="班标", version=1, since=date(2025, 1, 1), passing=60 * POINT, advanced=75 * POINT, model=90 * POINT)
    for place, (chapter, name, full, how) in enumerate((("安全章", "无违章", 60, "一次扣五"), ("管理章", "记录全", 40, "缺一扣二")), 1):
        put(office, "contests.team_standard_items", standard=rule, place=place, chapter=chapter, name=name, kind="评分", full=full * POINT, rule=how)
    rated = office.do("contests.start_assessment", team, day=str(day(20)), period="2026年一季度").seen[1][0]
    for line, (own, given) in zip(_marks(office, rated), ((59, 55), (39, 36)), strict=True):
        office.change(_called("contests.team_marks"), line, own=own * POINT, given=given * POINT, note=f"说明{given}")
    office.change(_called("contests.team_assessments"), rated, mending="补台账", mended_on=day(25), assessor="考核组")
    asked = put(
        office, "contests.pioneers", team=team, level="市", stage="公示中", applied_on=day(7), plan="三年规划", deeds="连续无事故", past_honours="厂级先进", shown_from=day(8), shown_until=day(15),
        wages_owed=False, no_union=False, accident=False, inspection="现场看过",
    )  # fmt: skip
    put(office, "contests.pioneer_papers", pioneer=asked, place=1, paper="事迹材料", copies=3, ready_on=day(6))
    return team


def _called(code: str) -> Any:
    return next(one for one in ledgers() if one.code == code)


def _marks(office: ContestOffice, assessment: int) -> list[int]:
    with office.desk.book.reading() as session:
        return list(ids_of(session, _called("contests.team_marks"), ListAsk(TODAY, owner=("assessment", assessment), order=("id",))))


def mentors(office: ContestOffice, team: int) -> None:
    pair = put(
        office, "contests.mentorships", kind="师带徒", mentor_name="张四", apprentice_name="新徒", trade="车工", starts_on=D, ends_on=day(365), mentor_skill="高级技师", apprentice_skill="初级工",
        goal="考中级", plan="每周一课", every=3, allowance=200_00, witness="工会见证", summary="学得快", result="合格", finished_on=day(200), stage="已出师",
    )  # fmt: skip
    put(office, "contests.mentor_checks", mentorship=pair, day=day(40), kind="定期检验", progress="会磨刀", problem="手生", score=88 * POINT, checker="检验员")
    led = put(office, "contests.mentorships", kind="技术能手带班组", mentor_name="能手丁", team=team, trade="焊工", starts_on=D, ends_on=day(300), goal="带出班", plan="逐月练")
    put(office, "contests.mentor_checks", mentorship=led, day=day(45), kind="中期摸底", progress="上三人", problem="缺设备", score=77 * POINT, checker="技术组")


def safety(office: ContestOffice, unit: int) -> None:
    cup = put(
        office, "contests.cups", year=2026, title="安康杯", theme="人人讲安全", organiser="市总", leader="刘组长", starts_on=D, ends_on=day(200), body="安委会", plan="五步走", industry="机械", address="江边路1号",
        staff=910, women=210, migrants=110, entrants=810, teams=41, entrant_teams=31, contact="联络人", phone="13900000002", department="安环科", full_time=4, part_time=16, minor=2, serious=1, fatal=0, illnesses=3,
        opinion="同意报名", spent=8_000_00, note="连年参加", result=None,
    )  # fmt: skip
    put(office, "contests.cup_tasks", cup=cup, place=1, what="查一次隐患", owner="责任甲", due_on=day(90), done_on=day(80), proof="照片")
    put(office, "contests.cup_targets", cup=cup, place=1, what="轻伤起数", most=5, actual=2, note="可控")
    put(office, "contests.cup_entrants", cup=cup, name="三车间", heads=55, women=12, score=93 * POINT)
    found = put(
        office, "contests.checks", day=day(2), kind="专项检查", shift="夜班", place="料仓", inspectors="张一、张二", stopped=2, findings="总体尚可", opinion="限期改", unit=unit,
    )  # fmt: skip
    put(office, "contests.check_items", inspection=found, place=1, what="通道畅通", result="合格", note="有划线")
    put(
        office, "contests.hazards", found_on=day(2), what="护栏开裂", place="二楼", level="重大", responsible="张五", due_on=day(12), inspection=found, finder="张三", basis="规程九条", unit=unit, measure="换护栏",
        emergency="先围挡", issued_on=day(3), issuer="签发甲", approver="批准乙", stage="已整改", fixed_on=day(11), fixed_how="已换新",
    )  # fmt: skip
    put(office, "contests.hazards", found_on=day(4), what="电线裸露", place="三楼", level="一般", responsible="张四", due_on=day(14), unit=unit)
    put(office, "contests.drills", day=day(70), title="灭火演练", place="操场", organiser="保卫科", heads=33, problems="集合慢", mending="再练")
    put(office, "contests.incidents", day=day(75), kind="轻伤事故", place="冲压间", what="夹手", minor=1, cause="没用钳", unit=unit, handling="停工教育")


def marked(office: ContestOffice) -> int:
    """Everything; the id of the contest."""
    with office.desk.book.reading() as session:
        person = ids_of(session, PEOPLE, ListAsk(TODAY, order=("id",)))[0]
        unit = rows.values_of(session, PEOPLE, [person], TODAY)[person]["unit"]
    held = contest(office)
    ideas(office, unit)
    team = teams(office, unit)
    mentors(office, team)
    safety(office, unit)
    put(office, "contests.watchers", person=person, unit=unit, kind=_called("contests.watchers").by_key["kind"].kind.sample(0), since=D)
    return held
