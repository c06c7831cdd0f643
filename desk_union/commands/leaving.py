"""What a command printed or exported is remembered in the book, which it otherwise only read."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.commands.streams import complain
from desk_union.store import outputs
from desk_union.store.book import open_book

if TYPE_CHECKING:
    from desk_union.store.opened import Book
    from desk_union.store.outputs import Leaving

UNKEPT = "账本正在别处打开，或者只能读，“打印记录”里没有记下这一次。"


def remember(book: Book, *left: Leaving, who: str = "") -> None:
    """Add the lines to the book, which is closed by now, as another program may want to write in it meanwhile.

    A copy for auditors keeps none; of any other book that cannot be written it is said.
    """
    if book.audit_copy:
        return
    try:
        again = open_book(book.path, password=book.password)
    except Refusal:
        complain(UNKEPT)
        return
    with closing(again):
        if again.read_only:
            complain(UNKEPT)
        else:
            outputs.note(again, *left, who=who or book.who)
