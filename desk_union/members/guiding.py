"""How 会员台账 leads a clerk: a new person, the union and its units in the first week, what an import asks next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from desk_union.describe.guiding import FirstStep, Guidance, Way
from desk_union.members.tables import Person, Post, Union, Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _has_union(session: Session) -> bool:
    """Its code or its address: the name alone stands there from the start."""
    told = Union.credit_code.is_not(None) | Union.union_code.is_not(None) | Union.address.is_not(None)
    return bool(session.scalar(select(exists().where(told))))


def _has_units(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Unit.parent.is_not(None)))))


def _has_people(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Person.id.is_not(None)))))


def _has_posts(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(Post.id.is_not(None)))))


UNION, UNITS = Way("ledger", "members.union"), Way("ledger", "members.units")
PEOPLE, POSTS = Way("ledger", "members.people"), Way("ledger", "members.posts")
GUIDANCE = Guidance(
    usual=(Way("add", "members.people"),),
    settles={
        "application": Way("deed", "members.enrol"), "missing": Way("errand", "members.missing"),
        "term": Way("add", "members.terms"),
        "women": Way("add", "members.posts"), "personnel_list": Way("deed", "members.compare"),
        "letter": Way("deed", "members.letter_back"),
    },
    first_week=(
        FirstStep("填工会基本情况", "代码、地址、法定代表人，打印的表头和年报要用。", UNION, _has_union),
        FirstStep("建分会、小组", "先有小组，人才能编进去；也可以随人员名册一起导入。", UNITS, _has_units),
        FirstStep("导入职工会员名册", "从Excel导入，或一个一个新增。", PEOPLE, _has_people),
        FirstStep("登记工会干部", "主席、委员、小组长，签名和名册要用。", POSTS, _has_posts),
    ),
    next={
        "members.people": (
            Way("errand", "members.duplicates"), Way("errand", "members.missing"), Way("sheet", "members.roster"),
        ),
        "members.personnel": (Way("deed", "members.compare"),),
        "members.units": (Way("add", "members.posts"), Way("sheet", "members.organisation")),
        "members.posts": (Way("sheet", "members.officers"),),
    },
)  # fmt: skip
