"""The sheets of 会员台账, in the order of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.members.letters import letter_sheets
from desk_union.members.office import organisation
from desk_union.members.paper import (
    agesheets,
    bodychart,
    bodysheets,
    changesheets,
    formsheets,
    listsheets,
    personnelsheets,
    rostersheets,
    structure,
    womensheets,
)

if TYPE_CHECKING:
    from desk_union.describe.sheet import Sheet

__all__ = ["SHEETS", "organisation"]

SHEETS: tuple[Sheet, ...] = (
    *rostersheets.SHEETS, *structure.SHEETS, *listsheets.SHEETS, *changesheets.SHEETS, *personnelsheets.SHEETS,
    *bodysheets.SHEETS,
    *bodychart.SHEETS, *agesheets.SHEETS, *womensheets.SHEETS, *formsheets.FORM_SHEETS,
    *letter_sheets.SHEETS,
)  # fmt: skip
