"""All ledgers of 会员台账, one list in the order of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.members.ledgers.changes import PERSON_CHANGES
from desk_union.members.ledgers.letters import LETTERS
from desk_union.members.ledgers.lives import CHILDREN, EDUCATION, RELATIVES, RESUMES
from desk_union.members.ledgers.membership import EVENTS
from desk_union.members.ledgers.notes import NOTES
from desk_union.members.ledgers.people import PEOPLE, RETIREES
from desk_union.members.ledgers.periods import EMPLOYMENTS, PLACEMENTS, STANDINGS
from desk_union.members.ledgers.personnel import DIFFERENCES, PERSONNEL
from desk_union.members.ledgers.union import POSTS, TERMS, UNION, WOMEN
from desk_union.members.ledgers.units import UNIT_CHANGES, UNITS

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

LEDGERS: tuple[Ledger, ...] = (
    PEOPLE, RETIREES, CHILDREN, RELATIVES, RESUMES, EDUCATION, NOTES,
    EVENTS, LETTERS, PLACEMENTS, EMPLOYMENTS, STANDINGS, PERSON_CHANGES, PERSONNEL, DIFFERENCES,
    UNION, UNITS, UNIT_CHANGES, POSTS, TERMS, WOMEN,
)  # fmt: skip
