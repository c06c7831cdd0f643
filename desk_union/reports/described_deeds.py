"""The deeds of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.reports.handing import described_deeds as of_handing
from desk_union.reports.numbers import described_deeds as of_numbers
from desk_union.reports.office import described_deeds as of_office
from desk_union.reports.returns import described_deeds as of_returns
from desk_union.reports.upperforms import described_deeds as of_forms
from desk_union.reports.writing import described_deeds as of_writing

DEEDS = (*of_numbers.DEEDS, *of_writing.DEEDS, *of_returns.DEEDS, *of_forms.DEEDS, *of_office.DEEDS, *of_handing.DEEDS)
