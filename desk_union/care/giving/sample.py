"""Made-up pairs with their contacts and drives over last year and this one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.care.giving import giving_words as words
from desk_union.care.giving.ledgers import CONTACTS, DONATIONS, DRIVES, PAIRS, USES
from desk_union.care.hardship.hardship_words import HELD
from desk_union.care.hardship.tables import HardshipFile
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.tables import Person
from desk_union.store import overrides, rows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book


def fill(book: Book, today: date) -> None:
    with book.deed("示例结对、捐款", code="found") as session:
        session.info["kind"] = "final"
        overrides.because(session, "示例")
        people = _members(session, today)
        _pairs(session, people, today)
        _drives(session, people, today)
        overrides.because(session, "")


def _members(session: Session, today: date) -> list[int]:
    there = select(Person.id).where(member_on(days.add_months(today, -24)), member_on(today), on_roll(today))
    return list(session.scalars(there.order_by(Person.id)))


def _pairs(session: Session, people: list[int], today: date) -> None:
    files = list(session.scalars(select(HardshipFile.id).where(HardshipFile.stage.in_(HELD)).order_by(HardshipFile.id)))
    plans: list[dict[str, Any]] = [
        {"kind": "领导包保" if n % 2 else "一帮一结对", "helper": people[4 + 9 * n], "file": file, "target": "困难职工", "every": 3} for n, file in enumerate(files)
    ]  # fmt: skip
    old = ("郭大妈", "丁老伯", "许奶奶", "邓爷爷")
    plans += [{"kind": words.VOLUNTEER, "helper_name": "家政志愿服务队", "outsider": name, "target": "孤寡老人", "every": 1} for name in old]
    plans += [{"kind": "单位帮扶", "helper": people[2 + n], "outsider": name, "target": words.POOR, "every": 6} for n, name in enumerate(("河东村田家", "河东村石家"))]
    for n, plan in enumerate(plans):
        since = days.add_months(today, -(20 - n))
        pair = rows.save_row(session, PAIRS, None, {**plan, "since": since}, today)
        step = plan["every"]
        for months in range(step, 20 - n, step):
            day = days.add_months(since, months)
            if n % 5 == 3 and (today - day).days < 150:  # these fell behind
                continue
            worth = 500_00 if plan["target"] == words.POOR else 200_00 if months % 2 else None
            contact = {"pair": pair, "day": day, "way": "上门走访" if n % 3 else "电话", "worth": worth, "result": "了解生活情况，帮助解决困难。"}
            rows.save_row(session, CONTACTS, None, contact, today)


def _drives(session: Session, people: list[int], today: date) -> None:
    last = today.year - 1
    day = date(last, 9, 5)
    drive = {"name": f"{last}年慈善一日捐", "kind": "慈善一日捐", "first": day, "last": day + timedelta(4), "beneficiary": "示例市慈善会", "goes_to": "示例市慈善会", "called_by": "示例市总工会"}
    first = rows.save_row(session, DRIVES, None, drive, today)
    _give(session, first, people[:120], day, (50_00, 100_00, 30_00, 20_00), today)
    whole = sum((50_00, 100_00, 30_00, 20_00)[n % 4] for n in range(120))
    rows.save_row(session, USES, None, {"drive": first, "day": day + timedelta(20), "receiver": "示例市慈善会", "cash": whole, "purpose": "慈善救助", "approver": "赵主席"}, today)
    flood = date(last, 7, 28)
    far = {"name": f"{last}年支援灾区募捐", "kind": words.DISASTER, "first": flood, "last": flood + timedelta(2), "beneficiary": "受灾群众", "goes_to": "示例市红十字会"}
    second = rows.save_row(session, DRIVES, None, far, today)
    _give(session, second, people[10:50], flood, (100_00, 50_00), today)
    rows.save_row(session, DONATIONS, None, {"drive": second, "outsider": "退休职工冯师傅", "day": flood, "item": "棉被", "quantity": 10, "goods_value": 1_500_00}, today)
    rows.save_row(session, USES, None, {"drive": second, "day": flood + timedelta(9), "receiver": "示例市红十字会", "cash": 3_000_00, "item": "棉被10床", "purpose": "救灾"}, today)
    recent = days.add_months(today, -3)
    ill = {"name": f"为患病职工募捐（{recent.year}年）", "kind": "患病职工", "first": recent, "last": recent + timedelta(3), "person": people[33]}
    third = rows.save_row(session, DRIVES, None, ill, today)
    _give(session, third, people[60:130], recent, (100_00, 200_00, 50_00), today)
    rows.save_row(session, USES, None, {"drive": third, "day": recent + timedelta(8), "receiver": "患病职工本人", "cash": 6_000_00, "purpose": "住院治疗", "approver": "赵主席"}, today)


def _give(session: Session, drive: int, people: list[int], day: date, amounts: tuple[int, ...], today: date) -> None:
    fresh = [
        {**rows.defaults(DONATIONS), "drive": drive, "person": one, "day": day, "cash": amounts[n % len(amounts)], "nameless": n % 17 == 5}
        for n, one in enumerate(people)
    ]  # fmt: skip
    rows.add_rows(session, DONATIONS, fresh, today)
