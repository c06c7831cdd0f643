"""A made-up year of volunteering and of help to find work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.care.serving.ledgers import JOBS, PLACED, TRAINED, VOLUNTEERS
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Person
from desk_union.store import rows

if TYPE_CHECKING:
    from desk_union.store.opened import Book


def fill(book: Book, today: date) -> None:
    year = today.year - 1
    with book.deed("示例志愿服务", code="found") as session:
        people = list(session.scalars(select(Person.id).where(on_roll(date(year, 3, 5))).order_by(Person.id)))[3:75:3]
        fresh = [
            {"day": date(year, 3, 5), "person": person, "activity": "学雷锋志愿服务", "post": post, "hours": 2 + place % 3}
            for place, (person, post) in enumerate(zip(people, ("家电维修", "理发", "义诊引导") * 8, strict=True))
        ]  # fmt: skip
        if people:
            rows.add_rows(session, VOLUNTEERS, fresh, today)
        jobs = [
            {"day": date(year, 9, 10), "outsider": "孙某", "state": "下岗", "training": "电工证", "result": TRAINED},
            {"day": date(year, 10, 9), "outsider": "钱某", "state": "失业", "help": "介绍岗位", "result": PLACED, "employer": "园区物业"},
        ]
        rows.add_rows(session, JOBS, jobs, today)
