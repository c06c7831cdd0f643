"""What is printed of 竞赛."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.running.paper import bars_sheets, marks_sheets, plan_sheets, prize_sheets, ranking_sheets

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (
    *plan_sheets.SHEETS,
    *marks_sheets.SHEETS,
    *ranking_sheets.SHEETS,
    *bars_sheets.SHEETS,
    *prize_sheets.SHEETS,
)
