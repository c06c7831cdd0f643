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
