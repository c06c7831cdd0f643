"""The log of who saw or took out private values (ID numbers, wages, cards): each a deed of the trail, in its chain.

Books of before version 9 kept a list among the settings, outside the chain; it is shown on, and its digest goes into
the chain with the first line that is added.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, TypedDict

from sqlalchemy import select

from desk_union.basis.refusal import Problem, Refusal
from desk_union.store import settings
from desk_union.store.tables import LOOK, DeedRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

_OLD_LIST = "private_log"
_BETWEEN = "："


class PrivacyLine(TypedDict):
    at: str  # ISO, to the second
    who: str
    ledger: str  # its title
    what: str  # a phrase for the clerk: 导出 证件号码、移动电话（312 行）


def note(book: Book, ledger: str, what: str, who: str = "") -> None:
    """Add a line; Refusal when the book may only be read, since nothing private goes without one."""
    if book.read_only:
        raise Refusal("账本现在只能查看，不能打印或导出保密的内容。", "这要留下记录，请以可写方式打开账本后再做。")
    with book.deed(f"{ledger}{_BETWEEN}{what}", code=LOOK, who=who) as session:
        session.info["kind"] = LOOK
        if (old := _old(session)) and settings.get(session, settings.LOOKS_BEFORE) is None:
            settings.put(session, settings.LOOKS_BEFORE, _digest(old))


def taken(verb: str, labels: Sequence[str], rows: int) -> str:
    """The phrase for columns that leave the book on a file or on paper."""
    return f"{verb} {'、'.join(labels)}（{rows:,} 行）"


def log(session: Session) -> list[PrivacyLine]:
    """The oldest first."""
    query = select(DeedRecord.at, DeedRecord.who, DeedRecord.title).where(DeedRecord.kind == LOOK)
    found = _old(session)
    for at, who, title in session.execute(query.order_by(DeedRecord.id)):
        ledger, _, what = title.partition(_BETWEEN)
        found.append(PrivacyLine(at=at.isoformat(timespec="seconds"), who=who, ledger=ledger, what=what))
    return found


def check(session: Session) -> list[Problem]:
    """The lines of before the chain are as they were when it took them in."""
    held = settings.get(session, settings.LOOKS_BEFORE)
    if held is None or held == _digest(_old(session)) or settings.get(session, settings.AUDIT_COPY) is not None:
        return []
    return [Problem("查看隐私内容的旧记录被删过或改动过。", "请找以前的备份对照，弄清改了什么。")]


def _old(session: Session) -> list[PrivacyLine]:
    lines: list[PrivacyLine] = settings.get(session, _OLD_LIST, [])
    return list(lines)


def _digest(lines: Sequence[PrivacyLine]) -> str:
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
