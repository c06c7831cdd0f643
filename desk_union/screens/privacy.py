"""The log of who looked at private values (ID numbers, wages, cards), kept in the book's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.store import settings

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

PRIVATE_LOG = "private_log"
KEPT = 5_000


def log_shown(desk: Desk, ledger: Ledger, what: str) -> None:
    """Note that private values were shown or handed out; a book that is only looked at cannot note it."""
    if desk.book.read_only:
        return
    line = {
        "at": desk.book.clock().isoformat(timespec="seconds"),
        "who": desk.who,
        "ledger": ledger.title,
        "what": what,
    }
    with desk.book.deed("记下查看") as session:
        log: list[Any] = settings.get(session, PRIVATE_LOG, [])
        settings.put(session, PRIVATE_LOG, [*log[-KEPT + 1 :], line])


def shown_log(desk: Desk) -> list[dict[str, str]]:
    """Newest first, each with ``at``, ``who``, ``ledger`` and ``what``."""
    with desk.book.reading() as session:
        log: list[dict[str, str]] = settings.get(session, PRIVATE_LOG, [])
    return log[::-1]
