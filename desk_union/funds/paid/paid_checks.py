"""Checks that rows paid by a voucher and the voucher itself say the same (design.md section 5 item 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.funds.account.deeds import title_of
from desk_union.funds.paid.paying import BANK, CASH
from desk_union.funds.tables import Account, DuesPayment, Entry, Refund, Remittance, Transfer, Voucher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


class _Side(NamedTuple):
    row: type[Any]
    amount: Any
    title: str


SIDES = (
    _Side(DuesPayment, DuesPayment.amount, "会费收款"), _Side(Remittance, Remittance.paid, "上解"),
    _Side(Refund, Refund.amount, "经费返还"), _Side(Transfer, Transfer.amount, "下拨"),
)  # fmt: skip


def money_moved() -> ColumnElement[int]:
    """What a voucher moved on cash and bank together, debit positive."""
    return (
        select(func.coalesce(func.sum(Entry.debit - Entry.credit), 0))
        .join(Account, Account.id == Entry.account)
        .where(Entry.voucher == Voucher.id, or_(Account.code.startswith(CASH), Account.code.startswith(BANK)))
        .correlate(Voucher)
        .scalar_subquery()
    )


def paid_agree(session: Session) -> list[Problem]:
    """Each voucher that rows are linked to moved as much money as those rows say."""
    return [problem for side in SIDES for problem in _of_side(session, side)]


def _of_side(session: Session, side: _Side) -> Iterator[Problem]:
    linked = (
        select(side.row.voucher.label("voucher"), func.sum(side.amount).label("total"), func.count().label("number"))
        .where(side.row.voucher.is_not(None))
        .group_by(side.row.voucher)
        .subquery()
    )
    moved = money_moved()
    query = select(
        Voucher.id,
        Voucher.word,
        Voucher.number,
        Voucher.day,
        linked.c.total,
        linked.c.number.label("rows"),
        moved.label("moved"),
    ).join(linked, linked.c.voucher == Voucher.id)
    for row in session.execute(query.order_by(Voucher.day, Voucher.id)):
        if abs(row.total) != abs(row.moved):
            yield Problem(
                f"{title_of(row.word, row.number, row.day, row.id)}收付的钱是{show_yuan(abs(row.moved))}元，"
                f"它对应的{row.rows}笔{side.title}合计{show_yuan(abs(row.total))}元，两边不一致。",
                "草稿请改成一致再记账；已经记账的，请用红字冲销或补充凭证更正。",
            )


CHECKS = (paid_agree,)
