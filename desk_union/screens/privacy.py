"""What the screens note about private values (ID numbers, wages, cards) that are shown or handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.screens.lookingback import fits
from desk_union.store import privacylog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.store.deeds import Sought


def log_shown(desk: Desk, ledger: Ledger, what: str) -> None:
    """Note that private values were shown.

    In a book that is only looked at nothing can be noted, and it is shown all the same: whoever has the file, and its
    password where it has one, can read every value of it with or without this program, so that a refusal would protect
    nobody and only hinder the clerk whose second window is the one that looks. What leaves the program (print, export,
    copy) is refused there, because that is the office's own deed and must be on record.
    """
    if not desk.book.read_only:
        privacylog.note(desk.book, ledger.title, what, desk.who)


def log_copied(desk: Desk, ledger: Ledger, labels: Sequence[str], rows: int) -> None:
    """Note that private columns go on the clipboard; Refusal where that cannot be noted."""
    privacylog.note(desk.book, ledger.title, privacylog.taken("复制", labels, rows), desk.who)


def log_lines(desk: Desk, text: str = "", wanted: Sought | None = None) -> list[tuple[str, str, str, str]]:
    """Time, who, ledger and what, the newest first; only those that hold the text and, with ``wanted``, fit it."""
    given = text.strip()
    lines = [(line["at"].replace("T", " ")[:16], line["who"], line["ledger"], line["what"]) for line in shown_log(desk)]
    found = [line for line in lines if given in " ".join(line)]
    return found if wanted is None else [line for line in found if fits(wanted, line[0][:10], line[1], line[2:])]


def shown_log(desk: Desk) -> list[privacylog.PrivacyLine]:
    """The newest first."""
    with desk.book.reading() as session:
        return privacylog.log(session)[::-1]
