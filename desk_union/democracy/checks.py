"""The checks of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.democracy.congress import checks as of_congress
from desk_union.democracy.contracts import checks as of_contracts
from desk_union.democracy.meetings import checks as of_meetings
from desk_union.democracy.openness import checks as of_openness

CHECKS = (*of_congress.CHECKS, *of_openness.CHECKS, *of_contracts.CHECKS, *of_meetings.CHECKS)
