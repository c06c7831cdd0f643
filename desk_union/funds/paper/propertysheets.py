"""Every sheet of bank, cash, assets and goods, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.paper import assetsheets, banksheets, goodssheets

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (*banksheets.SHEETS, *assetsheets.SHEETS, *goodssheets.SHEETS)
