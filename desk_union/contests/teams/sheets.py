"""What is printed of 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations

from desk_union.contests.teams.paper import book_sheets, form_sheets, score_sheets

SHEETS = (*form_sheets.SHEETS, *score_sheets.SHEETS, *book_sheets.SHEETS)
