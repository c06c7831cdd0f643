"""Sets, changes or removes the password of a book, by way of a checked copy."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.store.backup import backup_to, default_folder
from desk_union.store.book import is_encrypted, open_book
from desk_union.store.copying import alone, contents_of, of_copy, settle
from desk_union.store.engine import APPLICATION_ID, connect, quoted
from desk_union.store.faults import DAMAGED, explained
from desk_union.store.lock import take
from desk_union.store.progress import finish
from desk_union.store.scratch import scratch

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desk_union.store.archive import BackupInfo
    from desk_union.store.lock import BookLock

BEFORE = "修改密码前"


def change_password(path: Path, old: str | None, new: str | None, *, now: datetime) -> BackupInfo:
    """Give the closed book another password (None removes it).

    Returns the backup made before; it, like every older backup, still opens with the old password only.
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
    return info


def _rewrite(path: Path, old: str | None, new: str | None, lock: BookLock) -> None:
    alone(path, old)
    with scratch(path) as folder:
        copy = folder / path.name
        with of_copy(folder, path, old), closing(connect(path, old, writes=True)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(f"ATTACH DATABASE {quoted(str(copy))} AS fresh KEY {quoted(new or '')}")
            connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
            connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA fresh.user_version = {version}")
            connection.execute("DETACH DATABASE fresh")
        with of_copy(folder, path, old):
            same = contents_of(copy, new) == contents_of(path, old)
        if not same:
            raise Refusal("改密码没有成功，账本没有改动。", DAMAGED.remedy)
        lock.loosen()
        settle(copy, path)
