"""What is due in all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.honors.homes import due as of_homes
from desk_union.honors.honours import due as of_honours
from desk_union.honors.marking import due as of_marking
from desk_union.honors.selection import due as of_selection

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

PARTS = (of_selection, of_marking, of_homes, of_honours)


def due(session: Session, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due(session, today)]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due_of(session, person, today)]
