"""The descriptions of 经费's ledgers, one list in the order of the screen.

Read first: ``books.py`` (vouchers, accounts, projects, openings).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.ledgers import books
from desk_union.funds.ledgers.books import ACCOUNTS, OPENINGS, PROJECTS, VOUCHERS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

__all__ = ["ACCOUNTS", "LEDGERS", "OPENINGS", "PROJECTS", "VOUCHERS"]

LEDGERS: tuple[Ledger, ...] = (*books.LEDGERS,)
