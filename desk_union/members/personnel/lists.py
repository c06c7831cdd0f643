"""The newest list of the personnel office: what tells it from the one before, which it takes the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, true

from desk_union.members.tables import PersonnelLine
from desk_union.store import batches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

_BESIDE = {"id", "batch", "read_on"}
_TOLD = tuple(column.key for column in PersonnelLine.__table__.columns if column.key not in _BESIDE)


def newest(session: Session) -> int | None:
    """The number of the newest list; None while there is none."""
    return batches.newest(session, PersonnelLine)


def number(session: Session, rows: Sequence[dict[str, Any]], today: date) -> None:
    """The lines of one sheet are a list of their own, read today; the newest list once more is that list."""
    batch = batches.next_of(session, PersonnelLine, _TOLD, rows)
    for row in rows:
        row.update(batch=batch, read_on=row.get("read_on") or today)


def settle(session: Session, ids: Sequence[int], today: date) -> None:
    """A line typed by hand belongs to the newest list; lines of earlier lists go."""
    batches.settle(session, PersonnelLine, ids, true(), read_on=func.coalesce(PersonnelLine.read_on, today))
