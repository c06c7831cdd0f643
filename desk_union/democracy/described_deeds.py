"""The deeds of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.democracy.congress import described_deeds as of_congress
from desk_union.democracy.contracts import described_deeds as of_contracts
from desk_union.democracy.meetings import described_deeds as of_meetings
from desk_union.democracy.openness import described_deeds as of_openness

DEEDS = (*of_congress.DEEDS, *of_openness.DEEDS, *of_contracts.DEEDS, *of_meetings.DEEDS)
