"""What is printed of what is given out."""

from __future__ import annotations

from desk_union.payouts.ceilings import ceilingsheets
from desk_union.payouts.paper import banksheets, signsheets, yearpicture

SHEETS = (*signsheets.SHEETS, *banksheets.SHEETS, *yearpicture.SHEETS, *ceilingsheets.SHEETS)
