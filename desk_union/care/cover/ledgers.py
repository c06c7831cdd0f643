"""What the clerk sees of 互助保障, 体检 and 疗休养."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = ()
