"""What the screens note about private values (ID numbers, wages, cards) that are shown or handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.store import privacylog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk


def log_shown(desk: Desk, ledger: Ledger, what: str) -> None:
    """Note that private values were shown; a book that is only looked at cannot note it."""
    if not desk.book.read_only:
        privacylog.note(desk.book, ledger.title, what, desk.who)


def log_printed(desk: Desk, ledger: Ledger, labels: Sequence[str], rows: int) -> None:
    """Note that private columns go on paper; Refusal where that cannot be noted."""
    privacylog.note(desk.book, ledger.title, privacylog.taken("打印", labels, rows), desk.who)


def log_copied(desk: Desk, ledger: Ledger, labels: Sequence[str], rows: int) -> None:
    """Note that private columns go on the clipboard; Refusal where that cannot be noted."""
    privacylog.note(desk.book, ledger.title, privacylog.taken("复制", labels, rows), desk.who)


def shown_log(desk: Desk) -> list[privacylog.Line]:
    """The newest first."""
    with desk.book.reading() as session:
        return privacylog.log(session)[::-1]
