"""The deeds of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.honors.duty import described_deeds as of_duty
from desk_union.honors.homes import described_deeds as of_homes
from desk_union.honors.honours import described_deeds as of_honours
from desk_union.honors.marking import described_deeds as of_marking
from desk_union.honors.selection import described_deeds as of_selection

DEEDS = (*of_selection.DEEDS, *of_marking.DEEDS, *of_homes.DEEDS, *of_honours.DEEDS, *of_duty.DEEDS)
