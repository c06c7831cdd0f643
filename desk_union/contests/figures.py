"""The figures of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.contests.ideas import figures as of_ideas
from desk_union.contests.running import figures as of_running
from desk_union.contests.safety import figures as of_safety
from desk_union.contests.teams import figures as of_teams

FIGURES = (*of_running.FIGURES, *of_ideas.FIGURES, *of_teams.FIGURES, *of_safety.FIGURES)
