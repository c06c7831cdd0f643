"""Gathers the lines of one voucher by code or id of the account; amounts of zero leave no line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.funds.account.account_chart import leaf
from desk_union.funds.account.rules import VoucherLine

if TYPE_CHECKING:
    from desk_union.funds.account.account_chart import AccountChart


class Lines:
    """``summary`` stands on every line that is not given its own."""

    def __init__(self, chart: AccountChart, summary: str = "") -> None:
        self.chart, self.summary = chart, summary
        self.found: list[VoucherLine] = []

    def debit(self, account: str | int, amount: int, like: str = "", *, said: str = "", **more: Any) -> None:
        """``like`` chooses among the accounts below a code, as ``account_chart.leaf`` says; amounts in fen."""
        if amount:
            self.found.append(VoucherLine(said or self.summary, self._id(account, like), debit=amount, **more))

    def credit(self, account: str | int, amount: int, like: str = "", *, said: str = "", **more: Any) -> None:
        if amount:
            self.found.append(VoucherLine(said or self.summary, self._id(account, like), credit=amount, **more))

    def _id(self, account: str | int, like: str) -> int:
        return account if isinstance(account, int) else leaf(self.chart, account, like).id
