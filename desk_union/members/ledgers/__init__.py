"""The descriptions of 会员台账's ledgers, one list in the order of the screen.

Read first: ``people.py``; the other files describe what hangs on persons, units and the union itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.on_demand import on_demand

if TYPE_CHECKING:
    from desk_union.members.ledgers.changes import PERSON_CHANGES as PERSON_CHANGES
    from desk_union.members.ledgers.every import LEDGERS as LEDGERS
    from desk_union.members.ledgers.letters import LETTERS as LETTERS
    from desk_union.members.ledgers.lives import CHILDREN as CHILDREN
    from desk_union.members.ledgers.lives import EDUCATION as EDUCATION
    from desk_union.members.ledgers.lives import RELATIVES as RELATIVES
    from desk_union.members.ledgers.lives import RESUMES as RESUMES
    from desk_union.members.ledgers.membership import EVENTS as EVENTS
    from desk_union.members.ledgers.notes import NOTES as NOTES
    from desk_union.members.ledgers.people import PEOPLE as PEOPLE
    from desk_union.members.ledgers.people import RETIREES as RETIREES
    from desk_union.members.ledgers.periods import EMPLOYMENTS as EMPLOYMENTS
    from desk_union.members.ledgers.periods import PLACEMENTS as PLACEMENTS
    from desk_union.members.ledgers.periods import STANDINGS as STANDINGS
    from desk_union.members.ledgers.personnel import DIFFERENCES as DIFFERENCES
    from desk_union.members.ledgers.personnel import PERSONNEL as PERSONNEL
    from desk_union.members.ledgers.union import POSTS as POSTS
    from desk_union.members.ledgers.union import TERMS as TERMS
    from desk_union.members.ledgers.union import UNION as UNION
    from desk_union.members.ledgers.union import WOMEN as WOMEN
    from desk_union.members.ledgers.units import UNIT_CHANGES as UNIT_CHANGES
    from desk_union.members.ledgers.units import UNITS as UNITS

PARTS = {
    "changes": "PERSON_CHANGES",
    "letters": "LETTERS",
    "lives": "CHILDREN EDUCATION RELATIVES RESUMES",
    "membership": "EVENTS",
    "notes": "NOTES",
    "people": "PEOPLE RETIREES",
    "periods": "EMPLOYMENTS PLACEMENTS STANDINGS",
    "personnel": "DIFFERENCES PERSONNEL",
    "union": "POSTS TERMS UNION WOMEN",
    "units": "UNIT_CHANGES UNITS",
    "every": "LEDGERS",
}  # fmt: skip

__getattr__ = on_demand(__name__, PARTS)
