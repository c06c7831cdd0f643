"""What is due in all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.contests.ideas import due as of_ideas
from desk_union.contests.running import due as of_running
from desk_union.contests.safety import due as of_safety
from desk_union.contests.teams import due as of_teams

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

PARTS = (of_running, of_ideas, of_teams, of_safety)


def due(session: Session, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due(session, today)]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due_of(session, person, today)]
