"""The mapped classes of all parts, so that the book knows them."""

from __future__ import annotations

from desk_union.democracy.congress import tables as of_congress
from desk_union.democracy.contracts import tables as of_contracts
from desk_union.democracy.meetings import tables as of_meetings
from desk_union.democracy.openness import tables as of_openness

__all__ = ["of_congress", "of_contracts", "of_meetings", "of_openness"]
