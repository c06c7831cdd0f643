"""What is printed of 走访慰问台账."""

from __future__ import annotations

from desk_union.care.visits.paper import lettersheets, slipsheets, visitsheets, yearsheets

SHEETS = (*slipsheets.SHEETS, *visitsheets.SHEETS, *yearsheets.SHEETS, *lettersheets.SHEETS)
