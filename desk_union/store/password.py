"""Sets, changes or removes the password of a book, by way of a checked copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.store.backup import backup_to
from desk_union.store.backupplaces import default_folder
from desk_union.store.book import is_encrypted, open_book
from desk_union.store.copying import alone, contents_of, copy_under, of_copy, settle
from desk_union.store.faults import DAMAGED, explained
from desk_union.store.lock import take
from desk_union.store.lyingopen import lying_open, see_to
from desk_union.store.progress import finish
from desk_union.store.scratch import scratch

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desk_union.store.archive import BackupInfo
    from desk_union.store.lock import BookLock
    from desk_union.store.lyingopen import Open

BEFORE = "修改密码前"


@dataclass(frozen=True, slots=True)
class Changed:
    """``before`` is the backup made before; ``opened`` lay open without a password, ``left`` of them still do."""

    before: BackupInfo
    opened: tuple[Path, ...]
    left: tuple[Path, ...]


def change_password(
    path: Path, old: str | None, new: str | None, *, now: datetime, lying: Open = "encrypt", stick: Path | None = None
) -> Changed:
    """Give the closed book another password (None removes it).

    Backups made under an older password still open with that one only. A book's first password is also given to what
    lies open (``lying``: or that goes, or stays), here and in the U盘 folder ``stick``.
    The attachments are not touched: their key lies in the book.
    """
    if new == "":
        raise Refusal("密码不能是空的。", "请输入新密码，或选择不设密码。")
    book = open_book(path, password=old, clock=lambda: now)
    try:
        if book.read_only:
            raise Refusal("账本现在只能查看，不能改密码。", "".join(book.notices))
        info = finish(backup_to(book, default_folder(path), BEFORE, now))
    finally:
        book.close()
    with explained():
        lock = take(path)
        if lock is None:
            raise Refusal("账本已由另一个程序打开，不能改密码。", "请先关闭那个程序。")
        try:
            _rewrite(path, old if is_encrypted(path) else None, new, lock)
        finally:
            lock.release()
    if new is None or info.encrypted:
        return Changed(info, (), ())
    opened = lying_open(path, (stick,))
    left = opened if lying == "keep" else see_to(opened, lying, new)
    return Changed(info, tuple(opened), tuple(left))


def _rewrite(path: Path, old: str | None, new: str | None, lock: BookLock) -> None:
    alone(path, old)
    with scratch(path) as folder:
        copy = folder / path.name
        with of_copy(folder, path, old):
            copy_under(path, old, copy, new)
            same = contents_of(copy, new) == contents_of(path, old)
        if not same:
            raise Refusal("改密码没有成功，账本没有改动。", DAMAGED.remedy)
        lock.loosen()
        settle(copy, path)
