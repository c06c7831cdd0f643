"""On which accounts money of the bank may be booked, and which of them is the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import leaves, read_chart
from desk_union.funds.account.account_codes import BANK
from desk_union.funds.tables import BankAccount

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

IN_HAND = "代管"  # money held for others is no money of the union's


def banks(session: Session, chart: AccountChart | None = None) -> list[AccountFacts]:
    """The accounts on which bank money may be booked, those of the registered bank accounts first."""
    chart = chart or read_chart(session)
    open_ones = select(BankAccount.account).where(BankAccount.closed_on.is_(None)).order_by(BankAccount.id)
    known = {id_: place for place, id_ in enumerate(session.scalars(open_ones))}
    own = [one for one in leaves(chart, BANK) if IN_HAND not in one.name]
    return sorted(own, key=lambda one: (one.id not in known, known.get(one.id, 0), one.code))


def bank(session: Session, chart: AccountChart, chosen: int | None = None) -> int:
    """The chosen bank account, else the usual one."""
    if chosen is not None:
        return chosen
    found = banks(session, chart)
    if not found:
        raise Refusal("没有可用的银行存款科目。", "请先在“会计科目”里启用“102 银行存款”或它的明细。")
    return found[0].id
