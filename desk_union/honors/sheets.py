"""The sheets of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.honors.duty import sheets as of_duty
from desk_union.honors.homes import sheets as of_homes
from desk_union.honors.honours import sheets as of_honours
from desk_union.honors.marking import sheets as of_marking
from desk_union.honors.selection import sheets as of_selection

SHEETS = (*of_selection.SHEETS, *of_marking.SHEETS, *of_homes.SHEETS, *of_honours.SHEETS, *of_duty.SHEETS)
