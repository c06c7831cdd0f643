"""Every deed of 经费 that is described, in the order of its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.described import accounts, assets, chasing, dues, goods, halves, remitting, vouchers

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = (*dues.DEEDS, *chasing.DEEDS, *remitting.DEEDS, *assets.DEEDS, *goods.DEEDS, *halves.DEEDS, *accounts.DEEDS, *vouchers.DEEDS)
