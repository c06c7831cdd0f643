"""The newest list of the personnel office: what tells it from the one before, which it takes the place of."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from desk_union.basis import days
from desk_union.members.tables import PersonnelLine
from desk_union.store.tables import PartialDay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session


_TOLD = tuple(key for key in PersonnelLine.__table__.columns.keys() if key not in {"id", "batch", "read_on"})  # noqa: SIM118 - columns


def newest(session: Session) -> int | None:
    """The number of the newest list; None while there is none."""
    return session.scalar(select(func.max(PersonnelLine.batch)))


def number(session: Session, rows: Sequence[dict[str, Any]], today: date) -> None:
    """The lines of one sheet are a list of their own, read today; the newest list once more is that list."""
    last = newest(session)
    held = session.scalars(select(PersonnelLine).where(PersonnelLine.batch == last)).all() if last else []
    known = Counter(tuple(getattr(line, key) for key in _TOLD) for line in held)
    told = Counter(tuple(days.plain(row.get(key)) for key in _TOLD) for row in rows)
    batch = last if known == told and last is not None else (last or 0) + 1
    for row in rows:
        row.update(batch=batch, read_on=row.get("read_on") or today)


def settle(session: Session, ids: Sequence[int], today: date) -> None:
    """A line typed by hand belongs to the newest list; lines of earlier lists go."""
    batch = newest(session) or 1
    loose = update(PersonnelLine).where(PersonnelLine.id.in_(ids), PersonnelLine.batch.is_(None))
    session.execute(loose.values(batch=batch, read_on=func.coalesce(PersonnelLine.read_on, today)))
    old = select(PersonnelLine.id).where(PersonnelLine.batch < batch)
    table = PersonnelLine.__tablename__
    session.execute(delete(PartialDay).where(PartialDay.owner_table == table, PartialDay.owner_id.in_(old)))
    session.execute(delete(PersonnelLine).where(PersonnelLine.batch < batch))
