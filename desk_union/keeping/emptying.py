"""What is emptied of a row that is past its term, and whether anything of it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from desk_union.describe.ledger import Stored
from desk_union.store import redacting
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

# Beside what is marked private: what tells where somebody lives, how to reach and how to recognize him.
EXTRA: dict[str, tuple[str, ...]] = {
    "members.people": (
        "photo", "address", "far_address", "email", "spouse", "native_place", "household_place", "career_plan", "note",
    ),
}  # fmt: skip


def filled(ledger: Ledger) -> Callable[[date], ColumnElement[Any]]:
    """Whether a row has anything left that would be emptied."""

    def column(_day: date) -> ColumnElement[Any]:
        keys = set(redacting.private_keys(ledger, EXTRA.get(ledger.code, ())))
        own = [shown.attr.is_not(None) for shown in ledger.fields if isinstance(shown, Stored) and shown.key in keys]
        files = select(Attachment.id).where(
            Attachment.owner_table == ledger.row.__tablename__, Attachment.owner_id == ledger.row.id
        )
        return or_(*own, files.correlate(ledger.row).exists())

    return column


def empty(session: Session, ledger: Ledger, ids: Sequence[int]) -> int:
    """Empty them for good, in the rows and in the trail; returns how many values went."""
    return redacting.clean(session, ledger, ids, EXTRA.get(ledger.code, ()))
