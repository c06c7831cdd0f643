"""The descriptions of 会员台账's ledgers, one list in the order of the screen.

Read first: ``people.py``; the other files describe what hangs on persons, units and the union itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.members.ledgers.changes import PERSON_CHANGES
from desk_union.members.ledgers.lives import CHILDREN, EDUCATION, RELATIVES, RESUMES
from desk_union.members.ledgers.membership import EVENTS
from desk_union.members.ledgers.people import PEOPLE, RETIREES
from desk_union.members.ledgers.periods import EMPLOYMENTS, PLACEMENTS, STANDINGS
from desk_union.members.ledgers.union import POSTS, TERMS, UNION, WOMEN
from desk_union.members.ledgers.units import UNIT_CHANGES, UNITS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

__all__ = [
    "CHILDREN", "EDUCATION", "EMPLOYMENTS", "EVENTS", "LEDGERS", "PEOPLE", "PERSON_CHANGES", "PLACEMENTS", "POSTS",
    "RELATIVES", "RESUMES", "RETIREES", "STANDINGS", "TERMS", "UNION", "UNITS", "UNIT_CHANGES", "WOMEN",
]  # fmt: skip

LEDGERS: tuple[Ledger, ...] = (
    PEOPLE, RETIREES, CHILDREN, RELATIVES, RESUMES, EDUCATION,
    EVENTS, PLACEMENTS, EMPLOYMENTS, STANDINGS, PERSON_CHANGES,
    UNION, UNITS, UNIT_CHANGES, POSTS, TERMS, WOMEN,
)  # fmt: skip
