"""What a careful colleague would ask about a voucher before it is posted: its day, its papers, a thing too cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.funds.account import rules
from desk_union.funds.account.deeds import ORDINARY
from desk_union.funds.account.rules import Caution
from desk_union.funds.property.asset_rules import classes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts
    from desk_union.funds.account.deeds import HeldVoucher
    from desk_union.funds.account.rules import VoucherLine

MONEY, ASSET, TRUST = ("101", "102"), "162", "221"
APART = "代管"


def of_voucher(one: HeldVoucher, chart: AccountChart, today: date) -> Iterator[Caution]:
    if one.draft.day > today:
        yield Caution("future", f"凭证日期{one.draft.day:%Y-%m-%d}还没有到（今天是{today:%Y-%m-%d}）。")
    known = [(chart.by_id[line.account or 0], line) for line in one.draft.lines if line.account in chart.by_id]
    codes = [account.code for account, _ in known]
    spent = sum(line.debit for account, line in known if account.kind == rules.EXPENSE)
    paid = sum(line.credit for account, line in known if account.code.startswith(MONEY))
    if one.draft.kind == ORDINARY and spent > 0 and paid > 0 and not one.draft.papers:
        yield Caution("papers", f"支出{show_yuan(spent)}元没有附单据，发票、收据、签领表等要附在凭证后面。")
    yield from _cheap(known)
    if any(code.startswith(TRUST) for code in codes):
        mixed = [account for account, _ in known if account.code.startswith(MONEY) and APART not in account.words]
        if mixed:
            sentence = f"代管经费不能和工会的钱混在一起：{mixed[0].words}不是代管的明细，请在银行存款下另设。"
            yield Caution("trust", sentence)


def _cheap(known: list[tuple[AccountFacts, VoucherLine]]) -> Iterator[Caution]:
    """The least worth of a fixed asset (A.8); of many alike the whole may be one."""
    least = min(one.least for one in classes().values() if one.least is not None)
    for account, line in known:
        if account.code.startswith(ASSET) and 0 < line.debit < least:
            yield Caution(
                "cheap",
                f"{account.words}记了{show_yuan(line.debit)}元，不到固定资产的起点{show_yuan(least)}元；"
                "使用一年以上的大批同类物资除外。",
            )
