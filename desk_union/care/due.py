"""What is due in all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.care.campaigns import due as of_campaigns
from desk_union.care.cover import due as of_cover
from desk_union.care.giving import due as of_giving
from desk_union.care.hardship import due as of_hardship
from desk_union.care.visits import due as of_visits

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

PARTS = (of_hardship, of_visits, of_campaigns, of_cover, of_giving)


def due(session: Session, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due(session, today)]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due_of(session, person, today)]
