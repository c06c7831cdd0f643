"""补上另一半: drafts the entry that a posted voucher left out when it moved assets without 资产基金, or the reverse."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, rules, tracing
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import BLUE, Draft
from desk_union.funds.account.periods import open_day
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables import Entry

if TYPE_CHECKING:

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

# What usually stands against 资产基金 (A.3): buying is 资本性支出, and what leaves brings 其他收入.
BOUGHT, GONE = "507", "408"


def vouchers(session: Session) -> list[tuple[int, str]]:
    """The posted vouchers of which one half is missing, with their titles, in the order of posting."""
    chart = read_chart(session)
    last = session.scalar(select(func.max(Entry.period))) or 0
    ids = dict.fromkeys(id_ for fund in rules.MIRROR for id_ in tracing.one_sided(session, chart, fund, last))
    held = deeds.read_vouchers(session, list(ids)) if ids else []
    return [(one.id, one.title) for one in held if gaps(session, one.id, chart)]


def gaps(session: Session, voucher: int, chart: AccountChart) -> dict[str, int]:
    """By part of 资产基金 what it lacks (fen): positive where assets grew without it."""
    moved = Counter[str]()
    query = select(Entry.account, Entry.debit - Entry.credit).where(Entry.voucher == voucher)
    for account, amount in session.execute(query):
        moved[rules.mirror_code(chart.by_id[account].code)] += amount
    return rules.one_sided(moved)


def usual(chart: AccountChart, gap: int) -> AccountFacts | None:
    """The account that mostly stands against it; for the clerk to confirm or change."""
    return next((one for one in chart.below(BOUGHT if gap > 0 else GONE) if one.leaf and one.in_use), None)


def complete(session: Session, voucher: int, account: int, maker: str | None = None) -> int:
    """Draft the missing half against ``account`` and return its id; Refusal where the voucher lacks none.

    It bears the day of the voucher, or the first day of the open month where that one is closed.
    """
    chart = read_chart(session)
    held = deeds.read_voucher(session, voucher)
    found = gaps(session, voucher, chart)
    if not found:
        raise Refusal(f"{held.title}的资产和资产基金是一起变动的，没有缺另一半。", "请选“检查账本”里点名的那一张。")
    summary = f"补记{held.title}的资产基金"
    lines: list[VoucherLine] = []
    for fund, gap in found.items():
        target = next((one for one in chart.below(fund) if one.leaf), None)
        if target is None:
            raise Refusal(f"没有可以记账的科目{fund}。", "请在“会计科目”里启用它。")
        other, own = VoucherLine(summary, account, debit=max(gap, 0), credit=max(-gap, 0)), target.id
        lines += [other, VoucherLine(summary, own, debit=max(-gap, 0), credit=max(gap, 0))]
    day = open_day(session, held.draft.day)
    return deeds.draft_voucher(session, Draft(day, tuple(lines), kind=BLUE, origin=voucher, maker=maker))
