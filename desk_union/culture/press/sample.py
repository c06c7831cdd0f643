"""The made-up office's articles of two years and the issues of its carriers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.culture.press.ledgers import ARTICLES, CARRIERS, ISSUES
from desk_union.members.sample.picking import branches, write

if TYPE_CHECKING:
    from desk_union.store.opened import Book

MEDIA = (("工会视野", "杂志", "行业集团", 50_00), ("企业文化之窗", "简报", "本单位", 20_00), ("企业网", "网站", "本单位", 10_00), ("示例日报", "报纸", "市级", 80_00), ("省工人报", "报纸", "省级", 120_00))
TOPICS = ("走访慰问暖人心", "班组建设见实效", "技能比武展风采", "职代会圆满闭幕", "安康杯竞赛启动", "读书月活动侧记", "劳模风采录", "夏送清凉到一线", "女工活动丰富多彩", "师徒结对促成长")
CARRIERS_OF = (("工会工作简报", "简报", 2, "宣传委员"), ("厂区黑板报", "黑板报", 1, "团委"), ("宣传橱窗", "宣传橱窗", 3, "宣传委员"))


def fill(book: Book, today: date) -> None:
    with book.deed("示例宣传报道", code="found") as session:
        session.info["kind"] = "final"
        first, units = date(today.year - 1, 1, 8), branches(session)
        fresh: list[dict[str, Any]] = []
        for n in range(120):
            sent = first + timedelta(6 * n)
            if sent > today:
                break
            medium, kind, level, fee = MEDIA[n % len(MEDIA)]
            published = sent + timedelta(4)
            out = published <= today - timedelta(20) and n % 7 != 6
            fresh.append({
                "title": f"{TOPICS[n % len(TOPICS)]}（{sent.year}年{sent.month}月{sent.day}日）", "author": f"通讯员{'甲乙丙丁'[n % 4]}", "medium": medium, "medium_kind": kind, "level": level, "unit": units[n % len(units)],
                "sent_on": sent, "published_on": published if out else None, "fee": fee if out else None, "points": 5 if out else None,
            })  # fmt: skip
        write(session, ARTICLES, fresh, today)
        made = write(session, CARRIERS, [{"name": name, "kind": kind, "every": every, "editor": editor, "since": first, "place": "厂区"} for name, kind, every, editor in CARRIERS_OF], today)
        issues = [
            {"carrier": row, "number": number, "day": day, "editor": editor, "contents": "工会动态、先进人物、安全知识。", "copies": 200 if kind == "简报" else None}
            for row, (_, kind, every, editor) in zip(made, CARRIERS_OF, strict=True) for number in range(1, 25) if (day := days.add_months(date(today.year - 1, 1, 20), every * (number - 1))) <= today - timedelta(45)
        ]  # fmt: skip
        write(session, ISSUES, issues, today)
