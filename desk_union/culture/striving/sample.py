"""Units that strive to be 学习型组织, two learners and some families of the made-up office."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desk_union.culture import culture_words as words
from desk_union.culture.striving.ledgers import FAMILIES, STRIVINGS
from desk_union.members.sample.picking import branches, members_from, write

if TYPE_CHECKING:
    from desk_union.store.opened import Book


def fill(book: Book, today: date) -> None:
    with book.deed("示例创争", code="found") as session:
        session.info["kind"] = "final"
        people = members_from(session, date(today.year - 2, 2, 1), today)
        units = branches(session)
        named = date(today.year - 1, 12, 10)
        write(session, STRIVINGS, [
            {"year": named.year, "kind": words.LEARNING_UNIT, "unit": unit, "vision": "人人学习、岗位成才。", "plan": "每周一次班组学习，每季一次技术讲座，人人有学习计划。",
             "records": "全年集中学习四十八次。", "level": words.HOME_LEVEL, "nominated_on": date(named.year, 11, 20), "named_on": named if n == 0 else None}
            for n, unit in enumerate(units[:3])
        ] + [{"year": named.year, "kind": words.LEARNER, "person": person, "unit": None, "level": words.HOME_LEVEL, "nominated_on": date(named.year, 11, 20), "named_on": named} for person in people[30:32]], today)
        write(session, STRIVINGS, [{"year": today.year, "kind": words.LEARNING_UNIT, "unit": unit, "vision": "人人学习、岗位成才。", "level": words.HOME_LEVEL} for unit in units], today)
        write(session, FAMILIES, [
            {"year": named.year, "kind": words.FAMILY.labels[0], "person": person, "unit": units[n % len(units)], "stars": 10 - n % 3, "lacking": "绿化星" if n % 3 else None,
             "deeds": "家庭和睦，邻里互助。", "state": words.CHOSEN if n < 4 else words.NOMINATED, "chosen_on": named if n < 4 else None}
            for n, person in enumerate(people[40:46])
        ], today)
