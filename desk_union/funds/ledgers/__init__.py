"""The descriptions of 经费's ledgers, one list in the order of the screen.

Read first: ``books.py`` (vouchers, accounts, projects, openings); then ``dues`` and ``remitting`` (会费, 上解, 返还),
``property`` (bank, assets, goods), ``plans`` (budget and audits).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.on_demand import on_demand

if TYPE_CHECKING:
    from desk_union.funds.ledgers.books import ACCOUNTS as ACCOUNTS
    from desk_union.funds.ledgers.books import OPENINGS as OPENINGS
    from desk_union.funds.ledgers.books import PROJECTS as PROJECTS
    from desk_union.funds.ledgers.books import VOUCHERS as VOUCHERS
    from desk_union.funds.ledgers.every import LEDGERS as LEDGERS

PARTS = {
    "books": "ACCOUNTS OPENINGS PROJECTS VOUCHERS",
    "every": "LEDGERS",
}  # fmt: skip

__getattr__ = on_demand(__name__, PARTS)
