"""The ledgers of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.honors.duty import ledgers as of_duty
from desk_union.honors.homes import ledgers as of_homes
from desk_union.honors.honours import ledgers as of_honours
from desk_union.honors.marking import ledgers as of_marking
from desk_union.honors.selection import ledgers as of_selection

LEDGERS = (*of_selection.LEDGERS, *of_marking.LEDGERS, *of_homes.LEDGERS, *of_honours.LEDGERS, *of_duty.LEDGERS)
