"""The mapped classes of all parts, so that the book knows them."""

from __future__ import annotations

from desk_union.honors.duty import tables as of_duty
from desk_union.honors.homes import tables as of_homes
from desk_union.honors.honours import tables as of_honours
from desk_union.honors.marking import tables as of_marking
from desk_union.honors.selection import tables as of_selection

__all__ = ["of_duty", "of_homes", "of_honours", "of_marking", "of_selection"]
