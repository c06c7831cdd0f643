"""The figures of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.reports.numbers import figures as of_numbers
from desk_union.reports.office import figures as of_office
from desk_union.reports.returns import figures as of_returns
from desk_union.reports.writing import figures as of_writing

FIGURES = (*of_numbers.FIGURES, *of_writing.FIGURES, *of_returns.FIGURES, *of_office.FIGURES)
