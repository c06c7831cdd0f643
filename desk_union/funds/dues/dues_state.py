"""How far dues are paid, as SQL over rows of ``Dues``: what ledgers, figures, sheets and the 工作台 all mean by it.

A payment counts for the month it was made for, whenever it came: the 收缴率 of a year rises when arrears come in.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, literal, select

from desk_union.basis.months import period_of
from desk_union.funds.dues.dues_words import CLEARED, FREE, OWING, PARTLY, UNKNOWN
from desk_union.funds.tables import Dues, DuesPayment

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute


def paid() -> ColumnElement[int]:
    """Fen paid on the row, in all."""
    total = select(func.coalesce(func.sum(DuesPayment.amount), 0)).where(DuesPayment.dues == Dues.id)
    return total.correlate(Dues).scalar_subquery()


def counted_paid() -> ColumnElement[int]:
    """What counts for the 收缴率: no more than was owed, so that one who paid too much does not hide another's debt."""
    return case((paid() >= Dues.due, Dues.due), (paid() > 0, paid()), else_=0)


def owed() -> ColumnElement[int]:
    return case((paid() < Dues.due, Dues.due - paid()), else_=0)


def liable() -> ColumnElement[bool]:
    """Something is owed for the month."""
    return Dues.due > 0


def unknown() -> ColumnElement[bool]:
    """Nobody knows yet what is owed, because the wage is not recorded."""
    return and_(Dues.exempt.is_(None), Dues.due == 0, Dues.base.is_(None))


def arrears(day: date) -> ColumnElement[bool]:
    """Owed for a month that is over at the end of the day, and not all paid; the running one is being collected."""
    return and_(liable(), Dues.period < period_of(day + timedelta(1)), paid() < Dues.due)


def state() -> ColumnElement[str]:
    return case(
        (Dues.exempt.is_not(None), literal(FREE)), (unknown(), literal(UNKNOWN)),
        (paid() >= Dues.due, literal(CLEARED)), (paid() > 0, literal(PARTLY)), else_=literal(OWING),
    )  # fmt: skip


def last_payment(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    newest = select(column).where(DuesPayment.dues == Dues.id)
    return newest.order_by(DuesPayment.day.desc(), DuesPayment.id.desc()).limit(1).correlate(Dues).scalar_subquery()
