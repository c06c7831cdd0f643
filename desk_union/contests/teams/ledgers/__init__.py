"""What the clerk sees of 班组, 带班组, 师带徒 and titles: ``work_teams``, ``assessing``, ``pioneers``, ``mentoring``, ``titling``."""

from __future__ import annotations

from desk_union.contests.teams.ledgers.assessing import ASSESSMENTS, MARKS, STANDARD_ITEMS, STANDARDS
from desk_union.contests.teams.ledgers.mentoring import CHECKS, MENTORSHIPS
from desk_union.contests.teams.ledgers.pioneers import PAPERS, PIONEERS, SERVICE
from desk_union.contests.teams.ledgers.titling import PROMOTIONS, TITLES
from desk_union.contests.teams.ledgers.work_teams import LEVELS, MEMBERS, RECORDS, TEAMS

__all__ = [
    "ASSESSMENTS", "CHECKS", "LEDGERS", "LEVELS", "MARKS", "MEMBERS", "MENTORSHIPS", "PAPERS", "PIONEERS",
    "PROMOTIONS", "RECORDS", "SERVICE", "STANDARDS", "STANDARD_ITEMS", "TEAMS", "TITLES",
]  # fmt: skip

LEDGERS = (
    TEAMS, MEMBERS, LEVELS, RECORDS, STANDARDS, STANDARD_ITEMS, ASSESSMENTS, MARKS, PIONEERS, PAPERS, SERVICE,
    MENTORSHIPS, CHECKS, TITLES, PROMOTIONS,
)  # fmt: skip
