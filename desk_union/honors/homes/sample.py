"""Homes of several levels, pledges signed and not, rooms with their visits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk_union.basis import days
from desk_union.honors import honors_words as words
from desk_union.honors.homes.ledgers import HOMES, PLEDGES, ROOMS, THINGS, VISITS
from desk_union.honors.selection.eligibility import leader_of
from desk_union.members.sample.picking import branches, members_from, write

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CLAUSES = "完成工会年度工作目标。\n按时召开小组会，每月组织一次活动。\n职工有困难及时上报、走访。"


def fill(book: Book, today: date) -> None:
    with book.deed("示例建家", code="found") as session:
        session.info["kind"] = "final"
        _homes(session, today)
        _pledges(session, today)
        _rooms(session, today)


def _homes(session: Session, today: date) -> None:
    units = branches(session)
    fresh: list[dict[str, Any]] = [{"kind": words.HOUSE, "level": "公司模范", "applied_on": days.add_months(today, -30), "passed_on": days.add_months(today, -26), "document": "集工〔2024〕9号", "features": "一家两制三必到。"}]
    for n, unit in enumerate(units):
        passed = days.add_months(today, -40 + 5 * n) if n < 5 else None
        fresh.append({"unit": unit, "kind": words.SMALL, "level": "合格", "applied_on": days.add_months(passed or today, -2), "passed_on": passed, "features": "小家有活动角、学习角。"})
    write(session, HOMES, fresh, today)


def _pledges(session: Session, today: date) -> None:
    for kind in (words.TARGETS, "安全责任书"):
        fresh = [
            {"kind": kind, "year": today.year, "unit": unit, "person": leader_of(session, unit, today), "due_on": today - timedelta(20), "signed_on": today - timedelta(25) if n % 3 else None, "clauses": CLAUSES}
            for n, unit in enumerate(branches(session))
        ]  # fmt: skip
        write(session, PLEDGES, fresh, today)


def _rooms(session: Session, today: date) -> None:
    keepers = members_from(session, today - timedelta(700), today)
    rooms = [
        {"name": "职工之家活动室", "kind": "活动室", "place": "办公楼一层", "area": 180, "hours": "工作日17:30—20:30", "keeper": keepers[0]},
        {"name": "荣誉室", "kind": "荣誉室", "place": "办公楼二层", "area": 60, "hours": "预约开放", "keeper": keepers[1], "cost": 10_000_000},
    ]
    made = write(session, ROOMS, rooms, today)
    visits = [{"room": made[n % 2], "day": today - timedelta(9 * n + 1), "visitors": 120 - 7 * n, "purpose": ("职工活动", "参观学习")[n % 2], "guests": ("本单位职工", "兄弟单位工会")[n % 2]} for n in range(10)]
    write(session, VISITS, visits, today)
    write(session, THINGS, [{"room": made[0], "name": name, "quantity": count, "measure": measure} for name, count, measure in (("乒乓球台", 2, "张"), ("跑步机", 3, "台"), ("象棋", 6, "副"))], today)
