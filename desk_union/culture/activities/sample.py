"""A made-up year and more of activities, entries, clubs and works; what the sample's vouchers paid is linked to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.culture import culture_words as words
from desk_union.culture.activities.ledgers import (
    ACTIVITIES,
    CLUB_MEMBERS,
    CLUBS,
    CRITERIA,
    ENTRIES,
    MARKS,
    SIGNED,
    WORKS,
)
from desk_union.culture.activities.tables import Activity
from desk_union.funds.tables import Entry, Voucher
from desk_union.members.sample.picking import branches, members_from, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# name, month, day, kind, occasion, persons, budget in yuan, edition, summary of the voucher that paid it
ACTIVITIES_OF: tuple[tuple[str, int, int, str, str | None, int, int | None, int | None, str | None], ...] = (
    ("迎新年文艺汇演", 1, 6, words.SHOW, "元旦", 220, None, None, None), ("迎新春联欢会", 1, 22, words.PARTY, "春节", 180, None, None, None), ("元宵节猜灯谜", 2, 12, "其他", "元宵", 160, None, None, None),
    ("三八女职工趣味活动", 3, 5, words.SPORTS, "三八", 96, 4_000, 5, "三八妇女节活动"), ("春季篮球、拔河赛", 4, 18, "球类比赛", None, 128, 5_500, None, "职工篮球赛、拔河赛"), ("五一游园", 4, 29, "旅游春秋游", "五一", 150, None, None, None),
    ("春季乒乓球运动会", 5, 14, words.SPORTS, None, 86, None, 3, None), ("轻武器射击活动", 6, 19, words.SHOOTING, None, 40, None, None, None), ("寻找身边可爱的人", 7, 10, "主题教育", None, 60, None, None, None),
    ("我与工厂征文", 8, 20, "征文", None, 45, None, None, None), ("书画摄影竞赛", 9, 16, words.PAINTING, "国庆", 52, None, None, None), ("秋季篮球、拔河赛", 10, 18, "球类比赛", None, 120, 5_500, None, "职工篮球赛、拔河赛"),
    ("元旦越野赛", 12, 28, "登山健步", "元旦", 110, None, 2, None),
)  # fmt: skip
CAMPAIGN = {"寻找身边可爱的人", "我与工厂征文", "书画摄影竞赛"}
# event, month, kind of row, title, level, part, heads, rank, prize
ENTRIES_OF: tuple[tuple[str, int, str, str | None, str, str | None, int, int | None, str | None], ...] = (
    ("市职工青年篮球比赛", 6, words.COMPETED, "男子篮球", "市级", None, 12, 3, None), ("市直机关乒乓球比赛", 5, words.COMPETED, "女子单打", "市级", "女子", 2, 2, None), ("市登山比赛", 9, words.COMPETED, "登山", "市级", "女子", 6, 3, None),
    ("市登山比赛", 9, words.COMPETED, "登山", "市级", "男子", 6, 7, None), ("省职工健美操比赛", 8, words.COMPETED, "健美操", "省级", "团体", 16, 2, None), ("企业职工厨艺大赛", 10, words.COMPETED, "热菜", "县区级", "团体", 5, None, "三等奖"),
    ("三八模特大赛", 3, words.COMPETED, "时装", "行业集团", "中年组", 8, None, "三等奖"), ("三八模特大赛", 3, words.COMPETED, "时装", "行业集团", "青年组", 8, None, "三等奖"), ("全省武术操比赛", 11, words.COMPETED, "武术操", "省级", "混合", 50, None, "一等奖"),
    ("系统职业道德演讲比赛", 7, words.COMPETED, "演讲", "行业集团", None, 1, None, "优秀选手奖"), ("公司篮球联赛", 4, words.COMPETED, "篮球", "行业集团", None, 12, None, "精神文明奖"),
)  # fmt: skip
SHOWN = ("歌舞《春天》", "小品《班前会》", "合唱《咱们工人有力量》", "相声《节能账》", "独唱《祖国颂》", "情景剧《师徒》")
WORKS_OF = (("我与工厂三十年", "征文", "一等奖"), ("炉火旁的青春", "征文", "二等奖"), ("师傅的手", "征文", "优秀奖"), ("松鹤延年", "书法", "二等奖"), ("车间晨光", "摄影", "一等奖"))


def fill(book: Book, today: date) -> None:
    with book.deed("示例文体活动", code="found") as session:
        session.info["kind"] = "final"
        people = members_from(session, date(today.year - 1, 1, 1), today)
        made = _activities(session, today)
        _signed(session, made, people, today)
        _entries(session, made, today)
        _clubs(session, people, today)
        _works(session, made, today)


def _activities(session: Session, today: date) -> dict[str, int]:
    """By name; the ids of all."""
    units = branches(session)
    fresh: list[dict[str, Any]] = []
    paid: list[int | None] = []
    for year in (today.year - 1, today.year):
        for n, (name, month, day, kind, occasion, persons, budget, edition, said) in enumerate(ACTIVITIES_OF):
            held = date(year, month, day)
            if held > today:
                continue
            voucher, cost = _paid(session, said, held) if said else (None, None)
            paid.append(voucher)
            fresh.append({
                "name": f"{year}年{name}", "held_on": held, "kind": kind, "occasion": occasion, "persons": persons + (year - today.year) * 2, "budget": budget * 100 if budget else None, "cost": cost,
                "edition": edition + year - today.year + 1 if edition else None, "campaign": "三个一" if name in CAMPAIGN else None, "unit": units[n % len(units)] if n % 3 else None, "place": "职工活动室",
                "leader": "文体委员", "plan": "按通知报名，分组进行，设一、二、三等奖。", "summary": f"{name}如期举行，职工踊跃参加，秩序良好。",
            })  # fmt: skip
    recent = today - timedelta(12)
    fresh.append({"name": f"{recent.year}年羽毛球友谊赛", "held_on": recent, "kind": "球类比赛", "persons": 32, "budget": 80_000, "cost": 76_500, "place": "体育馆", "source": "本级工会经费"})
    made = write(session, ACTIVITIES, fresh, today)
    for row, voucher in zip(made, paid, strict=False):
        if voucher is not None:
            session.connection().execute(update(Activity).where(Activity.id == row).values(voucher=voucher))
    return {one["name"]: row for one, row in zip(fresh, made, strict=True)}


def _paid(session: Session, said: str, held: date) -> tuple[int | None, int | None]:
    """The sample's voucher of that month and what it paid."""
    spent = select(Entry.voucher, Entry.debit, Voucher.day).join(Voucher, Voucher.id == Entry.voucher).where(Entry.summary == said, Entry.debit > 0)
    for row in session.execute(spent):
        if (row.day.year, row.day.month) == (held.year, held.month):
            return row.voucher, row.debit
    return None, None


def _signed(session: Session, made: dict[str, int], people: Sequence[int], today: date) -> None:
    year = today.year - 1
    fresh: list[dict[str, Any]] = [{"activity": made[f"{year}年春季乒乓球运动会"], "person": person, "item": "男子单打" if place % 2 else "女子单打", "prize": "一等奖" if place < 2 else None} for place, person in enumerate(people[20:60])]
    fresh += [{"activity": made[f"{year}年三八女职工趣味活动"], "person": person} for person in people[40:70]]
    newest = max(made.values())
    fresh += [{"activity": newest, "person": person} for person in people[5:37]]
    write(session, SIGNED, fresh, today)


def _entries(session: Session, made: dict[str, int], today: date) -> None:
    fresh: list[dict[str, Any]] = []
    for year in (today.year - 1, today.year):
        for event, month, kind, title, level, part, heads, rank, prize in ENTRIES_OF:
            day = date(year, month, 16)
            if day <= today:
                fresh.append({"event": f"{year}年{event}", "day": day, "kind": kind, "title": title, "level": level, "part": part, "heads": heads, "rank": rank, "prize": prize, "host": "上级工会", "team": "示例机械厂代表队"})
    show = date(today.year - 1, 1, 6)
    units = branches(session)
    fresh += [
        {"event": f"{show.year}年迎新年文艺汇演", "day": show, "kind": words.PERFORMED, "title": title, "level": words.HOME_LEVEL, "unit": units[n % len(units)], "heads": 4 + n, "activity": made[f"{show.year}年迎新年文艺汇演"]}
        for n, title in enumerate(SHOWN)
    ]  # fmt: skip
    write(session, ENTRIES, fresh, today)


def _clubs(session: Session, people: Sequence[int], today: date) -> None:
    since = date(today.year - 1, 4, 1)
    kinds = (("羽毛球兴趣小组", "兴趣小组", "每周三下班后"), ("武术操代表队", "代表队", "每周二、四"), ("书画摄影协会", "体育协会", "每月第一个周六"), ("职工合唱团", "文艺队", "筹建中"))
    made = write(session, CLUBS, [{"name": name, "kind": kind, "times": times, "place": "职工活动室", "coach": "外聘教练", "leader": people[10 + n], "founded_on": since} for n, (name, kind, times) in enumerate(kinds)], today)
    fresh = [{"club": club, "person": person, "since": since, "role": "组长" if place == 0 else "队员"} for n, club in enumerate(made[:3]) for place, person in enumerate(people[10 + n : 22 + 8 * n])]
    fresh[5]["until"] = date(today.year - 1, 11, 1)
    write(session, CLUB_MEMBERS, fresh, today)


def _works(session: Session, made: dict[str, int], today: date) -> None:
    year = today.year - 1
    fresh = [
        {"title": title, "author": f"作者{'甲乙丙丁戊'[n]}", "kind": kind, "prize": None if kind == "征文" else prize, "handed_on": date(year, 9, 1 + n), "score": None if kind == "征文" else (95 - 3 * n) * points.SCALE, "rank": None if kind == "征文" else 1, "activity": made[f"{year}年{'我与工厂征文' if kind == '征文' else '书画摄影竞赛'}"], "sent_to": "市总工会" if n == 0 else None}
        for n, (title, kind, prize) in enumerate(WORKS_OF)
    ]  # fmt: skip
    kept = write(session, WORKS, fresh, today)
    contest = made[f"{year}年我与工厂征文"]
    criteria = write(session, CRITERIA, [{"activity": contest, "name": name, "full": full * points.SCALE} for name, full in (("主题内容", 50), ("结构", 20), ("语言文采", 30))], today)
    essays = [work for work, one in zip(kept, fresh, strict=True) if one["kind"] == "征文"]
    marks = [
        {"work": work, "criterion": criterion, "judge": f"评委{judge}", "mark": (full - 2 * n - place) * points.SCALE + points.SCALE // 2 * (place % 2)}
        for n, work in enumerate(essays) for place, judge in enumerate("一二三") for criterion, full in zip(criteria, (48, 19, 28), strict=True)
    ]  # fmt: skip
    write(session, MARKS, marks, today)
