"""A made-up last year and this year to date of 合理化建议, 金点子, 小改小革 and slogans for the sample book."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.contests import sampling
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas.ledgers import CAMPAIGNS, INNOVATIONS, MARKS, MEMBERS, SLOGANS, SUGGESTIONS
from desk_union.describe.kinds import Money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

People = list[tuple[int, str]]
PROPOSERS, ALL, VALID = 81, 92, 85  # of last year, as one office's summary has them
WHERE = ("料仓", "装配线", "喷漆间", "锅炉房", "仓库", "食堂", "配电室", "机加工车间", "维修班", "更衣室", "厂门口", "焊接工位")
WHAT = ("加装除尘罩", "改用节能灯", "设置工具定置架", "增加安全警示标识", "改进排风", "重新安排作业顺序", "回收冷却水", "增设休息座椅", "实行以旧领新", "加装防护栏")
KINDS = ("环境保护", "成本节约", "设备", "安全生产", "劳动保护", "质量", "技术改进", "生活福利")
HANDLERS = ("生产科", "设备科", "安全科", "行政科", "质检科")
# How the suggestions of last year ended, from the first on; those of this year are still under way.
ENDS: tuple[tuple[str, int], ...] = (
    (words.FILED, 22), (words.REWARDED, 14), (words.DONE, 12), (words.DOING, 9), (words.TRIED, 4), (words.ADOPTED, 8), (words.SUBMITTED, 6),
    (words.REFUSED, 12), (words.RAISED, 5),
)  # fmt: skip
UNDER_WAY = (words.DONE, words.DOING, words.ADOPTED, words.JUDGED, words.SCREENED, words.RAISED, words.REFUSED)
ANSWERED = "经研究予以采纳，由承办单位组织实施，谢谢您对厂里工作的关心。"
REFUSED_WHY = "现有场地和投资暂不具备条件，列入下一年度技改时再研究，谢谢您的建议。"
SAYINGS = (
    "{a}不离口，{b}跟着走", "多看一眼{a}，少出一次{b}", "{a}记心间，{b}保平安", "上班想{a}，下班保{b}", "{a}在前，{b}无险", "一人懂{a}，全家享{b}",
    "{a}是根，{b}是本", "严守{a}，远离{b}", "今天讲{a}，明天有{b}",
)  # fmt: skip
SAY_A = ("规程", "安全帽", "劳保", "检查", "责任", "标准", "警示", "隐患", "纪律", "操作票", "互保", "巡检", "防护", "交底")
SAY_B = ("平安", "事故", "安全", "伤害", "风险", "安康", "幸福")
PROJECTS = (
    ("料斗自动清堵装置", "小发明", 8_600, 126_000), ("液压站漏油改造", words.SMALL_CHANGE, 3_200, 48_000), ("冲床双手按钮联锁", words.SMALL_CHANGE, 1_500, 0),
    ("焊接夹具快换", "小革新", 2_400, 65_000), ("冷却水循环利用", words.SMALL_CHANGE, 12_000, 184_000), ("刀具刃磨操作法", "先进操作法", 0, 72_000),
    ("行车遥控改造", "小创造", 6_800, 36_000), ("除尘风机变频", words.SMALL_CHANGE, 15_000, 210_000), ("成品周转架设计", "小设计", 4_200, 54_000),
    ("听声辨障绝活", "技能绝活", 0, 30_000), ("空压机余热利用", words.SMALL_CHANGE, 22_000, 156_000), ("装配扭矩目视管理", "小建议", 600, 18_000),
    ("喷漆挂具改进", words.SMALL_CHANGE, 2_000, 42_000), ("配电柜防潮改造", words.SMALL_CHANGE, 3_500, 0), ("边角料套裁法", "先进操作法", 0, 88_000),
)  # fmt: skip
LAST_YEAR = 12


def fill(book: Book, today: date) -> None:
    """Calls, suggestions with marks, innovations with members, slogans."""
    year = today.year - 1
    first, last = date(year, 1, 10), date(year, 12, 20)
    with sampling.story(book, "示例合理化建议") as session:
        sampling.begin(session)
        people = sampling.people(session, first, today)
        units = sampling.units(session, today)
        calls = _calls(session, today)
        old = [_old(n, day, people, calls) for n, day in enumerate(sampling.spread(first, last, ALL))]
        ids = sampling.write(session, SUGGESTIONS, old, today)
        _marks(session, ids[: ENDS[0][1] + ENDS[1][1]], today)
        days = sampling.spread(date(today.year, 1, 15), today, 31)
        sampling.write(session, SUGGESTIONS, [_new(n, day, people, calls, today) for n, day in enumerate(days)], today)
        _innovate(session, people, units, today)
        _slogans(session, people, units, calls, today)


def _calls(session: Session, today: date) -> list[int]:
    made = [
        {
            "theme": f"{year}年{theme}", "channel": channel, "organiser": "厂工会", "starts_on": date(year, 4, 1), "ends_on": date(year, 10, 31),
            "scope": "全厂职工", "rules": "写清现状、办法和效果，一条一张；交到小组长或厂工会办公室。",
        }
        for year in (today.year - 1, today.year)
        for theme, channel in (("降本增效金点子征集", words.IDEA), ("我为安全献一计", words.SUGGESTION))
    ]  # fmt: skip
    return sampling.write(session, CAMPAIGNS, made, today)


def _stage_of(n: int) -> str:
    for stage, count in ENDS:
        if n < count:
            return stage
        n -= count
    return words.RAISED


def _told(n: int, day: date, people: People, calls: Sequence[int]) -> dict[str, Any]:
    heads = people[:PROPOSERS]
    names = [heads[n % len(heads)][1]]
    if n % 9 == 0:
        names.append(heads[(n + 40) % len(heads)][1])
    where, what = WHERE[n % len(WHERE)], WHAT[n * 7 % len(WHAT)]
    return {
        "title": f"{where}{what}", "content": f"建议在{where}{what}，减少浪费和隐患。", "situation": f"{where}现有做法费时费料，也不够安全。",
        "measure": f"由承办单位在{where}{what}，先试一个点，再推开。", "effect": "改善环境，减少返工。", "proposers": "、".join(names), "raised_on": day,
        "channel": words.IDEA if n % 3 == 1 else words.SUGGESTION, "campaign": calls[0 if n % 3 == 1 else 1] if n % 4 else None,
        "category": KINDS[n % len(KINDS)], "handler": HANDLERS[n % len(HANDLERS)], "due_on": day + timedelta(60),
    }  # fmt: skip


def _answer(stage: str, day: date) -> dict[str, Any]:
    if stage in words.UNANSWERED:
        return {}
    reply = REFUSED_WHY if stage == words.REFUSED else ANSWERED
    return {"replied_on": day, "reply": reply, "replier": sampling.CLERK, "recommended": "同意推荐。"}


def _old(n: int, day: date, people: People, calls: Sequence[int]) -> dict[str, Any]:
    stage = _stage_of(n)
    values = {**_told(n, day, people, calls), "valid": n < VALID, "stage": stage}
    values |= _answer(stage, min(day + timedelta(20), date(day.year, 12, 25)))
    if stage in words.FINISHED:
        done = min(day + timedelta(45), date(day.year, 12, 28))
        benefit = (2_000 + n * 350) * 100 if n % 2 else None
        values |= {"done_on": done, "benefit": benefit, "reckoning": "按月节约材料和工时计算。" if benefit else None}
    if stage == words.REWARDED:
        award = words.BEST if n - ENDS[0][1] < 7 else "三等奖"
        values |= {"award": award, "bonus": 30_000 if award == words.BEST else 10_000}
    if stage == words.RAISED:
        values["due_on"] = None
    return values


def _new(n: int, day: date, people: People, calls: Sequence[int], today: date) -> dict[str, Any]:
    stage = UNDER_WAY[min(n // 5, len(UNDER_WAY) - 1)]
    values = {**_told(n + 5, day, people[20:], calls[2:]), "valid": True if n % 6 else None, "stage": stage}
    values |= _answer(stage, min(day + timedelta(20), today))
    if stage in words.FINISHED:
        values["done_on"] = min(day + timedelta(50), today)
    return values


def _marks(session: Session, ids: Sequence[int], today: date) -> None:
    """Five judges mark what was done."""
    made = [
        {
            "suggestion": row_id, "judge": judge, "technique": (20 + (n + place) % 9) * 1_000_000, "gain": (18 + (2 * n + place) % 11) * 1_000_000,
            "reach": (14 + (n * place) % 6) * 1_000_000, "usefulness": (15 + (n + 3 * place) % 5) * 1_000_000 + 500_000 * (place % 2),
        }
        for n, row_id in enumerate(ids)
        for place, judge in enumerate(("陈总工", "李科长", "吴主任", "周工程师", "郑班长"))
    ]  # fmt: skip
    sampling.write(session, MARKS, made, today)


def _innovate(session: Session, people: People, units: People, today: date) -> None:
    made, shares = [], []
    days = [*sampling.spread(date(today.year - 1, 2, 10), date(today.year - 1, 9, 20), LAST_YEAR), *sampling.spread(date(today.year, 2, 1), min(date(today.year, 8, 1), today), len(PROJECTS) - LAST_YEAR)]
    for n, ((title, kind, cost, benefit), day) in enumerate(zip(PROJECTS, days, strict=True)):
        over = n < LAST_YEAR
        unit, unit_name = units[n % len(units)]
        values: dict[str, Any] = {
            "title": title, "kind": kind, "unit": unit, "started_on": day, "cost": cost * 100 or None, "problem": "原来的做法费工费料，故障多。",
            "novelty": f"用{title}代替人工处理，结构简单，便于推广。", "course": "测绘、试制、安装、调试，运行三个月后总结。", "reach": unit_name,
            "social": "降低了劳动强度，消除了一处隐患。", "stage": words.APPRAISED if over else words.BUILT if n % 2 else words.IN_USE,
        }  # fmt: skip
        if over:
            done = day + timedelta(75)
            values |= {"done_on": done, "used_on": done, "appraised_on": date(day.year, 12, 18), "appraisal": "技术可行，效益明显，同意推广。", "grade": ("一等奖", "二等奖", "三等奖", "三等奖")[n % 4]}
        elif values["stage"] == words.IN_USE:
            values["done_on"] = min(day + timedelta(60), today)
        if benefit:
            values |= {"benefit": Money().read(str(benefit)), "reckoning": f"每月节约{benefit // 12}元，一年{benefit}元。", "proof": "财务科核实盖章" if n != LAST_YEAR - 1 else None}
        made.append(values)
    for n, row_id in enumerate(sampling.write(session, INNOVATIONS, made, today)):
        shares += [
            {"innovation": row_id, "place": place + 1, "person": people[(n * 5 + place) % len(people)][0], "job": ("班长", "技术员", "操作工")[place], "skill": ("高级工", "技师", "中级工")[place], "share": share}
            for place, share in enumerate((50, 30, 20))
        ]  # fmt: skip
    sampling.write(session, MEMBERS, shares, today)


def _slogans(session: Session, people: People, units: People, calls: Sequence[int], today: date) -> None:
    """126 sayings and twelve banners of last year's 安全生产月, some of this year's."""
    texts = [saying.format(a=a, b=b) for saying in SAYINGS for a in SAY_A for b in SAY_B if a != b]
    made = []
    for year, count, call, step in ((today.year - 1, 126, calls[1], 7), (today.year, 38, calls[3], 11)):
        for n in range(count):
            day = min(date(year, 5, 20) + timedelta(n % 30), today)
            person, author = people[n * 2 % len(people)]
            grade = "一等奖" if n == 0 else "二等奖" if n < 3 else "三等奖" if n < 6 else "入选" if n < 30 else "未入选"
            made.append({
                "words": texts[(n * step + (year % 2) * 3) % len(texts)], "author": author, "person": person, "unit": units[n % len(units)][0], "day": day, "campaign": call,
                "grade": grade, "judged_on": min(date(year, 6, 25), today) if day <= date(year, 6, 25) else None, "published": "《工会简报》第3期" if n < 6 else None,
            })  # fmt: skip
        hung = min(date(year, 6, 1), today)
        made += [{"words": f"安全生产，人人有责（{WHERE[n]}）", "kind": words.HUNG, "day": hung, "unit": units[n % len(units)][0]} for n in range(12)]
    sampling.write(session, SLOGANS, made, today)
