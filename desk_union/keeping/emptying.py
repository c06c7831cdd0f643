"""What is emptied of a row that is past its term, and whether anything of it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.describe.ledger import Stored
from desk_union.store import redacting
from desk_union.store.tables import Attachment, OwnField, OwnValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

# Beside what is marked private: what tells where somebody lives, how to reach and how to recognize him.
EXTRA: dict[str, tuple[str, ...]] = {
    "members.people": (
        "photo", "address", "far_address", "email", "spouse", "native_place", "household_place", "career_plan", "note",
    ),
}  # fmt: skip


def filled(ledger: Ledger) -> Callable[[], ColumnElement[bool]]:
    """Whether a row, its parts, its own columns or its files have anything left that would be emptied."""

    def column() -> ColumnElement[bool]:
        owned = (OwnValue.owner_table == ledger.row.__tablename__, OwnValue.owner_id == ledger.row.id)
        there = or_(OwnValue.words.is_not(None), OwnValue.number.is_not(None))
        own = select(OwnValue.id).join(OwnField, OwnField.id == OwnValue.field)
        own = own.where(*owned, there, OwnField.private.is_(True))
        attached = (Attachment.owner_table == ledger.row.__tablename__, Attachment.owner_id == ledger.row.id)
        files = select(Attachment.id).where(*attached)
        beside = [one.correlate(ledger.row).exists() for one in (own, files)]
        return or_(*_stored(ledger, EXTRA.get(ledger.code, ())), *beside, *_below(ledger))

    return column


def _stored(ledger: Ledger, more: Sequence[str] = ()) -> list[ColumnElement[bool]]:
    keys = set(redacting.private_keys(ledger, more))
    return [shown.attr.is_not(None) for shown in ledger.fields if isinstance(shown, Stored) and shown.key in keys]


def _below(ledger: Ledger) -> Iterator[ColumnElement[bool]]:
    for part in ledger.parts:
        child = part.ledger()
        owner = getattr(child.row, part.owner, None)
        if owner is not None and (left := _stored(child)):
            rows = select(child.row.id).where(owner == ledger.row.id, or_(*left))
            yield rows.correlate(ledger.row).exists()


def empty(session: Session, ledger: Ledger, ids: Sequence[int]) -> int:
    """Empty them for good, in the rows and in the trail; returns how many values went."""
    return redacting.clean(session, ledger, ids, EXTRA.get(ledger.code, ()))
