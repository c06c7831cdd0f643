"""Making backups: a verified copy of book and attachments in one file, by hand or by itself, thinned by age."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

import desk_union
from desk_union.basis.atomic_files import landing
from desk_union.basis.places import OWN_SHEETS
from desk_union.basis.refusal import Refusal
from desk_union.store import chain, settings
from desk_union.store.archive import (
    BOOK,
    FILES,
    MANIFEST,
    SHEET_ENDING,
    SHEETS,
    SUFFIX,
    BackupInfo,
    check_sums,
    is_sheet,
    manifest,
    pack,
    read_info,
)
from desk_union.store.backupplaces import LEFT_OVER, STICK_FOLDER, default_folder
from desk_union.store.copying import copy_database, inspect_copy, of_copy, on_disk
from desk_union.store.faults import explained
from desk_union.store.progress import Progress
from desk_union.store.scratch import clear, scratch
from desk_union.store.tables import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

BY_HAND = "手动备份"
AT_CLOSE = "关闭程序"
DAILY = "每天自动"
LAST = "backup_last"
STAMP = "%Y%m%d-%H%M%S"
NAME = re.compile(r"(?P<book>.+)-(?P<stamp>\d{8}-\d{6})(-\d+)?")


def backup_to(book: Book, target: Path, why: str, now: datetime) -> Work[BackupInfo]:
    """Back up into ``target``, a folder or the name of a file; what is written is read again and checked."""
    with explained():
        book.refuse_gone()
        file = _place(book.path, target, now)
        file.parent.mkdir(parents=True, exist_ok=True)
        clear(book.path, file.parent, older_than=LEFT_OVER)
        with scratch(book.path, file.parent) as folder:
            info = yield from _packed(book, folder, why, now)
            yield from check_sums(info)
            info.file.replace(file)
    return replace(info, file=file)


def _place(book_path: Path, target: Path, now: datetime) -> Path:
    if target.is_file() or _names_a_file(target):
        if target.exists():
            _refuse_other(target)
        return target
    stem = f"{book_path.stem}-{now.strftime(STAMP)}"
    names = (f"{stem}{number}{SUFFIX}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(target / name for name in names if not (target / name).exists())


def _names_a_file(target: Path) -> bool:
    """A new name with an ending is a file, whatever the ending; a folder may well be called 工会2026.11."""
    return not target.is_dir() and bool(target.suffix) and not target.suffix[1:].isdigit()


def _refuse_other(target: Path) -> None:
    """Only a backup may be replaced by a backup."""
    try:
        read_info(target)
    except Refusal as refusal:
        remedy = f"请选择一个文件夹，或另取一个以{SUFFIX}结尾的文件名。"
        raise Refusal(f"“{target.name}”不是文件夹，也不是备份。", remedy) from refusal


def _packed(book: Book, folder: Path, why: str, now: datetime) -> Work[BackupInfo]:
    yield Progress(0, 3, "正在复制账本")
    copy = folder / BOOK
    with of_copy(folder, book.path, book.password), closing(book.raw_connection()) as source:
        copy_database(source, copy, book.password)
    yield Progress(1, 3, "正在检查副本")
    with of_copy(folder, book.path, book.password):
        version, rows, union_name = inspect_copy(copy, book.password)
    sources = {BOOK: copy}
    if book.files.path.is_file():
        yield Progress(2, 3, "正在复制附件")
        sources[FILES] = folder / FILES
        with of_copy(folder, book.files.path, book.files.key), closing(book.files.raw_connection()) as source:
            copy_database(source, sources[FILES], book.files.key)
    sources |= _own_sheets(book.path)
    info = BackupInfo(
        file=folder / f"whole{SUFFIX}", made_at=now.replace(microsecond=0), why=why, union_name=union_name,
        book_name=book.path.name, program=desk_union.__version__, schema=version, encrypted=book.encrypted,
        rows=rows, sums={}, code=_code(book),
    )  # fmt: skip
    with info.file.open("wb") as out:
        with zipfile.ZipFile(out, "w") as archive:
            for name, source_file in sources.items():
                compress = name == BOOK and not book.encrypted
                info.sums[name] = yield from pack(archive, name, source_file, compress=compress)
            archive.writestr(MANIFEST, manifest(info))
        out.flush()
        os.fsync(out.fileno())
    return info


def _code(book: Book) -> str:
    """The check code, of a book that has one: before an upgrade its trail may know of no chain."""
    with book.reading() as session:
        has = session.execute(text("SELECT 1 FROM pragma_table_info('deed') WHERE name = 'chain'")).first()
        return chain.present_code(session) if has else ""


def _own_sheets(book_path: Path) -> dict[str, Path]:
    files = sorted((book_path.parent / OWN_SHEETS).glob(f"*{SHEET_ENDING}"))
    return {name: file for file in files if is_sheet(name := f"{SHEETS}{file.name}")}


def list_backups(folder: Path) -> list[BackupInfo]:
    """The readable backups in a folder, newest first; damaged and foreign files are left out."""
    found: list[BackupInfo] = []
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            found.append(read_info(file))
        except Refusal:
            continue
    return sorted(found, key=lambda info: (info.made_at, info.file.name), reverse=True)


@dataclass(frozen=True, slots=True)
class AutomaticBackup:
    """``info`` is None when nothing had changed; ``notices`` are sentences to show."""

    info: BackupInfo | None
    notices: tuple[str, ...] = ()


def is_due(session: Session) -> bool:
    """Whether any row changed since the last automatic backup."""
    last = settings.get(session, LAST) or {"change": 0}
    return (session.scalar(select(func.max(Change.id))) or 0) > int(last["change"])


def automatic(book: Book, now: datetime, why: str = AT_CLOSE) -> Work[AutomaticBackup]:
    """Back up beside the book when something changed, thin old ones, and copy to the U盘 folder when one is set.

    What could not be copied, because the U盘 was not there, is owed: it is copied the next time, changed or not.
    """
    with book.reading() as session:
        due, stick = is_due(session), settings.get(session, STICK_FOLDER)
        newest = session.scalar(select(func.max(Change.id))) or 0
        last = settings.get(session, LAST) or {}
    owed = bool(stick and last.get("owed"))
    if book.read_only or not (due or owed):
        return AutomaticBackup(None)
    info = None
    if due or not Path(last["file"]).is_file():
        info = yield from backup_to(book, default_folder(book.path), why, now)
        thin(info.file.parent, book.path.stem, now)
        last = {"change": newest, "at": info.made_at.isoformat(), "file": str(info.file)}
    notice = copy_to_stick(Path(last["file"]), Path(stick), book.path.stem, now) if stick else ""
    with book.deed("备份") as session:
        settings.put(session, LAST, last | {"owed": bool(notice)})
    return AutomaticBackup(info, (notice,) if notice else ())


def copy_to_stick(file: Path, folder: Path, stem: str, now: datetime) -> str:
    """Copy a backup to the folder on a U盘; returns a sentence when that could not be done."""
    if not folder.is_dir():
        return f"U盘备份文件夹“{folder}”不在，这次只备份到本机。请插好U盘再备份一次。"
    try:
        with landing(folder / file.name) as part:
            shutil.copyfile(file, part)
            on_disk(part)
        thin(folder, stem, now)
    except Refusal as refusal:
        return f"没能复制到U盘备份文件夹“{folder}”：{refusal.reason}本机的备份已做好。"
    return ""


def thin(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Remove the book's own automatic backups that age has made superfluous; returns them."""
    times: dict[Path, datetime] = {}
    for file in folder.glob(f"*{SUFFIX}"):
        name = NAME.fullmatch(file.stem)
        if name is not None and name["book"] == stem and _is_automatic(file):
            times[file] = datetime.strptime(name["stamp"], STAMP)  # noqa: DTZ007  the clock on the wall is meant
    keep = to_keep(times.values(), now)
    superfluous = [file for file, time in times.items() if time not in keep]
    for file in superfluous:
        with suppress(OSError):  # one that cannot be removed now goes the next time
            file.unlink()
    return superfluous


def _is_automatic(file: Path) -> bool:
    try:
        return read_info(file).why != BY_HAND
    except Refusal:
        return False


def to_keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """All of today and yesterday, then the newest of each day for 14 days, week for 8 weeks, month for 24 months."""
    keep: set[datetime] = set()
    slots: set[tuple[object, ...]] = set()
    for time in sorted(times, reverse=True):
        age = now.date() - time.date()
        rungs: list[tuple[object, ...]] = []
        if age < timedelta(days=14):
            rungs.append(("day", time.date()))
        if age < timedelta(weeks=8):
            rungs.append(("week", *time.isocalendar()[:2]))
        if (now.year - time.year) * 12 + now.month - time.month < 24:  # noqa: PLR2004  months
            rungs.append(("month", time.year, time.month))
        if age <= timedelta(days=1) or not keep or any(rung not in slots for rung in rungs):
            keep.add(time)
        slots.update(rungs)
    return keep
