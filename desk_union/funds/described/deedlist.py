"""Every deed of 经费 that is described, in the order of its menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.described import (
    accounts,
    assets,
    budgets,
    chasing,
    dues,
    goods,
    halves,
    own_templates,
    remitting,
    spending,
    vouchers,
    wages,
)

if TYPE_CHECKING:
    from desk_union.describe.deed import Deed

DEEDS: tuple[Deed, ...] = (*spending.DEEDS, *dues.DEEDS, *chasing.DEEDS, *wages.DEEDS, *remitting.DEEDS, *assets.DEEDS, *goods.DEEDS, *halves.DEEDS, *budgets.DEEDS, *accounts.DEEDS, *own_templates.DEEDS, *vouchers.DEEDS)
