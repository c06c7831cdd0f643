"""The sheets of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.reports.handing import sheets as of_handing
from desk_union.reports.numbers import sheets as of_numbers
from desk_union.reports.office import sheets as of_office
from desk_union.reports.returns import sheets as of_returns
from desk_union.reports.upperforms import sheets as of_forms
from desk_union.reports.writing import sheets as of_writing

SHEETS = (*of_numbers.SHEETS, *of_writing.SHEETS, *of_returns.SHEETS, *of_forms.SHEETS, *of_office.SHEETS, *of_handing.SHEETS)
