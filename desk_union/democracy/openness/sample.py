"""What the made-up office disclosed, asked and was told, with its rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import points
from desk_union.democracy import democracy_words as words
from desk_union.democracy.openness.ledgers import (
    APPRAISAL_ITEMS,
    APPRAISALS,
    DISCLOSURE_ITEMS,
    DISCLOSURES,
    OPINIONS,
    REVIEW_ITEMS,
    REVIEWS,
    RULES,
)
from desk_union.members.sample.picking import branches, members_from, write

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

ITEMS = (
    ("业务招待费使用情况", "业务招待费", "每半年", "职代会", "财务部"), ("工会经费收支情况", "财务", "每年", "公开栏", "工会"), ("奖金分配方案和结果", "工资奖金", "每季度", "公开栏", "人力资源部"),
    ("社会保险费缴纳情况", "社保福利", "每年", "网站", "人力资源部"), ("大宗物资采购招标", "采购与工程", "每季度", "网站", "采购部"), ("职称评聘和评先结果", "职称评先", "每年", "公开栏", "人力资源部"),
    ("中层干部任免", "干部任用", "随时", "文件", "党委办公室"), ("食堂伙食账目", "财务", "每月", "公开栏", "后勤部"),
)  # fmt: skip
RULES_OF = (
    *((title, "工会工作制度") for title in ("工会委员会会议制度", "工会小组工作制度", "走访慰问制度", "会员代表大会制度")),
    *((f"{post}岗位责任制", "岗位责任制") for post in ("工会主席", "工会副主席", "组织委员", "宣传委员", "文体委员", "女工委员", "经审委员", "工会小组长")),
    *((title, "民主管理") for title in ("民主管理网络图", "职代会实施细则", "职代会提案办理制度", "民主评议领导干部制度", "职工代表巡视检查制度")), ("工会干部学习制度", "学习"), ("班组学习制度", "学习"),
    ("民主管理委员会章程", "民主管理委员会"), ("民主管理委员会成员奖罚制度", "民主管理委员会"), ("厂务公开目标管理制度", "厂务公开"), ("厂务公开监督检查制度", "厂务公开"), ("厂务公开民主评议制度", "厂务公开"), ("突发事件应急预案", "应急"),
)  # fmt: skip
OPINIONS_OF = (
    ("意见箱", None, "建议装配线加装照明", "劳动安全卫生", True), ("座谈会", "青年职工座谈会", "希望多办技能比武", "教育培训", False), ("献言献策", "我为发展献一策", "推行刀具集中管理", "生产经营", False),
    ("献言献策", "我为发展献一策", "修旧利废给予奖励", "生产经营", False), ("谈心", None, "班车时间与夜班不合", "文体生活", False), ("网上留言", None, "食堂菜品更新慢", "文体生活", True),
)  # fmt: skip
LEADERS = (("示例厂长", "厂长", (25, 9, 2, 0)), ("示例副厂长", "生产副厂长", (22, 11, 3, 0)), ("示例书记", "党委书记", (27, 8, 1, 0)))


def fill(book: Book, today: date) -> None:
    with book.deed("示例厂务公开", code="found") as session:
        session.info["kind"] = "final"
        _rules(session, today)
        _disclosures(session, today)
        _appraisals(session, today)
        _reviews(session, today)
        _opinions(session, today)


def _rules(session: Session, today: date) -> None:
    fresh: list[dict[str, Any]] = [
        {"title": title, "kind": kind, "version": 1, "since": date(today.year - 2, 3, 1), "document": f"示工字〔{today.year - 2}〕{n}号", "on_wall": kind in ("岗位责任制", "民主管理"),
         "drafted_on": date(today.year - 1 if kind == "厂务公开" else today.year - 2, 1, 15)}
        for n, (title, kind) in enumerate(RULES_OF, 1)
    ]  # fmt: skip
    for one in fresh:
        if one["kind"] == "厂务公开":
            one["since"] = date(today.year - 1, 4, 1)
    fresh[0]["until"] = date(today.year - 1, 6, 1)
    fresh.append({**fresh[0], "version": 2, "since": date(today.year - 1, 6, 1), "until": None, "document": f"示工字〔{today.year - 1}〕9号"})
    write(session, RULES, fresh, today)


def _disclosures(session: Session, today: date) -> None:
    since = date(today.year - 1, 1, 1)
    made = write(session, DISCLOSURE_ITEMS, [{"title": t, "topic": k, "frequency": f, "form": form, "department": d, "since": since} for t, k, f, form, d in ITEMS], today)
    fresh: list[dict[str, Any]] = []
    for row, (title, topic, frequency, form, department) in zip(made, ITEMS, strict=True):
        months = words.EVERY.get(frequency, 12)
        for month in range(months, 25, months):
            year, within = (today.year - 1, month) if month <= 12 else (today.year, month - 12)
            day = date(year, within, 25)
            if day > today - timedelta(60):
                break
            told = f"{year}年{within}月" if months == 1 else f"{year}年第{(within + 2) // 3}季度" if months == 3 else f"{year}年"
            fresh.append({"item": row, "title": title, "topic": topic, "form": form, "department": department, "day": day, "period": told, "scope": "全体职工", "publisher": "厂务公开办公室"})
    fresh[0] |= {"opinions": "请说明招待批次。", "handling": "已在公开栏补充说明。", "answered_on": fresh[0]["day"] + timedelta(5), "satisfied": True}
    write(session, DISCLOSURES, sorted(fresh, key=lambda one: one["day"]), today)


def _appraisals(session: Session, today: date) -> None:
    for year in (today.year - 1, today.year):
        day = date(year, 2, 19)
        if day > today:
            continue
        for subject, post, counts in LEADERS:
            votes = dict(zip(("excellent", "competent", "basic", "poor"), counts, strict=True))
            votes["excellent"] -= today.year - year  # a little better every year
            whole = {"day": day, "kind": words.APPRAISAL.labels[0], "subject": subject, "post": post, "issued": 38, "returned": 36}
            (row,) = write(session, APPRAISALS, [{**whole, **votes}], today)
            write(session, APPRAISAL_ITEMS, [{"appraisal": row, "title": item, **votes} for item in ("德", "能", "勤", "绩", "廉")], today)


def _reviews(session: Session, today: date) -> None:
    """Last year's review of two branches; what one of them has to mend is still open."""
    items = (("公开记录本齐全、及时", 30, 28), ("公开表按期公布", 30, 27), ("民主评议满意", 40, 36))
    day = date(today.year - 1, 12, 20)
    for n, unit in enumerate(branches(session)[:2]):
        (row,) = write(session, REVIEWS, [{"day": day, "period": f"{day.year}年度", "unit": unit, "reviewer": "公开监督小组", "mending": "按季公布招待费。" if n else None, "mend_by": date(today.year, 1, 31) if n else None}], today)
        write(session, REVIEW_ITEMS, [{"review": row, "title": title, "full": full * points.SCALE, "own": full * points.SCALE, "given": (given - n) * points.SCALE} for title, full, given in items], today)
    write(session, REVIEWS, [{"day": min(today, date(today.year, 6, 30)), "period": f"{today.year}年上半年", "unit": branches(session)[0]}], today)


def _opinions(session: Session, today: date) -> None:
    people = members_from(session, date(today.year - 1, 1, 1), today)
    fresh: list[dict[str, Any]] = []
    for year in (today.year - 1, today.year):
        for n, (channel, campaign, content, kind, anonymous) in enumerate(OPINIONS_OF):
            day = date(year, 3 + n, 11)
            if day > today:
                break
            answered = year < today.year or n < 3
            fresh.append({
                "day": day, "channel": channel, "campaign": campaign, "content": f"{content}（{year}年）", "kind": kind, "anonymous": anonymous, "person": None if anonymous else people[10 + n], "handler": "生产部",
                "answered_on": min(day + timedelta(7), today) if answered else None, "reply": "已转有关部门办理。" if answered else None, "adopted": True if answered else None,
            })  # fmt: skip
    write(session, OPINIONS, fresh, today)
