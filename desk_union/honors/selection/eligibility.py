"""Whether somebody may be nominated: the rule of the award asked of the book as of its cut-off day, with the reasons.

Of a unit its leader is asked, since what the sources demand of a 模范小组 is what its leader did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.basis.days import show_day_long
from desk_union.choosing import asking
from desk_union.choosing.formula import IN, why
from desk_union.honors import honors_words as words
from desk_union.members.ledgers.people import member_on
from desk_union.members.ledgers.union import in_office
from desk_union.members.tables import Person, Post

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.honors.selection.tables import AwardRound

LEADERS = ("工会小组长", "分会主席", "工会主席")


@dataclass(frozen=True, slots=True)
class Eligible:
    """``fits`` and why in words; ``against`` is what speaks against it."""

    fits: bool
    why: str
    against: str


def cut_off(held: AwardRound, today: date) -> date:
    return held.day or held.opens_on or today


def judge_people(session: Session, held: AwardRound, people: Iterable[int], today: date) -> dict[int, Eligible]:
    """By person; everybody fits where the award has no rule."""
    wanted = set(people)
    if held.rule is None:
        strangers = _no_members(session, held, wanted, min(cut_off(held, today), today))
        return {one: strangers.get(one, Eligible(fits=True, why="没有设资格条件", against="")) for one in wanted}
    asked = asking.read(session, held.rule, cut_off(held, today))
    found: dict[int, Eligible] = {}
    for one in asking.choose(session, asked, wanted).people:
        told, not_told = why(one, asked.terms, private=False)
        against = not_told or ("有一条不公开的条件不符合" if one.state != IN else "")
        found[one.id] = Eligible(one.state == IN, told, against)
    outside = Eligible(fits=False, why="", against=f"不是{asked.audience}")
    return {one: found.get(one, outside) for one in wanted}


def _no_members(session: Session, held: AwardRound, wanted: set[int], day: date) -> dict[int, Eligible]:
    """An award whose places are shared out by members is for members."""
    if held.basis != words.MEMBERS:
        return {}
    against = f"名额按会员数分配，{show_day_long(day)}不是会员"
    members = session.scalars(select(Person.id).where(Person.id.in_(wanted), member_on(day)))
    return {one: Eligible(fits=False, why="", against=against) for one in wanted.difference(members)}


def leader_of(session: Session, unit: int, day: date) -> int | None:
    held = select(Post.person).where(Post.unit == unit, in_office(day), or_(*(Post.role == role for role in LEADERS)))
    return session.scalar(held.order_by(Post.since.desc(), Post.id.desc()).limit(1))


def judge_unit(session: Session, held: AwardRound, unit: int, today: date) -> Eligible:
    """By its leader on the cut-off day."""
    if held.rule is None:
        return Eligible(fits=True, why="没有设资格条件", against="")
    leader = leader_of(session, unit, cut_off(held, today))
    if leader is None:
        return Eligible(fits=False, why="", against="资格截止日没有在任的组长，无法核对条件")
    told = judge_people(session, held, [leader], today)[leader]
    name = session.scalar(select(Person.name).where(Person.id == leader)) or ""
    return Eligible(
        told.fits, f"组长{name}：{told.why}" if told.why else "", f"组长{name}：{told.against}" if told.against else ""
    )
