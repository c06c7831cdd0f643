"""The checks of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.contests.ideas import checks as of_ideas
from desk_union.contests.running import checks as of_running
from desk_union.contests.safety import checks as of_safety
from desk_union.contests.teams import checks as of_teams

CHECKS = (*of_running.CHECKS, *of_ideas.CHECKS, *of_teams.CHECKS, *of_safety.CHECKS)
