"""Criteria of choosing that 建家评先 brings: no fine, an honour held or not held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from desk_union.describe.criterion import Criterion
from desk_union.honors import honors_words as words
from desk_union.honors.honours.tables import Honour, MeetingPenalty
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from desk_union.describe.criterion import AskedOf


def _fined(asked: AskedOf) -> ColumnElement[bool]:
    own = (MeetingPenalty.person == Person.id, MeetingPenalty.kind.in_((words.FINE, words.DEDUCTED)))
    return exists().where(*own, MeetingPenalty.day.between(asked.first, asked.day))


def _fines(asked: AskedOf) -> ColumnElement[Any]:
    own = (
        MeetingPenalty.person == Person.id,
        MeetingPenalty.kind.in_((words.FINE, words.DEDUCTED)),
        MeetingPenalty.day.between(asked.first, asked.day),
    )
    return func.concat(select(func.count(MeetingPenalty.id)).where(*own).correlate(Person).scalar_subquery(), "次")


def _mine(asked: AskedOf) -> Any:
    named = [or_(*(Honour.name.contains(word, autoescape=True) for word in asked.each))] if asked.each else []
    kept = or_(Honour.withdrawn_on.is_(None), Honour.withdrawn_on > asked.day)
    since = [Honour.granted_on >= asked.since] if asked.since else []
    return and_(Honour.person == Person.id, Honour.granted_on <= asked.day, kept, *named, *since)


def _honours(asked: AskedOf) -> ColumnElement[Any]:
    told = select(func.group_concat(func.concat(Honour.year, Honour.name), "、")).where(_mine(asked))
    return told.correlate(Person).scalar_subquery()


CRITERIA: tuple[Criterion, ...] = (
    Criterion(code="honors.no_fine", title="没有会议罚款", where=lambda asked: ~_fined(asked), fact=_fines, since="从哪天起", help="从某日起没有会议纪律罚款和考核扣罚；不填就是本年。"),
    Criterion(code="honors.honour", title="得过荣誉", where=lambda asked: exists().where(_mine(asked)), fact=_honours, words="荣誉名称里的字样", since="从哪天起", help="得过、没有收回的荣誉；可以写名称，如 劳模 积极分子。"),
)  # fmt: skip
