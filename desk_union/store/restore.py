"""Looking into a backup and putting it in the place of a book; the book that was there is set aside, never deleted."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from desk_union.basis import looking
from desk_union.basis.places import OWN_SHEETS
from desk_union.basis.refusal import Refusal
from desk_union.store.archive import BOOK, BROKEN, FILES, SHEETS, BackupInfo, check_sums, read_info, unpack
from desk_union.store.backup import STAMP
from desk_union.store.backupplaces import default_folder
from desk_union.store.copying import LOOKED_AT, copy_under, inspect_copy, is_alone, settle
from desk_union.store.engine import connect, is_encrypted
from desk_union.store.examine import need_password
from desk_union.store.faults import DAMAGED, explained
from desk_union.store.lock import take
from desk_union.store.opened import files_path
from desk_union.store.progress import Progress
from desk_union.store.scratch import scratch
from desk_union.store.settings import FILES_KEY
from desk_union.store.steps import finish as finish_step
from desk_union.store.steps import settle_all

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desk_union.store.progress import Work

ALONE = "mode=ro&immutable=1"
BESIDE = ("-wal", ".files", ".files-wal")
PASSING = ("-wal", "-shm", ".files-wal", ".files-shm")


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """``set_aside`` is the folder with the book that was there before, when there was one."""

    info: BackupInfo
    set_aside: Path | None


def inspect(file: Path, password: str | None = None) -> Work[BackupInfo]:
    """Check every sum and, unless it is encrypted and no password is given, open the book inside; changes nothing."""
    info = read_info(file)
    yield from check_sums(info)
    if not info.encrypted or password is not None:
        with explained(), TemporaryDirectory(dir=looking.folder(), ignore_cleanup_errors=True) as folder:
            yield from _unpacked(info, Path(folder), password)
    return info


def restore(
    file: Path,
    target: Path,
    *,
    password: str | None = None,
    present: str | None = None,
    keep_present: bool = False,
    now: datetime,
) -> Work[RestoreResult]:
    """Put the backup in the place of the book ``target``, which must not be open anywhere.

    ``password`` is of the backup, ``present`` of the book that is there, by which a window that looks at it is noticed.
    ``keep_present``: the restored book is put under ``present``, whatever the backup was under.

    Everything is unpacked, checked and opened beside the target first; only then are the files exchanged.
    """
    info = read_info(file)
    with explained():
        if target.is_dir():
            raise Refusal(f"“{target.name}”是一个文件夹，不能恢复成它。", "请写出要恢复成的账本文件名。")
        lock = take(target)
        if lock is None:
            raise Refusal("要恢复的账本正开着。", "请先在所有窗口里关闭它，再恢复。")
        try:
            finish_step(target)
            with scratch(target) as folder:
                yield from _unpacked(info, folder, password)
                if keep_present:
                    _put_under(folder, password if info.encrypted else None, present)
                yield Progress(1, 2, "正在保留现在的账本")
                kept = _set_aside(target, now)
                try:
                    _refuse_looked_at(target, (present, password))
                except Refusal:
                    if kept is not None:
                        shutil.rmtree(kept, ignore_errors=True)
                    raise
                lock.loosen()
                _exchange(info, folder, target)
        finally:
            lock.release()
    return RestoreResult(info, kept)


def _unpacked(info: BackupInfo, folder: Path, password: str | None) -> Work[None]:
    (folder / SHEETS).mkdir()
    for name in info.sums:
        yield from unpack(info, name, folder / name)
    yield Progress(0, 2, "正在检查备份里的账本")
    if info.encrypted:
        need_password(password)
    try:
        inspect_copy(folder / BOOK, password if info.encrypted else None)
    except Refusal as refusal:
        if refusal.reason != DAMAGED.reason:
            raise
        raise Refusal(BROKEN.reason, BROKEN.remedy) from refusal
    _refuse_foreign_files(folder, password if info.encrypted else None)


def _refuse_foreign_files(folder: Path, password: str | None) -> None:
    """The attachments open with the key that lies in their own book, and with no other."""
    files = folder / FILES
    if not files.exists():
        return
    with closing(connect(folder / BOOK, password, writes=False, mode=ALONE)) as book:
        row = book.execute("SELECT json_extract(value, '$') FROM setting WHERE key = ?", (FILES_KEY,)).fetchone()
    try:
        with closing(connect(files, f"x'{row[0] if row else ''}'", writes=False, mode=ALONE)) as store:
            store.execute("SELECT count(*) FROM file").fetchone()
    except dbapi2.Error as problem:
        raise Refusal(
            "备份里的附件不是这个账本的，或已损坏。", "请换另一个备份；账本没有改动。"
        ) from problem


def _put_under(folder: Path, old: str | None, new: str | None) -> None:
    """The unpacked book under another password, before it takes its place."""
    if old != new:
        copy_under(folder / BOOK, old, folder / "other", new)
        settle(folder / "other", folder / BOOK)


def _set_aside(target: Path, now: datetime) -> Path | None:
    """Copy the present book as it lies there, readable or not, into a folder of its own."""
    if not target.exists():
        return None
    base = default_folder(target) / f"恢复前-{now.strftime(STAMP)}"
    folder = next(f for n in range(1000) if not (f := base.with_name(f"{base.name}-{n}" if n else base.name)).exists())
    folder.mkdir(parents=True)
    for suffix in ("", *BESIDE):
        source = target.with_name(target.name + suffix)
        if source.exists():
            shutil.copy2(source, folder / source.name)
    own = target.parent / OWN_SHEETS
    if own.is_dir():
        shutil.copytree(own, folder / OWN_SHEETS)
    return folder


def _refuse_looked_at(target: Path, passwords: Iterable[str | None]) -> None:
    """A window that only looks holds no lock, but keeps the write-ahead file there."""
    if not target.with_name(f"{target.name}-wal").exists():
        return
    for password in dict.fromkeys(passwords if is_encrypted(target) else (None,)):
        try:
            free = is_alone(target, password)
        except Refusal:
            continue  # damaged, or under another password: whether somebody looks cannot be known
        if not free:
            raise Refusal(LOOKED_AT.reason, LOOKED_AT.remedy)


def _exchange(info: BackupInfo, folder: Path, target: Path) -> None:
    """Book, attachments and the office's own sheet files in one step; sheets made since stay."""
    own = target.parent / OWN_SHEETS
    moves = [(folder / SHEETS / name, own / name) for name in info.sheets]
    removes = [target.with_name(target.name + suffix) for suffix in PASSING]
    if (folder / FILES).exists():
        moves.append((folder / FILES, files_path(target)))
    else:
        removes.append(files_path(target))
    settle_all(target, [*moves, (folder / BOOK, target)], removes)
