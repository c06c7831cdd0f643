"""Who works at this computer: the name that was asked at the first start, else the one the system knows."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from desk_union.store import settings

if TYPE_CHECKING:
    from desk_union.store.opened import Book

OPERATOR = "office.operator"
NOBODY = "本机用户"


def system_user() -> str:
    try:
        return getpass.getuser() or NOBODY
    except (ImportError, KeyError, OSError):  # a service without a user of its own
        return NOBODY


def operator_of(book: Book) -> str:
    """Never empty, so that 制单 and 操作人 never are."""
    with book.reading() as session:
        return str(settings.get(session, OPERATOR, "") or "").strip() or system_user()


def is_known(book: Book) -> bool:
    """Whether the book was told who works with it."""
    with book.reading() as session:
        return bool(str(settings.get(session, OPERATOR, "") or "").strip())


def keep(book: Book, name: str) -> None:
    """Write down who works with the book, from now on in 制单, 记账 and 操作人."""
    with book.deed("登记操作人", who=name) as session:
        settings.put(session, OPERATOR, name)
