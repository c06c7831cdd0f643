"""Which accounts money moves on when a ledger of dues, remittances or transfers drafts its voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.tables import BankAccount

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountFacts, Chart

CASH, BANK = "101", "102"
IN_HAND = "代管"  # money held for others is no money of the union's


def account(chart: Chart, code: str) -> int:
    """Id of the account, or of the first one below it that takes entries; Refusal when none is in use."""
    found = next((one for one in chart.below(code) if one.leaf and one.in_use), None)
    if found is None:
        named = chart.by_code[code].words if code in chart.by_code else code
        raise Refusal(f"科目“{named}”没有启用，不能生成凭证。", "请先在“会计科目”里启用它。")
    return found.id


def banks(session: Session, chart: Chart | None = None) -> list[AccountFacts]:
    """The accounts on which bank money may be booked, those of the registered bank accounts first."""
    chart = chart or read_chart(session)
    leaves = [one for one in chart.below(BANK) if one.leaf and one.in_use and IN_HAND not in one.name]
    open_ones = select(BankAccount.account).where(BankAccount.closed_on.is_(None)).order_by(BankAccount.id)
    known = {id_: place for place, id_ in enumerate(session.scalars(open_ones))}
    return sorted(leaves, key=lambda one: (one.id not in known, known.get(one.id, 0), one.code))


def bank(session: Session, chart: Chart, chosen: int | None = None) -> int:
    """The chosen bank account, else the usual one."""
    if chosen is not None:
        return chosen
    found = banks(session, chart)
    if not found:
        raise Refusal("没有可用的银行存款科目。", "请先在“会计科目”里启用“102 银行存款”或它的明细。")
    return found[0].id
