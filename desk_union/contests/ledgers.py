"""The ledgers of all parts, in the order of the window."""

from __future__ import annotations

from desk_union.contests.ideas import ledgers as of_ideas
from desk_union.contests.running import ledgers as of_running
from desk_union.contests.safety import ledgers as of_safety
from desk_union.contests.teams import ledgers as of_teams

LEDGERS = (*of_running.LEDGERS, *of_ideas.LEDGERS, *of_teams.LEDGERS, *of_safety.LEDGERS)
