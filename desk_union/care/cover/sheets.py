"""What is printed of 互助保障, 体检 and 疗休养, in the order of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.cover.healthsheets import HEALTH_SHEETS
from desk_union.care.cover.insurancesheets import INSURANCE_SHEETS

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

SHEETS: tuple[Sheet, ...] = (*INSURANCE_SHEETS, *HEALTH_SHEETS)
