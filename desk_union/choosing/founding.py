"""The rules that most offices want, laid in every new book; the office changes them as it likes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from desk_union.choosing import choosing_words as words
from desk_union.choosing.tables import ChoosingRule, ChoosingTerm
from desk_union.describe.tab import Founding

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


class UsualRule(NamedTuple):
    """``terms`` are criterion, part, and what is written beside it."""

    name: str
    audience: str
    terms: tuple[tuple[str, int, dict[str, Any]], ...]
    within_year: bool = False
    note: str = ""


# Lines of office.md 4.1; whether both 行政 and 中级职称 bind the age of 40 is the office's to say.
USUAL = (
    UsualRule("40岁以上体检", words.ALL, (("年满", 1, {"number": 40}),), within_year=True),
    UsualRule("六一儿童的家长", words.STAFF, (("有小孩", 1, {"number": 14}),), note="当年6月1日不满14岁。"),
    UsualRule("集体生日", words.STAFF, (("整寿", 1, {}),), within_year=True, note="女50、55，男55、60。"),
    UsualRule("本月生日", words.MEMBERS, (("生日在某月", 1, {}),)),
    UsualRule("88岁以上老人", words.ALL, (("年满", 1, {"number": 88}),)),
    UsualRule("三八女职工", words.STAFF, (("女职工", 1, {}),)),
    UsualRule("一线和农民工", words.STAFF, (("一线", 1, {}), ("农民工", 1, {}))),
    UsualRule("今年还没有领过的会员", words.MEMBERS, (("会费缴清", 1, {}), ("还没有领过", 2, {}))),
    UsualRule("全体会员", words.MEMBERS, (("会员", 1, {}),)),
)  # fmt: skip


def lacks(session: Session) -> bool:
    return session.scalar(select(ChoosingRule.id).limit(1)) is None


def found(session: Session, _union_name: str, _today: date) -> None:
    for one in USUAL:
        rule = ChoosingRule(name=one.name, audience=one.audience, within_year=one.within_year, note=one.note or None)
        session.add(rule)
        session.flush()
        for title, part, given in one.terms:
            session.add(ChoosingTerm(rule=rule.id, part=part, turned=False, criterion=title, **given))
    session.flush()


FOUNDING = Founding(title="建立常用选人条件", found=found, lacks=lacks)
