"""The office's own age lines where the rules leave them open, kept in the book's settings.

Open in the office's texts (office.md 4.1): the age up to which one counts as 青年, under which a child gets the
六一 gift, and whether an age is reached on the birthday or counts for the whole calendar year. In Python by ``read``
and ``AgeLines``, in SQL by ``age`` and ``line``; both say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, String, and_, case, cast, extract, func, or_, select, type_coerce

from desk_union.basis import days
from desk_union.members.life import rules
from desk_union.store import settings
from desk_union.store.tables import Setting

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute, Session

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


def years_at(start: InstrumentedAttribute[Any], day: date) -> ColumnElement[int]:
    """Whole years from a stored day to ``day``, in portable SQL."""
    before_anniversary = or_(
        extract("month", start) > day.month,
        and_(extract("month", start) == day.month, extract("day", start) > day.day),
    )
    return day.year - extract("year", start) - case((before_anniversary, 1), else_=0)


def line(key: str, usual: int) -> ColumnElement[int]:
    return func.coalesce(cast(_setting(key), Integer), usual)


def age(born: InstrumentedAttribute[Any], day: date) -> ColumnElement[int]:
    within = func.coalesce(_setting(WITHIN_YEAR), "false") == "true"
    return case((within, day.year - extract("year", born)), else_=years_at(born, day))


def _setting(key: str) -> ColumnElement[Any]:
    return select(type_coerce(Setting.value, String)).where(Setting.key == key).scalar_subquery()
