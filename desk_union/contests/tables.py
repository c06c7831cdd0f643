"""The mapped classes of all parts, so that the book knows them."""

from __future__ import annotations

from desk_union.contests.ideas import tables as of_ideas
from desk_union.contests.running import tables as of_running
from desk_union.contests.safety import tables as of_safety
from desk_union.contests.teams import tables as of_teams

__all__ = ["of_ideas", "of_running", "of_safety", "of_teams"]
