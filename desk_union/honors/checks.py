"""What must always hold, part by part."""

from __future__ import annotations

from desk_union.honors.homes import checks as of_homes
from desk_union.honors.honours import checks as of_honours
from desk_union.honors.marking import checks as of_marking
from desk_union.honors.selection import checks as of_selection

CHECKS = (*of_selection.CHECKS, *of_marking.CHECKS, *of_homes.CHECKS, *of_honours.CHECKS)
