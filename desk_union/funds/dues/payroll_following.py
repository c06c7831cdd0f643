"""What the payroll office said is judged anew whenever dues or payments changed, while any of it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from desk_union.funds.dues import payroll
from desk_union.funds.tables import Dues, DuesPayment, PayrollLine
from desk_union.store.endings import ending

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def judge(session: Session) -> None:
    if session.scalar(select(exists().where(PayrollLine.booked_on.is_(None)))):
        payroll.compare(session)


for _table in (Dues.__tablename__, DuesPayment.__tablename__):
    ending(_table, judge)
