"""Everything that the tab packages bring, each in one list: ledgers, sheets, figures, checks, what is due, founding.

Whoever shows or prints all of an office's things asks here and not a single package, so that a further package is added
in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.ledgers import LEDGERS as FUNDS
from desk_union.members.ledgers import LEDGERS as MEMBERS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = (*MEMBERS, *FUNDS)
