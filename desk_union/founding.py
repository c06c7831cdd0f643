"""A fresh book becomes the book of one union: what every tab begins with is laid, or a made-up office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.store import settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from desk_union.store.opened import Book, Clock


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
    from desk_union.store.book import create_book

    foundings = [tab.founding() for tab in tabs.every()]

    def fill(book: Book) -> None:
        with book.deed("建立示例账本" if sample else f"建立账本 {union_name}", code="found", who=who) as session:
            session.info["kind"] = "final"  # what a book begins with is never taken back
            for one in foundings:
                if sample and one.sample is not None:
                    one.sample(session, today)
                else:
                    one.found(session, union_name, today)
        if sample:
            for one in foundings:
                one.fill(book, today)

    return create_book(path, union_name=union_name, password=password, who=who, clock=clock, found=fill)


def complete(book: Book) -> None:
    """Lay into a book of an older version what later tabs begin with; nothing where it is there or only looked at."""
    if book.read_only:
        return
    with book.reading() as session:
        lacking = [one for tab in tabs.every() if (one := tab.founding()).lacks(session)]
        union_name = str(settings.get(session, settings.UNION_NAME) or "")
    for one in lacking:
        with book.deed(one.title, code="found") as session:
            session.info["kind"] = "final"
            one.found(session, union_name, book.clock().date())
