"""What is due in all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.reports.handing import due as of_handing
from desk_union.reports.numbers import due as of_numbers
from desk_union.reports.office import due as of_office
from desk_union.reports.returns import due as of_returns
from desk_union.reports.upperforms import due as of_forms
from desk_union.reports.writing import due as of_writing

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Due

PARTS = (of_numbers, of_writing, of_returns, of_forms, of_office, of_handing)


def due(session: Session, today: date) -> list[Due]:
    return [one for part in PARTS for one in part.due(session, today)]
