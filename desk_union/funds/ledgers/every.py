"""All ledgers of 经费, one list in the order of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.funds.ledgers.books import LEDGERS as BOOKS
from desk_union.funds.ledgers.chasing import LEDGERS as CHASING
from desk_union.funds.ledgers.dues import LEDGERS as DUES
from desk_union.funds.ledgers.own_templates import LEDGERS as OWN_TEMPLATES
from desk_union.funds.ledgers.plans import LEDGERS as PLANS
from desk_union.funds.ledgers.property import LEDGERS as PROPERTY
from desk_union.funds.ledgers.remitting import LEDGERS as REMITTING
from desk_union.funds.ledgers.spending import LEDGERS as SPENDING
from desk_union.funds.ledgers.wages import LEDGERS as WAGES

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = (
    *BOOKS,
    *OWN_TEMPLATES,
    *SPENDING,
    *DUES,
    *CHASING,
    *WAGES,
    *REMITTING,
    *PROPERTY,
    *PLANS,
)
