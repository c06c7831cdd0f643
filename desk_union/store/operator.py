"""Who works at this computer: the name that was asked at the first start, else the one the system knows."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

from desk_union.store import settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

OPERATOR = "office.operator"
HANDED_TO = "office.handed_to"  # who took the office over, until it was asked who works with the book now
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


def hand_to(session: Session, name: str) -> None:
    """The office goes to another: whoever opens the book next is asked, and does not work on under the old name."""
    settings.put(session, HANDED_TO, name.strip())


def handed_to(book: Book) -> str:
    """Who took the office over and was not asked yet; empty when nobody did or the book knows."""
    with book.reading() as session:
        taker = str(settings.get(session, HANDED_TO, "") or "").strip()
        known = str(settings.get(session, OPERATOR, "") or "").strip()
    return taker if taker != known else ""


def keep(book: Book, name: str) -> None:
    """Write down who works with the book, from now on in 制单, 记账 and 操作人."""
    with book.deed("登记操作人", who=name) as session:
        settings.put(session, OPERATOR, name)
        settings.put(session, HANDED_TO, "")
