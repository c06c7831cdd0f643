"""What somebody already got, over all kinds of giving: one question to the one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, Executable, Integer, bindparam, case, func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.funds.tables import Voucher
from desk_union.payouts.links import PAYOUT, signed
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def paid_day() -> ColumnElement[Any]:
    """The day on which a line counts: that of its voucher, else that on which it was handed out."""
    voucher = select(Voucher.day).where(Voucher.id == PayoutLine.voucher).scalar_subquery()
    return case((PAYOUT.in_voucher(), voucher), else_=PayoutLine.day)


def handed_out() -> ColumnElement[bool]:
    """The line is in a voucher or was signed for."""
    return or_(PAYOUT.in_voucher(), signed())


@dataclass(frozen=True, slots=True)
class ReceivedByPerson:
    """``cash`` and ``goods_value`` in fen; ``ids`` are the lines."""

    ids: tuple[int, ...] = ()
    cash: int = 0
    goods_value: int = 0

    @property
    def words(self) -> str:
        """3次，现金500.00元，实物折价120.00元."""
        parts = [f"{len(self.ids)}次"]
        parts += [f"现金{show_yuan(self.cash)}元"] if self.cash else []
        parts += [f"实物折价{show_yuan(self.goods_value)}元"] if self.goods_value else []
        return "，".join(parts)


def received(session: Session, person: int, first: date | None = None, last: date | None = None) -> ReceivedByPerson:
    """What the person was handed out between two days, both included; ever, without them."""
    given = {"person": person, "first": first, "last": last}
    query = _of_a_person(from_day=first is not None, to_day=last is not None)
    rows = session.connection().execute(query, given).all()
    return ReceivedByPerson(tuple(row[0] for row in rows), sum(row[1] for row in rows), sum(row[2] for row in rows))


@cache
def _of_a_person(*, from_day: bool, to_day: bool) -> Executable:
    """Built once, since it is asked at every key while an amount is typed."""
    query = select(
        PayoutLine.id, func.coalesce(PayoutLine.cash, 0), func.coalesce(PayoutLine.goods_value, 0)
    ).where(PayoutLine.person == bindparam("person", type_=Integer), handed_out())  # fmt: skip
    if from_day:
        query = query.where(paid_day() >= bindparam("first", type_=Date))
    if to_day:
        query = query.where(paid_day() <= bindparam("last", type_=Date))
    return query.order_by(PayoutLine.id)
