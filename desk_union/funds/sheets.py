"""Every sheet that 经费 prints, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.paper import (
    archivesheets,
    booksheets,
    duessheets,
    planssheets,
    propertysheets,
    remitsheets,
    statementsheets,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.describe.sheet import Sheet

# By ledger, the card, slip or sheet of one of its rows.
ROW_SHEETS: Mapping[str, str] = {
    "funds.vouchers": "funds.voucher",
    "funds.assets": "funds.asset_card", "funds.goods": "funds.goods_book", "funds.goods_moves": "funds.goods_slip",
    "funds.banks": "funds.reconciliation", "funds.cash_counts": "funds.cash_count",
}  # fmt: skip
SHEETS: tuple[Sheet, ...] = (
    *statementsheets.SHEETS,
    *booksheets.SHEETS,
    *planssheets.SHEETS,
    *duessheets.SHEETS,
    *remitsheets.SHEETS,
    *propertysheets.SHEETS,
    *archivesheets.SHEETS,
)
