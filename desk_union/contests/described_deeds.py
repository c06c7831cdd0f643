"""The deeds of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.contests.ideas import described_deeds as of_ideas
from desk_union.contests.running import described_deeds as of_running
from desk_union.contests.safety import described_deeds as of_safety
from desk_union.contests.teams import described_deeds as of_teams

DEEDS = (*of_running.DEEDS, *of_ideas.DEEDS, *of_teams.DEEDS, *of_safety.DEEDS)
