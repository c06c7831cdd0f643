"""The mapped classes of all parts, so that the book knows them."""

from __future__ import annotations

from desk_union.reports.handing import tables as of_handing
from desk_union.reports.numbers import tables as of_numbers
from desk_union.reports.office import tables as of_office
from desk_union.reports.ownforms import tables as of_own
from desk_union.reports.returns import tables as of_returns
from desk_union.reports.upperforms import tables as of_forms
from desk_union.reports.writing import tables as of_writing

__all__ = ["of_forms", "of_handing", "of_numbers", "of_office", "of_own", "of_returns", "of_writing"]
