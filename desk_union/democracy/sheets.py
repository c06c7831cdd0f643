"""The sheets of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.democracy.congress import sheets as of_congress
from desk_union.democracy.contracts import sheets as of_contracts
from desk_union.democracy.meetings import sheets as of_meetings
from desk_union.democracy.openness import sheets as of_openness

SHEETS = (*of_congress.SHEETS, *of_openness.SHEETS, *of_contracts.SHEETS, *of_meetings.SHEETS)
