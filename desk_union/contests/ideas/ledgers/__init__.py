"""What the clerk sees of 合理化建议, 金点子, 小改小革 and slogans: ``suggestions``, ``innovations``, ``slogans``."""

from __future__ import annotations

from desk_union.contests.ideas.ledgers.innovations import INNOVATIONS, MEMBERS
from desk_union.contests.ideas.ledgers.slogans import SLOGANS
from desk_union.contests.ideas.ledgers.suggestions import CAMPAIGNS, MARKS, PROPOSERS, SUGGESTIONS

__all__ = [
    "CAMPAIGNS", "INNOVATIONS", "LEDGERS", "MARKS", "MEMBERS", "PROPOSERS", "SLOGANS", "SUGGESTIONS",
]  # fmt: skip

LEDGERS = (SUGGESTIONS, PROPOSERS, MARKS, CAMPAIGNS, INNOVATIONS, MEMBERS, SLOGANS)
