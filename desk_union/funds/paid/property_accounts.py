"""Which accounts the vouchers of assets, goods and cash touch, and numbers of cards and slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.rules import Line
from desk_union.funds.tables import Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

    from desk_union.funds.account.account_chart import AccountFacts, Chart

CASH, BANK, RECEIVABLE, PAYABLE = "101", "102", "135", "215"
STOCK, ASSET, WORN, PENDING = "141", "162", "163", "182"
STOCK_FUND, ASSET_FUND = "30101", "30104"
OTHER_INCOME, OTHER_EXPENSE, CAPITAL = "408", "510", "507"
CAPITAL_BY_CLASS = {
    "房屋及构筑物": "50701", "专用设备": "50703", "通用设备": "50702", "家具、用具、装具及动植物": "50702",
    "文物和陈列品": "50707", "图书、档案": "50707",
}  # fmt: skip
VEHICLE, VEHICLE_ACCOUNT = "车辆", "50704"


def leaf(chart: Chart, code: str, like: str = "") -> AccountFacts:
    """The account, or of sub-accounts below it the one called ``like``, else the first; Refusal without any."""
    leaves = [one for one in chart.below(code) if one.leaf and one.in_use]
    if not leaves:
        raise Refusal(f"没有可以记账的“{code}”科目。", "请在“会计科目”里启用它，或补上明细科目。")
    named = [one for one in leaves if like and (one.name in like or like in one.name)]
    return (named or leaves)[0]


def capital_account(category: str, kind: str | None) -> str:
    """The code under 507 where buying such an asset usually goes."""
    return VEHICLE_ACCOUNT if kind == VEHICLE else CAPITAL_BY_CLASS.get(category, "50707")


class Lines:
    """Gathers the lines of one voucher; amounts of zero leave no line."""

    def __init__(self, chart: Chart, summary: str) -> None:
        self.chart, self.summary = chart, summary
        self.found: list[Line] = []

    def debit(self, account: str | int, amount: int, like: str = "", **more: Any) -> None:
        if amount:
            self.found.append(Line(self.summary, self._id(account, like), debit=amount, **more))

    def credit(self, account: str | int, amount: int, like: str = "", **more: Any) -> None:
        if amount:
            self.found.append(Line(self.summary, self._id(account, like), credit=amount, **more))

    def _id(self, account: str | int, like: str) -> int:
        return account if isinstance(account, int) else leaf(self.chart, account, like).id


def is_posted(voucher: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    return voucher.in_(select(Voucher.id).where(Voucher.state == POSTED))
