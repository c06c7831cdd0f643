"""The made-up office's log of two years, duties seen to, a checklist, boxes and letters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.members.sample.picking import branches, write
from desk_union.reports.office import office_words as words
from desk_union.reports.office.duties import LATE, of_days
from desk_union.reports.office.ledgers import (
    ARCHIVE,
    CHECKLIST_ITEMS,
    CHECKLISTS,
    DUTIES_DONE,
    OFFICIAL_LETTERS,
    WORKLOG,
)
from desk_union.reports.office.tables import Duty

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# day of the month, what, kind, place, heads, result
MONTHLY = (
    (5, "召开工会委员会会议", "会议学习", "工会会议室", 8, "小结上月工作，安排本月工作"), (10, "群监员四点班、夜班查岗", "劳动保护", "各车间", 4, "制止违章1起"), (16, "收缴会费", "经费财务", None, None, "各小组按时交齐"),
    (21, "走访慰问住院职工", "送温暖", "职工医院", 2, "送上慰问金和慰问品"), (26, "编发工会信息稿件", "宣教文体", None, None, "上报稿件3篇"),
)  # fmt: skip
LATE_LEFT = 2  # duties of the last weeks that nobody has seen to
ARCHIVE_OF = (("工会委员会会议记录", "组织", "1", 36, "永久"), ("会员花名册", "组织", "1", 12, "永久"), ("会员情况表", "组织", "1", 2, "10年"), ("女工会员情况表", "组织", "1", 2, "10年"), ("职代会文件汇编", "民主", "2", 58, "30年"), ("厂务公开台账", "民主", "2", 24, "10年"), ("走访慰问签领表", "管理", "3", 18, "10年"), ("文体活动照片", "影音", None, None, "永久"))  # fmt: skip


def fill(book: Book, today: date) -> None:
    with book.deed("示例工作日志和日历", code="found") as session:
        session.info["kind"] = "final"
        session.execute(update(Duty).values(since=date(today.year - 1, 1, 1)))
        _log(session, today)
        _duties(session, today)
        _checklist(session, today)
        _archive(session, today)
        _letters(session, today)


def _log(session: Session, today: date) -> None:
    units = branches(session)
    fresh: list[dict[str, Any]] = []
    for year in (today.year - 1, today.year):
        for month in range(1, 13):
            for n, (day, what, kind, place, heads, result) in enumerate(MONTHLY):
                held = date(year, month, day)
                if held <= today:
                    unit = units[(month + n) % len(units)] if n in {1, 3} else None
                    fresh.append({"day": held, "what": what, "kind": kind, "place": place, "heads": heads, "result": result, "who": "王干事", "unit": unit})
    write(session, WORKLOG, fresh, today)


def _duties(session: Session, today: date) -> None:
    """Everything that no rows tell is ticked off, but for the newest few."""
    found = [one for one in of_days(session, date(today.year - 1, 1, 1), today, today) if one.state == LATE]
    kept = {(one.duty, one.day) for one in found[-LATE_LEFT:]}
    owners = {row.id: row.owner for row in session.execute(select(Duty.id, Duty.owner))}
    write(session, DUTIES_DONE, [{"duty": one.duty, "due_on": one.day, "done_on": one.day, "who": owners[one.duty]} for one in found if (one.duty, one.day) not in kept], today)


def _checklist(session: Session, today: date) -> None:
    day = today + timedelta(20)
    made = write(session, CHECKLISTS, [{"name": f"{today.year}年模范职工之家验收", "inspector": "市总工会", "day": day, "year": today.year - 1, "keeper": "王干事"}], today)[0]
    fresh = [
        {"checklist": made, "place": n, "section": section, "title": title, "points": "10", "own_points": "10" if n % 4 else "8", "sheet": sheet or None, "figure": figure or None, "lies": f"{section}盒", "keeper": "王干事"}
        for n, (section, title, sheet, figure) in enumerate(words.FOLDER_ITEMS, 1)
    ]  # fmt: skip
    fresh += [{"checklist": made, "place": len(fresh) + n, "section": "影音", "title": title, "points": "5", "keeper": "文体委员"} for n, title in enumerate(("活动照片和录像", "职工书屋照片"), 1)]
    write(session, CHECKLIST_ITEMS, fresh, today)


def _archive(session: Session, today: date) -> None:
    fresh: list[dict[str, Any]] = []
    for year in (today.year - 2, today.year - 1, today.year):
        places: dict[str, int] = {}
        for title, category, box, pages, kept_for in ARCHIVE_OF:
            whole = f"{year}-{box}" if box else ""
            place = places[whole] = places.get(whole, 0) + 1
            fresh.append({
                "title": f"{year}年{title}", "category": category, "year": year, "made_on": min(date(year, 12, 28), today), "maker": "厂工会", "box": whole or None, "place": place if whole else None, "pages": pages,
                "medium": "纸质" if pages else "照片", "kept_for": kept_for, "lies": "工会办公室2号柜" if whole else "移动硬盘",
            })  # fmt: skip
    write(session, ARCHIVE, fresh, today)


def _letters(session: Session, today: date) -> None:
    year = today.year - 1
    body = "为总结全年工会工作，表彰先进，决定评选年度工会工作先进集体和先进个人。现将有关事项通知如下：\n一、评选范围\n各分会、工会小组和全体会员。\n二、评选条件\n（一）按时完成各项工作，台账齐全；\n（二）热心为职工服务，群众公认。\n三、报送时间\n请于12月17日前将推荐表报工会办公室。"
    fresh: list[dict[str, Any]] = [
        {"kind": words.NOTICE, "title": f"关于评选{year}年度工会工作先进集体和先进个人的通知", "number": f"示工〔{year}〕12号", "addressee": "各分会、工会小组", "body": body, "annexes": "先进集体推荐表\n先进个人推荐表", "day": date(year, 12, 10)},
        {"kind": words.ASKING, "title": "关于召开职工代表大会的请示", "number": f"示工〔{today.year}〕1号", "addressee": "中共示例机械厂委员会", "body": "按照职工代表大会条例，拟于2月下旬召开本届职工代表大会。会议主要议程：听取厂长工作报告，审议集体合同履行情况报告，签订集体合同和女职工专项集体合同。\n妥否，请批示。", "day": date(today.year, 1, 20), "signer": "赵主席"},
    ]  # fmt: skip
    write(session, OFFICIAL_LETTERS, [one for one in fresh if one["day"] <= today], today)
