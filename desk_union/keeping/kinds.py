"""The kinds of what is private by what ends the reason to keep it, each with the day it ended and why, as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, and_, case, exists, func, literal, or_, select, true, type_coerce

from desk_union.care.hardship import hardship_words
from desk_union.care.hardship.tables import HardshipFile
from desk_union.care.visits.tables import CareTalk, CareVisit
from desk_union.describe.words import dictionary
from desk_union.keeping.tables import KeepingTerm
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Employment, Membership, Person, Standing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GONE, CLOSED, VISITED, TALKED = "离开的人员", "已退出的困难档案", "走访记录", "谈心记录"
KIND = dictionary("keeping_kind", "个人信息的种类", GONE, CLOSED, VISITED, TALKED)
NEVER = "0001-01-01"
RETIRED = ("退休", "离休", "退职")


def _last(row: type[Employment | Membership]) -> ColumnElement[Any]:
    held = select(func.max(row.until)).where(row.person == Person.id).correlate(Person).scalar_subquery()
    return func.coalesce(held, NEVER)


def is_gone(day: date) -> ColumnElement[bool]:
    """Dead, or neither on the roll nor a member nor retired from here any more."""
    member = exists().where(Membership.person == Person.id, or_(Membership.until.is_(None), Membership.until > day))
    retired = exists().where(Standing.person == Person.id, Standing.until.is_(None), Standing.value.in_(RETIRED))
    left = and_(~on_roll(day), ~member, ~retired, func.max(_last(Employment), _last(Membership)) > NEVER)
    return or_(and_(Person.died_on.is_not(None), Person.died_on <= day), left)


def left_on(_day: date) -> ColumnElement[Any]:
    last = case((Person.died_on.is_not(None), Person.died_on), else_=func.max(_last(Employment), _last(Membership)))
    return type_coerce(last, Date)


def why_left(_day: date) -> ColumnElement[Any]:
    later = _last(Membership) > _last(Employment)
    return case((Person.died_on.is_not(None), "去世"), (later, "退会、转出或除名"), else_="离职")


def is_closed(day: date) -> ColumnElement[bool]:
    over = (hardship_words.OUT, hardship_words.CLOSED, hardship_words.REFUSED)
    return and_(HardshipFile.stage.in_(over), HardshipFile.closed_on <= day)


def closed_on(_day: date) -> ColumnElement[Any]:
    return HardshipFile.closed_on  # type: ignore[return-value]  # an attribute is a column element in SQL


def why_closed(_day: date) -> ColumnElement[Any]:
    return HardshipFile.stage  # type: ignore[return-value]  # likewise


def always(day: date) -> ColumnElement[bool]:  # noqa: ARG001 - what happened is over
    return true()


def visited_on(_day: date) -> ColumnElement[Any]:
    return CareVisit.day  # type: ignore[return-value]  # likewise


def why_visited(_day: date) -> ColumnElement[Any]:
    return literal("走访已过去")


def talked_on(_day: date) -> ColumnElement[Any]:
    return CareTalk.day  # type: ignore[return-value]  # likewise


def why_talked(_day: date) -> ColumnElement[Any]:
    return literal("谈心已过去")


def years(kind: str) -> ColumnElement[Any]:
    """How long the office keeps this kind; NULL while it has not said."""
    return select(KeepingTerm.years).where(KeepingTerm.kind == kind).scalar_subquery()


def until(kind: str, since: ColumnElement[Any]) -> ColumnElement[Any]:
    """Up to which day what is private may be kept; NULL while no term is written."""
    term = func.concat(years(kind), " years")
    return type_coerce(case((years(kind).is_not(None), func.date(since, term))), Date)
