"""A fresh book becomes the book of one union: its record and the root of its unit tree, or a made-up sample office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.members.ledgers import UNION, UNITS
from desk_union.store import rows

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book, Clock


def found(session: Session, name: str, today: date) -> None:
    """The union's record and the unit at the top of the tree, both named after it."""
    rows.save_row(session, UNION, None, {"name": name}, today)
    rows.save_row(session, UNITS, None, {"name": name, "level": "工会", "place": 0}, today)


def new_book(
    path: Path,
    union_name: str,
    *,
    today: date,
    clock: Clock,
    password: str | None = None,
    sample: bool = False,
    who: str = "",
) -> Book:
    """Make and open a book that is ready for work; ``sample`` fills it with a made-up office instead."""
    from desk_union.members import sample as made_up
    from desk_union.store.book import create_book

    def fill(book: Book) -> None:
        with book.deed("建立示例账本" if sample else f"建立账本 {union_name}", code="found", who=who) as session:
            if sample:
                made_up.fill(session, today)
            else:
                found(session, union_name, today)

    return create_book(path, union_name=union_name, password=password, who=who, clock=clock, found=fill)
