"""Makes the auditors' copy of a book and reads it again: it opens only to be read, and its checks find nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.store import auditcopy
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.progress import Progress
from desk_union.tabs import checks, ledgers, private

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desk_union.store.opened import Book
    from desk_union.store.progress import Work


def make(book: Book, target: Path, now: datetime) -> Work[Path]:
    """The finished and checked copy; Refusal when it is not what it should be, and then it is taken away again."""
    made = yield from auditcopy.make_audit_copy(book, target, private(), now)
    yield Progress(auditcopy.STEPS, auditcopy.STEPS + 1, "正在打开副本核对")
    copy = open_book(made, password=book.password, clock=lambda: now)
    try:
        fresh = {problem.reason for problem in check_book(copy, checks(), ledgers())}
        right = copy.audit_copy and copy.read_only
    finally:
        copy.close()
    if not right or fresh - {problem.reason for problem in check_book(book, checks(), ledgers())}:
        made.unlink()
        raise Refusal("审计副本核对没有通过，已删除。", "请先用“文件”菜单里的“检查账本”检查账本，再做一次。")
    return made
