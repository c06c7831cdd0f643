"""Dues whose voucher was taken back in red: which still count as paid, and letting them follow the voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import aliased

from desk_union.funds.deeds import RED, title_of
from desk_union.funds.tables import DuesPayment, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


class Reversed(NamedTuple):
    """A posted voucher of dues, the posted red one that takes it back, and how many payments it has."""

    voucher: int
    title: str
    red: int
    day: date
    payments: int


def unfollowed(session: Session) -> list[Reversed]:
    """Vouchers taken back in red whose payments stand as if nothing had happened."""
    red = aliased(Voucher)
    query = (
        select(
            Voucher.id, Voucher.word, Voucher.number, Voucher.day, red.id.label("red"), red.day.label("red_day"),
            func.count(DuesPayment.id).label("payments"),
        )
        .join(red, red.origin == Voucher.id)
        .join(DuesPayment, DuesPayment.voucher == Voucher.id)
        .where(red.kind == RED, red.state == POSTED)
        .group_by(Voucher.id, red.id)
        .order_by(Voucher.id)
    )  # fmt: skip
    return [
        Reversed(row.id, title_of(row.word, row.number, row.day, row.id), row.red, row.red_day, row.payments)
        for row in session.execute(query).all()
        if not _followed(session, row.id, row.red)
    ]


def _followed(session: Session, voucher: int, red: int) -> bool:
    both = or_(DuesPayment.voucher == voucher, DuesPayment.voucher == red)
    return not session.scalar(select(func.coalesce(func.sum(DuesPayment.amount), 0)).where(both))


def follow(session: Session) -> int:
    """Give back on paper what those vouchers took back, each payment by one below nought; returns how many."""
    made = []
    for one in unfollowed(session):
        rows = session.scalars(select(DuesPayment).where(DuesPayment.voucher == one.voucher).order_by(DuesPayment.id))
        made += [
            {
                "dues": row.dues, "day": one.day, "amount": -row.amount, "way": row.way, "collector": row.collector,
                "voucher": one.red, "note": f"随红字冲销{one.title}退回",
            }
            for row in rows
        ]  # fmt: skip
    if made:
        session.connection().execute(insert(DuesPayment), made)
    return len(made)
