"""The sheets of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.contests.ideas import sheets as of_ideas
from desk_union.contests.running import sheets as of_running
from desk_union.contests.safety import sheets as of_safety
from desk_union.contests.teams import sheets as of_teams

SHEETS = (*of_running.SHEETS, *of_ideas.SHEETS, *of_teams.SHEETS, *of_safety.SHEETS)
