"""What the clerk sees of 安康杯: ``cups`` of a year, ``checks`` with hazards, ``watching``, ``drills`` with plans, incidents."""

from __future__ import annotations

from desk_union.contests.safety.ledgers.checks import CHECK_ITEMS, CHECKS, HAZARDS
from desk_union.contests.safety.ledgers.cups import CUPS, ENTRANTS, TARGETS, TASKS
from desk_union.contests.safety.ledgers.drills import DRILLS, INCIDENTS, PLANS
from desk_union.contests.safety.ledgers.watching import MESSAGES, WATCHERS

__all__ = [
    "CHECKS", "CHECK_ITEMS", "CUPS", "DRILLS", "ENTRANTS", "HAZARDS", "INCIDENTS", "LEDGERS", "MESSAGES", "PLANS",
    "TARGETS", "TASKS", "WATCHERS",
]  # fmt: skip

LEDGERS = (CUPS, TASKS, TARGETS, ENTRANTS, CHECKS, CHECK_ITEMS, HAZARDS, WATCHERS, MESSAGES, DRILLS, PLANS, INCIDENTS)
