"""Which voucher still holds the row that it paid: one taken back in red lets go of it, and the row waits to be booked.

The triggers of ``tables/frozen`` mean the same; nothing needs to be done to a row when its voucher is taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, null, or_, select

from desk_union.funds.account.deeds import RED
from desk_union.funds.tables import Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute, Session

    Column = InstrumentedAttribute[int | None]


def taken_back() -> Select[int | None]:
    """Ids of the vouchers that a posted red one takes back."""
    return select(Voucher.origin).where(Voucher.kind == RED, Voucher.state == POSTED, Voucher.origin.is_not(None))


def waiting(column: Column) -> ColumnElement[bool]:
    """The row is in no voucher, or in one that was taken back."""
    return or_(column.is_(None), column.in_(taken_back()))


def holder(column: Column) -> ColumnElement[Any]:
    """The voucher that holds the row; nothing for one that waits."""
    return case((column.in_(taken_back()), null()), else_=column)


def in_posted(column: Column) -> ColumnElement[bool]:
    """The row's voucher is posted and holds it, so that its money is frozen."""
    return column.in_(select(Voucher.id).where(Voucher.state == POSTED, Voucher.id.not_in(taken_back())))


def is_held(session: Session, voucher: int | None) -> bool:
    if voucher is None:
        return False
    return session.scalar(select(Voucher.id).where(Voucher.id == voucher, Voucher.id.not_in(taken_back()))) is not None
