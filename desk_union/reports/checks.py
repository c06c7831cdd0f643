"""The checks of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.reports.numbers import checks as of_numbers
from desk_union.reports.office import checks as of_office
from desk_union.reports.returns import checks as of_returns
from desk_union.reports.writing import checks as of_writing

CHECKS = (*of_numbers.CHECKS, *of_writing.CHECKS, *of_returns.CHECKS, *of_office.CHECKS)
