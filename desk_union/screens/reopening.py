"""Work that needs the book closed for a while (restore, another password), after which the desk goes on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from desk_union.store.book import open_book

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk
    from desk_union.store.progress import Work

T = TypeVar("T")


def while_closed(desk: Desk, work: Work[T], password_after: str | None) -> Work[T]:
    """Close the desk's book, do the work, open it again; whoever listened hears the new one.

    When the work is refused or cancelled the book is opened as it was before.
    """
    old = desk.book
    old.close()
    password = old.password
    try:
        result = yield from work
        password = password_after
    finally:
        book = open_book(old.path, password=password, clock=old.clock)
        book.who = old.who
        # Those who hear of it ask the desk at once, from other threads too: it must not have the closed book any more.
        desk.book = book
        book.take_listeners(old)
    return result
