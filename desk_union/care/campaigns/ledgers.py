"""What the clerk sees of 送温暖 campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = ()
