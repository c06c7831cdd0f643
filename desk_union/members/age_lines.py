"""The office's own age lines where the rules leave them open, kept in the book's settings.

Open in the office's texts (office.md 4.1): the age up to which one counts as 青年, under which a child gets the
六一 gift, and whether an age is reached on the birthday or counts for the whole calendar year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.members import rules
from desk_union.store import settings

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

YOUNG, CHILD, AGED = "members.young_line", "members.child_line", "members.aged_line"
WITHIN_YEAR = "members.age_within_year"


@dataclass(frozen=True, slots=True)
class AgeLines:
    """Ages in whole years; ``within_year`` counts an age from 1 January of the year in which it is reached."""

    young: int = rules.YOUNG_LINE
    child: int = rules.CHILD_LINE
    aged: int = rules.AGED
    within_year: bool = False

    def age(self, born: date, day: date) -> int:
        return day.year - born.year if self.within_year else days.age_on(born, day)


def read(session: Session) -> AgeLines:
    usual = AgeLines()
    return AgeLines(
        int(settings.get(session, YOUNG, usual.young)),
        int(settings.get(session, CHILD, usual.child)),
        int(settings.get(session, AGED, usual.aged)),
        bool(settings.get(session, WITHIN_YEAR, usual.within_year)),
    )


def write(session: Session, lines: AgeLines) -> None:
    settings.put(session, YOUNG, lines.young)
    settings.put(session, CHILD, lines.child)
    settings.put(session, AGED, lines.aged)
    settings.put(session, WITHIN_YEAR, lines.within_year)
