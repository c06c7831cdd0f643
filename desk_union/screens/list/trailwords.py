"""Values of the trail (as stored: days as text, money in fen, ids) in the words of the ledger they belong to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Day, Flag, Ref
from desk_union.describe.ledger import Ledger, Stored
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Shown

GONE = "（已删除）"


def table_of(ledger: Ledger) -> str:
    return str(ledger.row.__tablename__)


def ledger_of(ledgers: Sequence[Ledger], table: str) -> Ledger | None:
    """The first ledger that shows the rows of a table."""
    return next((ledger for ledger in ledgers if table_of(ledger) == table), None)


def column_name(ledger: Ledger, key: str) -> str:
    return str(ledger.row.__mapper__.columns[key].name)


def stored_fields(ledger: Ledger) -> dict[str, Shown]:
    """Fields kept in the row itself, by the name of their column."""
    return {column_name(ledger, shown.key): shown for shown in ledger.fields if isinstance(shown, Stored)}


def words_of(session: Any, shown: Shown, raw: Any, *, private: bool = False) -> str:
    """A raw value of the trail as the clerk knows it; private ones masked."""
    if raw is None or raw == "":
        return ""
    if isinstance(shown.kind, Ref):
        return str(listing.name_of(session, shown.kind.ledger, raw)) or GONE
    value = raw
    if isinstance(shown.kind, Day) and isinstance(raw, str):
        value = date.fromisoformat(raw[:10])
    elif isinstance(shown.kind, Flag):
        value = bool(raw)
    return shown.kind.mask(value) if shown.private and not private else shown.kind.show(value)
