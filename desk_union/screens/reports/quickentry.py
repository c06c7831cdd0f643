"""What 记工作日志 says by itself: the row that was written down just before goes with the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.reports.office.ledgers import WORKLOG
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk


def going_with(desk: Desk, code: str, ids: Sequence[int]) -> dict[str, str]:
    """The answers for the row of this ledger; none of several rows, and none of an entry itself."""
    if len(ids) != 1 or code == WORKLOG.code:
        return {}
    ledger = desk.ledger(code)
    with desk.book.reading() as session:
        name = listing.names_of(session, ledger, ids).get(ids[0])
        alone = bool(name) and listing.ids_called(session, ledger, name or "", desk.today()) == list(ids)
    return {"source": ledger.title, "named": name or ""} if alone else {}
