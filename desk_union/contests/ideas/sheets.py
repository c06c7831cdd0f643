"""What is printed of 合理化建议, 金点子, 小改小革 and slogans, all together."""

from __future__ import annotations

from desk_union.contests.ideas.paper import form_sheets, list_sheets, picture_sheets

SHEETS = (*form_sheets.SHEETS, *list_sheets.SHEETS, *picture_sheets.SHEETS)
