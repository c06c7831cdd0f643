"""The figures of all parts."""

from __future__ import annotations

from desk_union.honors.duty import figures as of_duty
from desk_union.honors.homes import figures as of_homes
from desk_union.honors.honours import figures as of_honours
from desk_union.honors.marking import figures as of_marking
from desk_union.honors.selection import figures as of_selection

FIGURES = (*of_marking.FIGURES, *of_homes.FIGURES, *of_selection.FIGURES, *of_honours.FIGURES, *of_duty.FIGURES)
