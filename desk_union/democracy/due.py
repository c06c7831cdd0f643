"""What is due in all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.democracy.congress import due as of_congress
from desk_union.democracy.contracts import due as of_contracts
from desk_union.democracy.meetings import due as of_meetings
from desk_union.democracy.openness import due as of_openness

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

PARTS = (of_congress, of_openness, of_contracts, of_meetings)


def due(session: Session, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due(session, today)]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due_of(session, person, today)]
