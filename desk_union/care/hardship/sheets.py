"""What is printed of households in difficulty, in the order of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.hardship.aidsheets import AID_SHEETS
from desk_union.care.hardship.filesheets import FILE_SHEETS
from desk_union.care.hardship.surveysheets import SURVEY_SHEETS

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (*FILE_SHEETS, *SURVEY_SHEETS, *AID_SHEETS)
