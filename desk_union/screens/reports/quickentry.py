"""What 记工作日志 and 提醒我 say by themselves: the row that was just written down, or that one stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.reports.office.ledgers import WORKLOG
from desk_union.store import anyrow, listing

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


def reminded_of(desk: Desk, code: str, ids: Sequence[int]) -> dict[str, str]:
    """The answers for a reminder of the one row that is chosen; nothing where none is."""
    if not ids:
        return {}
    ledger = desk.ledger(code)
    if len(ids) > 1:
        raise Refusal(f"选中了{len(ids)}{ledger.counter}，提醒只能连着一条。", "请只选一条，或者先取消选择。")
    with desk.book.reading() as session:
        return {"source": ledger.title, "named": anyrow.words_for(session, ledger, ids[0], desk.today())}
