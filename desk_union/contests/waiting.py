"""What waits in a ledger of this tab, by one of its filters, as a line of the 工作台."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.due import Due
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.due import Urgency
    from desk_union.describe.ledger import Ledger

SHOWN = 500


def standing(
    session: Session,
    today: date,
    ledger: Ledger,
    preset: str,
    title: str,
    sentence: str,
    urgency: Urgency,
    person: tuple[str, int] | None = None,
) -> Iterator[Due]:
    """One line where rows wait; ``person`` (key of a column, id) asks only for those of one person."""
    found = listing.ids_of(session, ledger, ListAsk(today, presets=(preset,), owner=person))
    if found:
        kind = f"{ledger.code.replace('.', '_')}_{preset}"
        told = f"有{len(found)}{ledger.counter}{sentence}"
        yield Due(kind, title, None, told, ledger.code, tuple(found[:SHOWN]), urgency)
