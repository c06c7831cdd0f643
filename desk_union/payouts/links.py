"""Which voucher paid a line: its cash, and goods bought to be handed out at once (those from store move 141)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from desk_union.funds.account.account_codes import MONEY, RECEIVABLE
from desk_union.funds.paid.linking import paid
from desk_union.payouts.payout_words import HANDED_OUT
from desk_union.payouts.tables import PayoutLine, PayoutList


def money() -> ColumnElement[int]:
    """What the voucher of a line moves in cash or bank money, in fen."""
    bought = or_(PayoutLine.good.is_not(None), PayoutLine.prepaid.is_(True))
    goods = case((bought, 0), else_=func.coalesce(PayoutLine.goods_value, 0))
    return func.coalesce(PayoutLine.cash, 0) + goods


def signed() -> ColumnElement[bool]:
    """The line was handed out: its list is signed; a line of no list is handed out as soon as it has a day."""
    lists = select(PayoutList.id).where(PayoutList.stage.in_(HANDED_OUT))
    return or_(PayoutLine.roll.in_(lists), PayoutLine.roll.is_(None) & PayoutLine.day.is_not(None))


def bookable() -> ColumnElement[bool]:
    """Something of the line is to be booked."""
    return or_(money() != 0, PayoutLine.good.is_not(None))


def wanted() -> ColumnElement[bool]:
    """Nothing that was signed for stays unbooked."""
    return and_(signed(), bookable())


# What was handed out of cash that somebody had drawn beforehand settles that advance instead of moving money.
PAYOUT = paid(
    PayoutLine.voucher, "发放", amount=lambda: -money(), accounts=(*MONEY, RECEIVABLE),
    freezes=(PayoutLine.cash, PayoutLine.quantity, PayoutLine.goods_value, PayoutLine.person, PayoutLine.roll),
    drafted="可在发放单上用“发放入账”生成凭证。", wanted=wanted,
)  # fmt: skip
