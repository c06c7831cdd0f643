"""Fourteen made-up teams with their books, six pairs of 师徒, titles and promotions for the sample book."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.contests import sampling
from desk_union.contests.teams import deeds
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers import (
    CHECKS,
    MEMBERS,
    MENTORSHIPS,
    PAPERS,
    PIONEERS,
    PROMOTIONS,
    RECORDS,
    SERVICE,
    STANDARD_ITEMS,
    STANDARDS,
    TEAMS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

People = list[tuple[int, str]]
COUNT, POINT = 14, 1_000_000
ITEMS = (
    ("安全", "事故和三违", 25, "三违每人次扣5分，轻伤扣10分"), ("安全", "岗位标准化作业", 10, "一处不合格扣1分"), ("安全", "隐患整改", 5, "超期一项扣1分"),
    ("安全", "安全培训", 10, "缺一人次扣0.5分"), ("生产", "任务完成", 20, "每差1%扣1分"), ("质量", "产品质量", 15, "每降0.1%扣1分"), ("管理", "台账和制度", 8, "缺一项扣1分"),
    ("管理", "民主管理", 7, "班务不公开一次扣1分"),
)  # fmt: skip
NAMES = ("机修一班", "机修二班", "电工班", "车工班", "铣工班", "焊工班", "装配一班", "装配二班", "喷漆班", "质检班", "锅炉班", "仓储班", "运输班", "服务窗口班")
PAIRS = ("车工", "钳工", "电工", "焊工", "铣工", "质检")


def fill(book: Book, today: date) -> None:
    first = date(today.year - 1, 1, 5)
    with sampling.story(book, "示例班组") as session:
        sampling.begin(session)
        people, units = sampling.people(session, first, today), sampling.units(session, today)
        teams = _teams(session, people, units, today)
        _assess(session, teams, today)
        _records(session, teams, today)
        _pioneer(session, teams, today)
        _pairs(session, people, teams, today)
        _titles(session, people, teams, today)
        _service(session, teams, today)


def _teams(session: Session, people: People, units: People, today: date) -> list[int]:
    made = [
        {
            "name": name, "unit": units[n % len(units)][0] if n < len(units) else None, "kind": "服务窗口" if n == COUNT - 1 else "辅助班组" if n in (10, 11, 12) else "生产班组",
            "founded_on": date(today.year - 6, 3, 1), "systems": "岗位责任制、交接班制、安全检查制、学习制、班务公开制", "goal": f"{today.year}年创建{words.ADVANCED}", "place": n + 1,
        }
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    teams = sampling.write(session, TEAMS, made, today)
    change = date(today.year - 1, 7, 1)
    who = [
        {"team": team, "person": people[(n * 7 + place) % len(people)][0], "role": role, "since": date(today.year - 2, 1, 1), "until": change if n == 2 and role == words.LEADER else None}
        for n, team in enumerate(teams)
        for place, role in enumerate((words.LEADER, "安全员", "质量员"))
    ]  # fmt: skip
    who.append({"team": teams[2], "person": people[120 % len(people)][0], "role": words.LEADER, "since": change})
    sampling.write(session, MEMBERS, who, today)
    return teams


def _assess(session: Session, teams: Sequence[int], today: date) -> None:
    """Measured in each half of last year and the first of this one; the levels follow."""
    standard = sampling.write(session, STANDARDS, [{"name": "标杆班组标准", "version": 1, "since": date(today.year - 1, 1, 1), "passing": 80 * POINT, "advanced": 88 * POINT, "model": 94 * POINT, "document": "厂工〔示例〕5号"}], today)[0]
    items = sampling.write(session, STANDARD_ITEMS, [{"standard": standard, "place": n, "chapter": chapter, "name": name, "full": full * POINT, "rule": rule} for n, (chapter, name, full, rule) in enumerate(ITEMS, 1)], today)
    year = today.year - 1
    rounds = [(date(year, 6, 28), f"{year}年上半年"), (date(year, 12, 20), f"{year}年下半年")]
    if today > date(today.year, 6, 28):
        rounds.append((date(today.year, 6, 28), f"{today.year}年上半年"))
    for turn, (day, period) in enumerate(rounds):
        ids = deeds.start(session, teams, standard, period, day, today)
        marks = [
            {"assessment": row_id, "item": item, "own": (full - (n + place) % 2) * POINT, "given": (full - (n + place + turn) % (2 if n < 9 else 4)) * POINT}
            for n, row_id in enumerate(ids)
            for place, (item, (_, _, full, _)) in enumerate(zip(items, ITEMS, strict=True))
        ]  # fmt: skip
        deeds.mark(session, ids, marks, today)
        if turn:
            deeds.rate(session, ids, day + timedelta(3), "班组升级考核通报", today)


def _records(session: Session, teams: Sequence[int], today: date) -> None:
    kinds = (("班组会", "小结上月生产和安全，布置本月任务。"), ("学习培训", "学习操作规程，讲一个事故案例。"), ("安全活动", "查工具、查防护、查环境，当场整改。"), ("奖励", "发现隐患及时报告，奖励50元。"))
    days = sampling.spread(date(today.year - 1, 1, 20), today, 12)
    made = [
        {"team": team, "day": day, "kind": kinds[(n + place) % 4][0], "what": kinds[(n + place) % 4][1], "heads": 8 + (n + place) % 6, "noted_by": "班组记录员"}
        for place, day in enumerate(days)
        for n, team in enumerate(teams[:6])
    ]  # fmt: skip
    sampling.write(session, RECORDS, made, today)


def _pioneer(session: Session, teams: Sequence[int], today: date) -> None:
    year = today.year - 1
    made: list[dict[str, Any]] = [
        {
            "team": teams[9], "level": "市", "stage": words.GRANTED, "applied_on": date(year, 2, 10), "plan": "以质量攻关为载体，一年一个台阶。", "deeds": "质检班全年零漏检，带动三个班组达标。", "past_honours": "厂先进班组",
            "wages_owed": False, "no_union": False, "accident": False, "shown_from": date(year, 2, 20), "shown_until": date(year, 2, 27), "inspected_on": date(year, 4, 8), "inspection": "符合条件，同意推荐。",
            "granted_on": date(year, 4, 28), "document": "示工发〔示例〕12号",
        },
        {"team": teams[6], "level": "省", "stage": words.APPLIED, "applied_on": min(date(today.year, 3, 1), today), "plan": "装配一次合格率达到99%。", "deeds": "装配一班连续三年完成任务。", "wages_owed": False, "no_union": False, "accident": False},
        {"team": teams[2], "level": "企业", "plan": "一年内无事故、无违章、无隐患。"},
    ]  # fmt: skip
    ids = sampling.write(session, PIONEERS, made, today)
    papers = [
        {"pioneer": row_id, "place": n, "paper": paper, "copies": copies, "ready_on": date(year, 2, 9) if not later else min(date(today.year, 3, 1), today) if n < 4 else None}
        for later, row_id in enumerate(ids[:2])
        for n, (paper, copies) in enumerate(words.PIONEER_PAPERS, 1)
    ]  # fmt: skip
    sampling.write(session, PAPERS, papers, today)


def _pairs(session: Session, people: People, teams: Sequence[int], today: date) -> None:
    """Six pairs and two teams that are led: of last year three have ended; one pair is new this year."""
    year = today.year - 1
    made: list[dict[str, Any]] = []
    for n, trade in enumerate(PAIRS):
        over = n < 3
        begun = date(year, 1 + n, 10) if over else date(year, 7 + n, 10)
        made.append({
            "kind": words.APPRENTICE, "mentor": people[n][0], "mentor_skill": "高级技师", "apprentice": people[60 + n][0], "apprentice_skill": "初级工", "trade": trade, "starts_on": begun,
            "ends_on": date(year, 12, 15) if over else date(today.year + 1, 6, 30), "goal": f"独立承担{trade}岗位工作，取得中级工证书。", "plan": "第一阶段认知设备，第二阶段跟班操作，第三阶段独立操作。", "every": 3,
            "allowance": 20_000, "witness": "厂工会、人力资源科", "stage": words.FINISHED if over else words.RUNNING, "finished_on": date(year, 12, 15) if over else None,
            "result": ("优秀", "合格", "合格")[n] if over else None, "summary": "已能独立上岗。" if over else None,
        })  # fmt: skip
    fresh = max(date(today.year, 1, 1), today - timedelta(40))
    made.append({
        "kind": words.APPRENTICE, "mentor": people[6][0], "mentor_skill": "技师", "apprentice": people[66][0], "apprentice_skill": "初级工", "trade": "设备点检", "starts_on": fresh,
        "ends_on": date(today.year + 1, 12, 31), "goal": "一年内独立完成设备点检。", "plan": "每周一次现场带教。", "every": 3, "allowance": 20_000, "witness": "厂工会、人力资源科", "stage": words.RUNNING,
    })  # fmt: skip
    for n, team in enumerate(teams[4:6]):
        made.append({"kind": words.TEAM_LED, "mentor": people[10 + n][0], "mentor_skill": "技师", "team": team, "trade": "班组管理", "starts_on": date(year, 3, 1), "ends_on": date(today.year, 12, 31), "goal": "一年内升为先进班组。", "plan": "每月一次现场指导，每季度一次交流。", "every": 1, "stage": words.RUNNING})
    ids = sampling.write(session, MENTORSHIPS, made, today)
    looks: list[dict[str, Any]] = []
    for n, row_id in enumerate(ids):
        begun = made[n]["starts_on"]
        for place, months in enumerate((80, 170, 260)):
            day = begun + timedelta(months)
            if day > today or (n < 3 and day > date(year, 12, 15)):
                continue
            kind = words.MIDTERM if place == 1 else words.PERIODIC
            looks.append({"mentorship": row_id, "day": day, "kind": kind, "progress": "按计划进行，操作基本熟练。", "problem": "图纸识读还要加强。", "score": (82 + (n + place) % 12) * POINT, "checker": sampling.CLERK})
        if n < 3:
            looks.append({"mentorship": row_id, "day": date(year, 12, 15), "kind": words.FINAL, "progress": "结业考核合格。", "score": (86 + n) * POINT, "checker": "考核小组"})
    sampling.write(session, CHECKS, looks, today)


def _titles(session: Session, people: People, teams: Sequence[int], today: date) -> None:
    day = date(today.year - 1, 12, 22)
    plan = (("技术创新能手", 5), ("节约标兵", 5), ("优秀安全监督员", 3), ("技术能手", 4), ("职业技能带头人", 2), (words.CHIEF, 6), *((title, 2) for title in words.THREE_BEST))
    made: list[dict[str, Any]] = []
    for place, (title, count) in enumerate(plan):
        made += [
            {"title": title, "person": people[(place * 11 + n) % len(people)][0], "trade": PAIRS[n % 6], "granted_on": day, "until": date(today.year + 1, 12, 31) if title == words.CHIEF else None, "document": "厂工〔示例〕28号", "level": "厂级"}
            for n in range(count)
        ]  # fmt: skip
    made.append({"title": "创新型班组", "team": teams[0], "granted_on": day, "level": "厂级", "document": "厂工〔示例〕28号"})
    sampling.write(session, TITLES, made, today)
    risen = [
        {"person": people[30 + n][0], "trade": trade, "before": "中级工", "training": "脱产培训40学时", "trained_on": date(today.year - 1, 4, 10), "practice": "岗位练兵两个月", "practised_on": date(today.year - 1, 6, 20),
         "contest": f"厂技能比武第{n + 1}名", "contested_on": date(today.year - 1, 9, 12), "after": "高级工", "promoted_on": date(today.year - 1, 11, 5), "document": "厂人〔示例〕17号"}
        for n, trade in enumerate(PAIRS[:4])
    ]  # fmt: skip
    sampling.write(session, PROMOTIONS, risen, today)


def _service(session: Session, teams: Sequence[int], today: date) -> None:
    outlets = ("职工服务大厅", "食堂售饭口", "仓库发料窗口", "浴室服务台")
    days = sampling.spread(date(today.year - 1, 3, 15), today, 8)
    made: list[dict[str, Any]] = []
    for n, day in enumerate(days):
        poor = n in (2, 5)
        made.append({
            "day": day, "outlet": outlets[n % 4], "team": teams[-1] if n % 4 == 0 else None, "inspectors": "王干事、李代表", "manners": "一般" if poor else "好", "surroundings": "差" if poor else "好", "speed": "好",
            "findings": "地面有积水，物品摆放乱。" if poor else None, "mending": "三天内整理到位。" if poor else None, "mend_by": day + timedelta(3) if poor else None,
            "mended_on": day + timedelta(2) if poor and day + timedelta(2) <= today else None, "plaque": "文明窗口",
            **({"withdrawn_on": day, "reason": "两次检查不合格"} if n == 5 else {}),
        })  # fmt: skip
    sampling.write(session, SERVICE, made, today)
