"""What of a loan was accounted for, by any number of 报销单 and by giving back, and what is still lent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from desk_union.funds.account.account_codes import RECEIVABLE
from desk_union.funds.account.deeds import ORDINARY
from desk_union.funds.spending.spending_words import PAID
from desk_union.funds.tables import Account, Entry, Expense, Loan, Voucher

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def waiting(session: Session, loan: Loan, but: int) -> list[str]:
    """The numbers of the 报销单 beside this one that name the loan and are not paid yet."""
    query = select(Expense.number).where(Expense.loan == loan.id, Expense.stage != PAID, Expense.id != but)
    return [number or "" for number in session.scalars(query.order_by(Expense.id))]


def still_lent(session: Session, loan: Loan, but: int) -> int:
    """What other 报销单 and what was given back leave of it, in fen.

    Their vouchers say how much each took, also of the remainder that came back with it; where a voucher is gone, which
    is drafted once more, it is what was spent.
    """
    others = select(Expense.voucher, Expense.amount).where(
        Expense.loan == loan.id, Expense.stage == PAID, Expense.id != but
    )
    took = [
        _credited(session, [row.voucher]) if row.voucher is not None else row.amount or 0
        for row in session.execute(others)
    ]
    return max(loan.amount - sum(took) - _credited(session, returns(session, loan)), 0)


def on_slip(session: Session, loan: Loan, one: Expense) -> tuple[int, int, int]:
    """Of a 报销单: what it takes or took of the loan at most, what is handed out beside it, what comes back."""
    spent = one.amount or 0
    if one.stage == PAID and one.voucher is not None:
        lent, stays = _credited(session, [one.voucher]), False
    else:
        lent, stays = still_lent(session, loan, one.id), bool(waiting(session, loan, one.id))
    return lent, max(spent - lent, 0), 0 if stays else max(lent - spent, 0)


def returns(session: Session, loan: Loan) -> Sequence[int]:
    """The vouchers by which it was given back: they refer to the one that lent it."""
    if loan.voucher is None:
        return ()
    query = select(Voucher.id).where(Voucher.origin == loan.voucher, Voucher.kind == ORDINARY)
    return session.scalars(query).all()


def _credited(session: Session, vouchers: Sequence[int]) -> int:
    """What these took off 其他应收款."""
    query = (
        select(func.coalesce(func.sum(Entry.credit - Entry.debit), 0))
        .join(Account, Account.id == Entry.account)
        .where(Entry.voucher.in_(vouchers), Account.code.startswith(RECEIVABLE))
    )
    return session.scalar(query) or 0


def open_amount(_day: date) -> ColumnElement[Any]:
    """The same of a list: while a loan is not settled, each 报销单 paid took just what was spent."""
    spent = select(func.coalesce(func.sum(Expense.amount), 0)).where(Expense.loan == Loan.id, Expense.stage == PAID)
    return case((Loan.stage == PAID, Loan.amount - spent.correlate(Loan).scalar_subquery()), else_=0)
