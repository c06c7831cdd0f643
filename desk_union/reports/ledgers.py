"""The ledgers of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.reports.handing import ledgers as of_handing
from desk_union.reports.numbers import ledgers as of_numbers
from desk_union.reports.office import ledgers as of_office
from desk_union.reports.ownforms import ledgers as of_own
from desk_union.reports.returns import ledgers as of_returns
from desk_union.reports.upperforms import ledgers as of_forms
from desk_union.reports.writing import ledgers as of_writing

LEDGERS = (*of_numbers.LEDGERS, *of_writing.LEDGERS, *of_returns.LEDGERS, *of_forms.LEDGERS, *of_own.LEDGERS, *of_office.LEDGERS, *of_handing.LEDGERS)
