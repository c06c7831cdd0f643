"""Rows that belong to another row: whose they are, for what is settled after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import InstrumentedAttribute, Session


def owners_by(attr: InstrumentedAttribute[Any]) -> Callable[[Session, Sequence[int]], Sequence[int]]:
    """``owners`` of a ledger whose rows point to their owner by ``attr``."""

    def owners(session: Session, ids: Sequence[int]) -> list[int]:
        found: set[int] = set()
        for chunk in chunks(ids):
            pointing = select(attr).where(attr.class_.id.in_(chunk), attr.is_not(None))
            found.update(session.scalars(pointing))
        return sorted(found)

    return owners


def belonging(session: Session, attr: InstrumentedAttribute[Any], ids: Sequence[int]) -> list[int]:
    """The rows that point to these owners by ``attr``."""
    found: list[int] = []
    for chunk in chunks(ids):
        found += session.scalars(select(attr.class_.id).where(attr.in_(chunk)).order_by(attr.class_.id))
    return found


def fill_in(session: Session, attr: InstrumentedAttribute[Any], ids: Sequence[int], value: object) -> None:
    """Give these rows the value where they have none."""
    for chunk in chunks(ids):
        of_them = (attr.class_.id.in_(chunk), attr.is_(None))
        session.connection().execute(update(attr.class_).where(*of_them).values({attr.key: value}))
