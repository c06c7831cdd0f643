"""The ledgers of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.democracy.congress import ledgers as of_congress
from desk_union.democracy.contracts import ledgers as of_contracts
from desk_union.democracy.meetings import ledgers as of_meetings
from desk_union.democracy.openness import ledgers as of_openness

LEDGERS = (*of_congress.LEDGERS, *of_openness.LEDGERS, *of_contracts.LEDGERS, *of_meetings.LEDGERS)
