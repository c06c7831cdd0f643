"""A made-up last year and this year to date of 安康杯: forty checks, their hazards, watchers, drills, incidents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.contests import sampling
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.ledgers import (
    CHECK_ITEMS,
    CHECKS,
    CUPS,
    DRILLS,
    ENTRANTS,
    HAZARDS,
    INCIDENTS,
    MESSAGES,
    PLANS,
    TARGETS,
    TASKS,
    WATCHERS,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

People = list[tuple[int, str]]
PLACES = ("料仓平台", "装配车间东侧", "喷漆间", "锅炉房", "成品仓库", "食堂后厨", "配电室", "机加工车间", "氧气瓶库", "宿舍楼")
FINDINGS = (
    ("护栏焊口开裂", "重新焊接并做防腐"), ("灭火器过期", "更换灭火器"), ("应急灯不亮", "更换电池"), ("通道堆放物料", "清理通道，划线定置"), ("电缆接头裸露", "重做接头，加装防护"),
    ("行车限位失灵", "停用检修，更换限位器"), ("气瓶没有防倒链", "加装防倒链"), ("砂轮机缺防护罩", "装防护罩后再用"),
)  # fmt: skip


def fill(book: Book, today: date) -> None:
    with sampling.story(book, "示例安康杯") as session:
        sampling.begin(session)
        people = sampling.people(session, date(today.year - 1, 1, 5), today)
        units = sampling.units(session, today)
        for year in (today.year - 1, today.year):
            _cup(session, year, units, today)
        older = today.year - 2
        sampling.write(session, CUPS, [{"year": older, "title": f"{older}年“安康杯”竞赛", "organiser": "厂工会", "result": "优胜单位"}], today)
        _checks(session, people, units, today)
        _watch(session, people, units, today)
        _drill(session, today)


def _cup(session: Session, year: int, units: People, today: date) -> None:
    over = year < today.year
    cup = sampling.write(session, CUPS, [{
        "year": year, "title": f"{year}年“安康杯”竞赛", "theme": "人人讲安全、个个会应急", "organiser": "厂工会、安全科", "leader": sampling.CHAIR, "body": "王干事、安全科长、各分会主席",
        "plan": "一季度动员，二三季度组织活动，四季度考核总结；按百分制考核。", "starts_on": date(year, 3, 1), "ends_on": date(year, 12, 10), "industry": "通用设备制造业", "address": "示例市示例路1号",
        "staff": 280, "women": 96, "migrants": 60, "entrants": 265, "teams": 14, "entrant_teams": 14, "contact": sampling.CLERK, "phone": "0310-8880001", "department": "安全科", "full_time": 2, "part_time": 14,
        "minor": 1, "serious": 0, "fatal": 0, "illnesses": 0, "spent": 3_600_000, "opinion": "同意参赛。", "result": "优胜单位" if over else None,
    }], today)[0]  # fmt: skip
    tasks = [
        {"cup": cup, "place": n, "what": what, "owner": ("安全科", "各班组", "厂工会")[n % 3], "due_on": date(year, 2 + n, 28), "done_on": date(year, 2 + n, 20) if over or (n < 7 and date(year, 2 + n, 20) <= today) else None, "proof": "照片、签到表"}
        for n, what in enumerate(words.TEN, 1)
    ]  # fmt: skip
    sampling.write(session, TASKS, tasks, today)
    sampling.write(session, TARGETS, [{"cup": cup, "place": n, "what": what, "most": 0, "actual": 0 if over else None} for n, what in enumerate(words.TARGETS, 1)], today)
    sampling.write(session, ENTRANTS, [{"cup": cup, "unit": unit, "heads": 18 + n, "women": 4 + n % 3, "score": (90 + n % 9) * 1_000_000 if over else None} for n, (unit, _) in enumerate(units[:10])], today)


def _checks(session: Session, people: People, units: People, today: date) -> None:
    """Forty checks of last year, twenty-four of them 查岗 (one month lacks one); fewer of this year."""
    made: list[dict[str, Any]] = []
    year = today.year - 1
    watch = [date(year, 1 + n // 2, 6 if n % 2 == 0 else 20) for n in range(24) if n != 15]
    this = [date(today.year, 1 + n // 2, 6 if n % 2 == 0 else 20) for n in range(24) if n != 12]
    for n, day in enumerate(sorted([*watch, *(day for day in this if day <= today)])):
        made.append({"day": day, "kind": words.WATCH, "shift": ("四点班", "夜班")[n % 2], "place": PLACES[n % 10], "inspectors": "、".join(name for _, name in people[40 + n % 5 : 42 + n % 5]), "findings": "劳动纪律良好，个别人员未系好帽带。", "stopped": n % 3})
    kinds = (words.DAILY, words.OWN, "专项检查", words.DAILY)
    days = [*sampling.spread(date(year, 1, 12), date(year, 12, 8), 13), *sampling.spread(date(today.year, 1, 14), today, 9)]
    made += [{"day": day, "kind": kinds[n % 4], "place": PLACES[n * 3 % 10], "unit": units[n % len(units)][0], "inspectors": "安全科长、王干事", "findings": "见隐患清单。"} for n, day in enumerate(days)]
    for past in (year, today.year):
        for day, kind in ((date(past, 4, 25), words.BIG), (date(past, 9, 25), words.BIG), (date(past, 10, 18), words.FIRE), (date(past, 5, 9), words.FIRE)):
            if day <= today:
                made.append({"day": day, "kind": kind, "place": "全厂", "inspectors": "厂长、工会主席、安全科", "findings": "总体良好。"})
    made.sort(key=lambda one: one["day"])
    ids = sampling.write(session, CHECKS, made, today)
    fires = [(row_id, one) for row_id, one in zip(ids, made, strict=True) if one["kind"] == words.FIRE][:-1]
    fire = [{"inspection": row_id, "place": n, "what": what, "result": words.WRONG if n == 3 and one["day"].year == year else words.FINE} for row_id, one in fires for n, what in enumerate(words.FIRE_ITEMS, 1)]
    sampling.write(session, CHECK_ITEMS, fire, today)
    others = [(row_id, one) for row_id, one in zip(ids, made, strict=True) if one["kind"] != words.WATCH]
    sampling.write(session, HAZARDS, [_hazard(n, row_id, one, people, units, today) for n, (row_id, one) in enumerate(others)], today)


def _hazard(n: int, row_id: int, one: dict[str, Any], people: People, units: People, today: date) -> dict[str, Any]:
    what, measure = FINDINGS[n % len(FINDINGS)]
    day = one["day"]
    values = {
        "inspection": row_id, "found_on": day, "what": f"{PLACES[n % 10]}{what}", "place": PLACES[n % 10], "finder": "安全科长", "level": words.GRAVE if n % 11 == 5 else words.PLAIN, "basis": "《安全生产法》和厂安全检查标准",
        "measure": measure, "cost": 20_000 * (n % 4), "unit": units[n % len(units)][0], "person": people[80 + n % 20][0], "due_on": day + timedelta(7 if n % 2 else 15), "emergency": "整改前设警戒、挂牌，专人看护。", "issued_on": day, "issuer": "安全科长",
        "approver": sampling.CHAIR, "stage": words.OPEN,
    }  # fmt: skip
    fixed = day + timedelta(5 + n % 9)
    unlooked = day.year == today.year and n % 9 == 7
    if fixed <= today - timedelta(12) and n % 8 != 6 and not unlooked:
        values |= {"stage": words.CLOSED, "fixed_on": fixed, "fixed_how": "已按要求整改。", "rechecked_on": fixed + timedelta(3), "rechecker": "安全科长", "recheck": words.FINE}
    elif fixed <= today and n % 8 != 6:
        values |= {"stage": words.FIXED, "fixed_on": fixed, "fixed_how": "已按要求整改。"}
    elif n % 8 == 6 and day < today - timedelta(200):
        values |= {"stage": words.CLOSED, "fixed_on": day + timedelta(40), "fixed_how": "等备件，延期整改完。", "rechecked_on": day + timedelta(45), "rechecker": "安全科长", "recheck": words.FINE}
    return values


def _watch(session: Session, people: People, units: People, today: date) -> None:
    made = [{"person": person, "unit": units[n % len(units)][0], "since": date(today.year - 2, 3, 1), "hours": 48 + n, "kind": words.WATCHER if n < 10 else "劳动保护监督检查员"} for n, (person, _) in enumerate(people[40:53])]
    made[3]["until"] = date(today.year - 1, 9, 1)
    sampling.write(session, WATCHERS, made, today)
    days = sampling.spread(date(today.year - 1, 2, 15), today - timedelta(5), 10)
    messages = [
        {"day": day, "teller": people[60 + n][1], "what": f"{PLACES[n]}照明不足，夜班看不清。", "passed_to": "设备科", "passed_on": day, "answer": "已增加照明。" if n < 9 else None, "answered_on": day + timedelta(4) if n < 9 else None}
        for n, day in enumerate(days)
    ]  # fmt: skip
    sampling.write(session, MESSAGES, messages, today)


def _drill(session: Session, today: date) -> None:
    plans = sampling.write(session, PLANS, [
        {"name": "火灾应急预案", "kind": "消防疏散", "version": "第2版", "issued_on": date(today.year - 2, 5, 1), "posted": True, "document": "厂安〔示例〕6号", "steps": "一、发现火情立即呼救并报警119。\n二、切断电源，用就近灭火器扑救初起火。\n三、班组长清点人数，沿绿色标志撤离到厂门广场。\n四、设警戒，等候消防队，报告厂值班室。"},
        {"name": "触电事故应急预案", "kind": "触电急救", "version": "第1版", "issued_on": date(today.year - 2, 5, 1), "posted": True, "steps": "一、切断电源或用绝缘物挑开电线。\n二、判断呼吸心跳，立即心肺复苏。\n三、拨打120，派人到厂门口接车。"},
    ], today)  # fmt: skip
    made = []
    for year in (today.year - 1, today.year):
        for day, title, plan in ((date(year, 6, 16), "消防疏散演练", 0), (date(year, 11, 9), "触电急救演练", 1)):
            if day <= today:
                made.append({"day": day, "title": title, "kind": "消防疏散" if not plan else "触电急救", "plan": plans[plan], "place": "厂区", "organiser": "厂工会、安全科", "heads": 156 - 90 * plan, "minutes": 25, "course": "报警、疏散、清点、灭火、讲评。", "problems": "个别职工不会用灭火器。", "mending": "班组再培训一次。"})
    sampling.write(session, DRILLS, made, today)
    sampling.write(session, INCIDENTS, [
        {"day": date(today.year - 1, 8, 3), "kind": "轻伤事故", "place": PLACES[7], "what": "搬运时手指被夹，休息三天。", "minor": 1, "loss": 80_000, "cause": "没有按规程使用夹具。", "handling": "班组开展讨论，修订规程。"},
        {"day": date(today.year - 1, 5, 20), "kind": words.NEAR_MISS, "place": PLACES[0], "what": "吊物下落，幸未伤人。", "cause": "吊索磨损。", "handling": "更换吊索。"},
    ], today)  # fmt: skip
