"""Criteria of choosing that 民主管理 brings: how often somebody came to the meetings to which he was called; a delegate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, exists, func, or_, select

from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import in_office
from desk_union.democracy.congress.tables import Delegate
from desk_union.democracy.meetings.tables import Meeting, MeetingPerson
from desk_union.describe.criterion import Criterion
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from desk_union.describe.criterion import AskedOf

USUAL = 80  # per cent; the office writes its own beside the criterion


def _called(asked: AskedOf) -> tuple[ColumnElement[bool], ...]:
    """Meetings between the days to which the person was called, of these kinds when any are named."""
    kinds = [or_(*(Meeting.kind.contains(word, autoescape=True) for word in asked.each))] if asked.each else []
    between = Meeting.day.between(asked.first, asked.day)
    return MeetingPerson.person == Person.id, MeetingPerson.meeting == Meeting.id, between, *kinds


def _came(asked: AskedOf) -> ColumnElement[Any]:
    """There in time or late; what was made up for by the day counts too (the roll notes the day)."""
    there = MeetingPerson.state.in_((words.PRESENT, words.LATE))
    by_then = or_(MeetingPerson.came_on.is_(None), MeetingPerson.came_on <= asked.day)
    told = select(func.sum(case((there & by_then, 1), else_=0))).where(*_called(asked))
    return told.correlate(Person).scalar_subquery()


def _due(asked: AskedOf) -> ColumnElement[Any]:
    return select(func.count(MeetingPerson.id)).where(*_called(asked)).correlate(Person).scalar_subquery()


def _often(asked: AskedOf) -> ColumnElement[bool]:
    least = USUAL if asked.number is None else asked.number
    return func.coalesce(100 * _came(asked) >= least * _due(asked), False)


def _told(asked: AskedOf) -> ColumnElement[Any]:
    told = func.concat("应到", _due(asked), "次，到会", func.coalesce(_came(asked), 0), "次")
    return case((_due(asked) == 0, "没有到会记录"), else_=told)


def _delegate(asked: AskedOf) -> ColumnElement[bool]:
    return exists().where(Delegate.person == Person.id, in_office(asked.day)).correlate(Person)


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        code="democracy.attendance", title="到会率达到", where=_often, fact=_told, number="百分之几", usual=USUAL, words="会议类别", since="从哪天起",
        help="从某日起点名的会议里，到会（含迟到）占应到的百分之几以上，不填从哪天起就是本年；可以写会议类别，如 工会例会。请假、缺席算没有到，没有到会记录的不符合。",
    ),
    Criterion(code="democracy.delegate", title="在任职工代表", where=_delegate, help="当天是在任的职工代表。"),
)  # fmt: skip
