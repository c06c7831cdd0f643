"""The log of who saw or took out private values (ID numbers, wages, cards), kept among the book's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from desk_union.basis.refusal import Refusal
from desk_union.store import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

_KEY = "private_log"
_KEPT = 5_000


class PrivacyLine(TypedDict):
    at: str  # ISO, to the second
    who: str
    ledger: str  # its title
    what: str  # a phrase for the clerk: 导出 证件号码、移动电话（312 行）


def note(book: Book, ledger: str, what: str, who: str = "") -> None:
    """Add a line; Refusal when the book may only be read, since nothing private goes without one."""
    if book.read_only:
        raise Refusal("账本现在只能查看，不能打印或导出保密的内容。", "这要留下记录，请以可写方式打开账本后再做。")
    line = PrivacyLine(at=book.clock().isoformat(timespec="seconds"), who=who or book.who, ledger=ledger, what=what)
    with book.deed("记下查看") as session:
        settings.put(session, _KEY, [*log(session)[-_KEPT + 1 :], line])


def taken(verb: str, labels: Sequence[str], rows: int) -> str:
    """The phrase for columns that leave the book on a file or on paper."""
    return f"{verb} {'、'.join(labels)}（{rows:,} 行）"


def log(session: Session) -> list[PrivacyLine]:
    """The oldest first."""
    lines: list[PrivacyLine] = settings.get(session, _KEY, [])
    return lines
