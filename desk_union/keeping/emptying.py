"""What is emptied of a row that is past its term, and whether anything of it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.describe.ledger import Stored
from desk_union.keeping import elsewhere
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
    """Whether a row, its parts, their own columns or files have anything left that would be emptied."""
    return lambda: or_(*_left(ledger, EXTRA.get(ledger.code, ())))


def _left(ledger: Ledger, more: Sequence[str] = ()) -> list[ColumnElement[bool]]:
    return [*_stored(ledger, more), *_beside(ledger), *_below(ledger)]


def _stored(ledger: Ledger, more: Sequence[str]) -> list[ColumnElement[bool]]:
    keys, replaced = set(redacting.private_keys(ledger, more)), set(redacting.replaced_keys(ledger))
    stored = [shown for shown in ledger.fields if isinstance(shown, Stored)]
    found = [shown.attr.is_not(None) for shown in stored if shown.key in keys]
    return [*found, *(shown.attr != redacting.GONE for shown in stored if shown.key in replaced)]


def _beside(ledger: Ledger) -> Iterator[ColumnElement[bool]]:
    table = ledger.row.__tablename__
    there = or_(OwnValue.words.is_not(None), OwnValue.number.is_not(None))
    own = select(OwnValue.id).join(OwnField, OwnField.id == OwnValue.field)
    mine = (OwnValue.owner_table == table, OwnValue.owner_id == ledger.row.id)
    own = own.where(*mine, there, OwnField.private.is_(True))
    files = select(Attachment.id).where(Attachment.owner_table == table, Attachment.owner_id == ledger.row.id)
    for one in (own, files):
        yield one.correlate(ledger.row).exists()


def _below(ledger: Ledger) -> Iterator[ColumnElement[bool]]:
    for part in ledger.parts:
        child = part.ledger()
        owner = getattr(child.row, part.owner, None)
        if owner is not None:
            rows = select(child.row.id).where(owner == ledger.row.id, or_(*_left(child)))
            yield rows.correlate(ledger.row).exists()


def empty(session: Session, ledger: Ledger, ids: Sequence[int]) -> int:
    """Empty them for good, in the rows and in the trail; returns how many values went."""
    beside = elsewhere.rows_of(session, ledger, ids)
    return redacting.clean(session, ledger, ids, EXTRA.get(ledger.code, ()), beside)
