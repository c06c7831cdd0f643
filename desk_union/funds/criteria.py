"""会费缴清, as a criterion by which people may be chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, select

from desk_union.basis.months import period_of
from desk_union.describe.criterion import Criterion
from desk_union.funds.tables import Dues, DuesPayment
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import ColumnElement

    from desk_union.describe.criterion import AskedOf


def _owing(asked: AskedOf) -> tuple[ColumnElement[bool], ...]:
    """Dues of a month that was over on the day, not all paid by then."""
    came = select(func.coalesce(func.sum(DuesPayment.amount), 0)).where(
        DuesPayment.dues == Dues.id, DuesPayment.day <= asked.day
    )
    over = Dues.period < period_of(asked.day + timedelta(1))
    return Dues.person == Person.id, Dues.due > 0, over, came.correlate(Dues).scalar_subquery() < Dues.due


def _paid_up(asked: AskedOf) -> ColumnElement[bool]:
    reckoned = exists().where(Dues.person == Person.id, Dues.period <= period_of(asked.day))
    return and_(reckoned, ~exists().where(*_owing(asked)))


def _months(asked: AskedOf) -> ColumnElement[Any]:
    owed = select(func.count(Dues.id)).where(*_owing(asked)).correlate(Person).scalar_subquery()
    return func.concat("欠", owed, "个月")


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        code="funds.paid_up", title="会费缴清", where=_paid_up, fact=_months,
        help="到当天为止，已经过完的月份的会费都缴了；从没有计算过会费的不算缴清。",
    ),
)  # fmt: skip
