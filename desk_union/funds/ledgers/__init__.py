"""The descriptions of 经费's ledgers, one list in the order of the screen.

Read first: ``books.py`` (vouchers, accounts, projects, openings); then ``dues`` and ``remitting`` (会费, 上解, 返还),
``property`` (bank, assets, goods), ``plans`` (budget and audits).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.ledgers import books, dues, plans, property, remitting  # noqa: A004 - the area of things owned
from desk_union.funds.ledgers.books import ACCOUNTS, OPENINGS, PROJECTS, VOUCHERS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

__all__ = ["ACCOUNTS", "LEDGERS", "OPENINGS", "PROJECTS", "VOUCHERS"]

LEDGERS: tuple[Ledger, ...] = (
    *books.LEDGERS,
    *dues.LEDGERS,
    *remitting.LEDGERS,
    *property.LEDGERS,
    *plans.LEDGERS,
)
