"""All ledgers of bank, cash, assets and goods, in the order of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.ledgers import assets, bank, goods
from desk_union.funds.ledgers.assets import ASSETS, DEPRECIATIONS
from desk_union.funds.ledgers.bank import BANK, BANKS, CASH_COUNTS
from desk_union.funds.ledgers.goods import GOODS, GOODS_MOVES

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

__all__ = ["ASSETS", "BANK", "BANKS", "CASH_COUNTS", "DEPRECIATIONS", "GOODS", "GOODS_MOVES", "LEDGERS"]

LEDGERS: tuple[Ledger, ...] = (*bank.LEDGERS, *assets.LEDGERS, *goods.LEDGERS)
