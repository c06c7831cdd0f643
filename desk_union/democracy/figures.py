"""The figures of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.democracy.congress import figures as of_congress
from desk_union.democracy.contracts import figures as of_contracts
from desk_union.democracy.meetings import figures as of_meetings
from desk_union.democracy.openness import figures as of_openness

FIGURES = (*of_congress.FIGURES, *of_openness.FIGURES, *of_contracts.FIGURES, *of_meetings.FIGURES)
