"""Lists of others that come anew each time: the newest takes the place of the one before, told apart by a number."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from desk_union.basis import days
from desk_union.store.tables import PartialDay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def newest(session: Session, row: type[Any]) -> int | None:
    """The number of the newest list that is kept in rows with a ``batch``; None while there is none."""
    found: int | None = session.scalar(select(func.max(row.batch)))
    return found


def next_of(session: Session, row: type[Any], told: Sequence[str], rows: Sequence[dict[str, Any]]) -> int:
    """The number for these lines: the newest once more where they say the same as its lines in the columns ``told``."""
    last = newest(session, row)
    if last is None:
        return 1
    held = session.scalars(select(row).where(row.batch == last)).all()
    known = Counter(tuple(getattr(line, key) for key in told) for line in held)
    same = known == Counter(tuple(days.plain(line.get(key)) for key in told) for line in rows)
    return last if same else last + 1


def settle(
    session: Session, row: type[Any], ids: Sequence[int], goes: ColumnElement[bool], **fresh: Any
) -> None:
    """A line without a number is of the newest list and gets ``fresh``; of earlier lists go those of ``goes``."""
    batch = newest(session, row) or 1
    session.execute(update(row).where(row.id.in_(ids), row.batch.is_(None)).values(batch=batch, **fresh))
    old = select(row.id).where(row.batch < batch, goes)
    session.execute(
        delete(PartialDay).where(PartialDay.owner_table == row.__tablename__, PartialDay.owner_id.in_(old))
    )
    session.execute(delete(row).where(row.batch < batch, goes))
