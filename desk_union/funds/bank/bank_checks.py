"""What must always hold between bank statements and the books; differences are named with amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.funds.bank import reconciling
from desk_union.funds.tables import BankAccount, BankLine, Entry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

STATEMENT, BANKS = "银行对账单", "银行账户"


def statement_is_whole(session: Session) -> list[Problem]:
    """The balance printed on the last line of a statement is what its lines come to."""
    found = []
    for account in reconciling.read_accounts(session):
        last = session.scalar(
            select(func.max(BankLine.day)).where(BankLine.bank_account == account.id, BankLine.balance.is_not(None))
        )
        if last is None:
            continue
        printed = session.scalars(
            select(BankLine.balance).where(
                BankLine.bank_account == account.id, BankLine.day == last, BankLine.balance.is_not(None)
            )
        ).all()
        moved = select(func.coalesce(func.sum(BankLine.income - BankLine.outgo), 0)).where(
            BankLine.bank_account == account.id, BankLine.day <= last
        )
        total = account.opening + (session.scalar(moved) or 0)
        if total not in printed:
            shown = show_yuan(printed[-1] or 0)
            found.append(
                Problem(
                    f"“{account.name}”{last.isoformat()}对账单上的余额是{shown}元，按各行收支合计是{show_yuan(total)}元。",
                    "请核对期初对账单余额，以及有没有漏导的对账单。", column=STATEMENT, value=account.name,
                )
            )  # fmt: skip
    return found


def ticks_are_even(session: Session) -> list[Problem]:
    """What was ticked off with one another has the same sum on both sides, and each account has one bank account."""
    found = []
    for account in reconciling.read_accounts(session):
        for group in reconciling.groups(session, account):
            stated = select(func.sum(BankLine.income - BankLine.outgo)).where(BankLine.id.in_(group.bank))
            booked = select(func.sum(Entry.debit - Entry.credit)).where(Entry.id.in_(group.book))
            one, other = session.scalar(stated) or 0, session.scalar(booked) or 0
            if one != other:
                found.append(
                    Problem(
                        f"“{account.name}”勾对的一组，银行{show_yuan(one)}元，账上{show_yuan(other)}元，不相等。",
                        "请在“银行对账”里取消这一组，重新勾对。", column=STATEMENT, value=account.name,
                    )
                )  # fmt: skip
    shared = select(BankAccount.account).group_by(BankAccount.account).having(func.count() > 1)
    names = session.scalars(select(BankAccount.name).where(BankAccount.account.in_(shared))).all()
    if names:
        found.append(
            Problem(
                f"{'、'.join(names)}用了同一个会计科目，不能分别对账。",
                "请在102下面给每个账户设一个明细科目。",
                column=BANKS,
            )
        )
    return found


CHECKS = (statement_is_whole, ticks_are_even)
