"""SQL over files that ledgers, figures and sheets share: holder's name, aid received, next review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, and_, case, func, or_, select, type_coerce

from desk_union.care.hardship.hardship_words import HELD, OPEN
from desk_union.care.hardship.tables import HardshipFile, HardshipPaper, HardshipRelative
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import worth
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutLine
from desk_union.store import stages

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement


def received_by(row: Any, what: Any, day: date, first: date | None = None) -> ColumnElement[Any]:
    """``what`` over all lines that the holder was handed out by ``day``, of any kind."""
    own = and_(row.person.is_(None), PayoutLine.outsider == row.outsider)
    whose = or_(PayoutLine.person == row.person, own)
    query = select(what).where(whose, handed_out(), paid_day() <= day)
    if first is not None:
        query = query.where(paid_day() >= first)
    return query.correlate(row).scalar_subquery()


def aid(row: Any, day: date, first: date | None = None) -> ColumnElement[Any]:
    """Cash and goods together, in fen."""
    return received_by(row, func.coalesce(func.sum(worth()), 0), day, first)


def family(what: Any) -> ColumnElement[Any]:
    return select(what).where(HardshipRelative.file == HardshipFile.id).correlate(HardshipFile).scalar_subquery()


def per_head() -> ColumnElement[Any]:
    """家庭月人均: the year's income by month and head, in fen (domain-facts D.2)."""
    heads = func.coalesce(HardshipFile.heads, 1 + family(func.count(HardshipRelative.id)))
    return case((heads > 0, HardshipFile.year_income // (12 * heads)), else_=None)


def next_review() -> ColumnElement[Any]:
    """A year after the last review, of a file without one after its approval; only of files that are open."""
    last = func.coalesce(HardshipFile.reviewed_on, HardshipFile.approved_on, HardshipFile.applied_on)
    year = func.date(last, "+1 year")
    return type_coerce(case((HardshipFile.stage.in_(HELD), year), else_=None), Date)


def review_due(day: date) -> ColumnElement[bool]:
    return next_review() <= day


def held_on(day: date) -> ColumnElement[bool]:
    """Open on the day, as the file stood then."""
    return stages.stage_on(HardshipFile.stage, day).in_(HELD)


def differs() -> ColumnElement[bool]:
    """The class that the file bears is none that its numbers give."""
    told = and_(HardshipFile.reckoned.is_not(None), HardshipFile.kind.is_not(None))
    return and_(told, HardshipFile.stage.in_(("审批", *HELD)), HardshipFile.kind != HardshipFile.reckoned)


def lacks_papers() -> ColumnElement[bool]:
    """The file is under way or open, and a paper that it asks for is not there."""
    lacking = select(HardshipPaper.file).where(HardshipPaper.got_on.is_(None))
    return and_(HardshipFile.stage.in_(OPEN), HardshipFile.id.in_(lacking))


def holder_died(day: date) -> ColumnElement[bool]:
    dead = select(Person.id).where(Person.died_on <= day)
    return and_(HardshipFile.stage.in_(HELD), HardshipFile.person.in_(dead))
