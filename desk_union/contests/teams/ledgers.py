"""What the clerk sees of 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = ()
