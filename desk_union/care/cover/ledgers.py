"""The ledgers of 互助保障, 体检 and 疗休养, in the order of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.cover.health_ledgers import BATCHES, CHECKUPS, STAYS, TOURS
from desk_union.care.cover.insurance_ledgers import CLAIM_PAPERS, CLAIMS, INSURANCE, PLANS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = (INSURANCE, PLANS, CLAIMS, CLAIM_PAPERS, CHECKUPS, BATCHES, STAYS, TOURS)
