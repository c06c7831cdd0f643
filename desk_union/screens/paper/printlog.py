"""What was printed and handed out, in words, the newest first; only the lines that hold a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.store import outputs

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.store.deeds import Sought

MOST = 1000


def printed_lines(
    desk: Desk, text: str = "", wanted: Sought | None = None
) -> list[tuple[str, str, str, str, str]]:
    """Time, who, what, how and how much; with ``wanted`` of all that ever left the book what fits it."""
    with desk.book.reading() as session:
        found = outputs.lines(session, MOST, wanted)
    lines = [
        (f"{one.at:%Y-%m-%d %H:%M}", one.who, one.title, one.how, f"{one.amount:,}{one.counter}" if one.amount else "")
        for one in found
    ]
    return [line for line in lines if text.strip() in " ".join(line)]
