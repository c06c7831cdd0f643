"""What the clerk sees of 竞赛: ``contesting`` the contest with items, entrants, marks, prizes; ``winning`` the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.running.ledgers.contesting import (
    AWARDS,
    CONTESTS,
    CRITERIA,
    ENTRIES,
    GRADES,
    MEMBERS,
    SCORES,
)
from desk_union.contests.running.ledgers.winning import FLAGS, JOINT_WORK, PATTERNS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

__all__ = [
    "AWARDS", "CONTESTS", "CRITERIA", "ENTRIES", "FLAGS", "GRADES", "JOINT_WORK", "LEDGERS", "MEMBERS", "PATTERNS",
    "SCORES",
]  # fmt: skip

LEDGERS: tuple[Ledger, ...] = (
    CONTESTS, CRITERIA, ENTRIES, MEMBERS, SCORES, GRADES, AWARDS, FLAGS, PATTERNS, JOINT_WORK,
)  # fmt: skip
