"""On which accounts of the chart the money of a bank account stands and stood: its own, and those that were split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from desk_union.funds.tables import Account, BankAccount

if TYPE_CHECKING:
    from sqlalchemy import Select


def held_accounts() -> Select[Any]:
    """Ids of the accounts of each bank account, correlated to ``BankAccount``.

    What was booked on an account before it was split (拆分明细) belongs to the bank account that had it then: the
    first of those that now stand below it, since others came only with further sub-accounts.
    """
    own, upper, others = aliased(Account), aliased(Account), aliased(Account)
    earlier = aliased(BankAccount)
    before = (
        exists()
        .where(earlier.id < BankAccount.id, others.id == earlier.account)
        .where(others.code.like(func.concat(upper.code, "%")))
        .correlate(BankAccount, upper)
    )
    return (
        select(upper.id)
        .join(own, own.code.like(func.concat(upper.code, "%")))
        .where(own.id == BankAccount.account, (upper.id == own.id) | ~before)
        .correlate(BankAccount)
    )
