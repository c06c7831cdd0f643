"""What is printed of 安康杯."""

from __future__ import annotations

from desk_union.contests.safety.paper import form_sheets, list_sheets, picture_sheets

SHEETS = (*form_sheets.SHEETS, *list_sheets.SHEETS, *picture_sheets.SHEETS)
