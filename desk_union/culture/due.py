"""What is due in all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.culture.activities import due as of_activities
from desk_union.culture.press import due as of_press
from desk_union.culture.reading import due as of_reading
from desk_union.culture.training import due as of_training

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

PARTS = (of_activities, of_reading, of_press, of_training)


def due(session: Session, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due(session, today)]


def due_of(session: Session, person: int, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due_of(session, person, today)]
