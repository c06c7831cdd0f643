"""What follows from the lines of a 报销单: its amount, and that it stays once it was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from desk_union.basis.refusal import Refusal
from desk_union.describe.ledger import Fault
from desk_union.funds.spending.spending_words import DRAWN_UP
from desk_union.funds.tables import Expense, ExpenseLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def owners(session: Session, ids: Sequence[int]) -> Sequence[int]:
    return session.scalars(select(ExpenseLine.expense).where(ExpenseLine.id.in_(ids)).distinct()).all()


def settle_heads(session: Session, expenses: Sequence[int], today: date) -> None:
    """A typed amount gives way to what the lines come to; without lines it stands as it was told."""
    listed = session.scalars(select(ExpenseLine.expense).where(ExpenseLine.expense.in_(expenses)).distinct()).all()
    settle_lines(session, listed, today)


def settle_lines(session: Session, expenses: Sequence[int], _today: date) -> None:
    """The amount is what the lines come to; one brought in as approved takes its first lines and then stands."""
    for expense in expenses:
        held = session.execute(
            select(Expense.number, Expense.stage, Expense.amount).where(Expense.id == expense)
        ).one_or_none()
        total = session.scalar(select(func.sum(ExpenseLine.amount)).where(ExpenseLine.expense == expense)) or 0
        if held is None or total == (held.amount or 0):
            continue
        if held.stage != DRAWN_UP and held.amount:
            raise Refusal(
                f"报销单{held.number or ''}已经是“{held.stage}”，明细和金额不能再改。",
                f"要改的，先把“办理情况”退回“{DRAWN_UP}”，写明理由。", field="amount",
            )  # fmt: skip
        session.connection().execute(update(Expense).where(Expense.id == expense).values(amount=total or None))


def somebody(person: str, name: str, label: str) -> Callable[[Values], Sequence[Fault]]:
    """A check that a person of the roster or a name is given."""

    def check(values: Values) -> Sequence[Fault]:
        if values.get(person) is None and not values.get(name):
            return (Fault(person, f"{label}不能为空。", f"花名册里没有的，填“不在册的{label}”。"),)
        return ()

    return check


def check_amount(values: Values) -> Sequence[Fault]:
    if values.get("amount") is not None and values["amount"] <= 0:
        return (Fault("amount", "金额应大于0。", "请核对金额。"),)
    return ()


def check_loan(values: Values) -> Sequence[Fault]:
    if values.get("due_on") is not None and values.get("day") is not None and values["due_on"] < values["day"]:
        return (Fault("due_on", "还款日期早于借款日期。", "请核对日期。"),)
    return check_amount(values)
