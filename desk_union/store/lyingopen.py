"""What lies open beside a book that gets a password: backups and set-aside books without one; they are encrypted or go.

A file that is taken away is only unlinked: who searches the bare disk may still find parts of it, which is said.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from desk_union.basis.refusal import Refusal
from desk_union.store.archive import BOOK, MANIFEST, manifest, pack, read_info, unpack
from desk_union.store.backup import list_backups
from desk_union.store.backupplaces import default_folder
from desk_union.store.copying import copy_under, on_disk, settle
from desk_union.store.engine import PLAIN_HEADER
from desk_union.store.faults import explained
from desk_union.store.progress import finish
from desk_union.store.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from desk_union.store.archive import BackupInfo

Open = Literal["encrypt", "remove", "keep"]
ASIDE = "恢复前-*"


def lying_open(path: Path, more: Iterable[Path | None] = ()) -> list[Path]:
    """Backups of this book without a password, in its own folder and in ``more``, and plain books set aside."""
    folders = dict.fromkeys([default_folder(path), *(folder for folder in more if folder is not None)])
    found = [
        info.file
        for folder in folders
        if folder.is_dir()
        for info in list_backups(folder)
        if not info.encrypted and info.book_name == path.name
    ]
    for aside in sorted(default_folder(path).glob(ASIDE)):
        book = aside / path.name
        if book.is_file() and _is_plain(book):
            found.append(book)
    return found


def _is_plain(book: Path) -> bool:
    with book.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def see_to(files: Sequence[Path], what: Open, password: str) -> list[Path]:
    """Encrypt the files under ``password``, or take them away; returns those that could not be dealt with."""
    left = []
    for file in files:
        try:
            if what == "remove":
                _take_away(file)
            elif what == "encrypt":
                _encrypt(file, password)
        except (Refusal, OSError):
            left.append(file)
    return left


def _take_away(file: Path) -> None:
    for beside in (file, *(file.with_name(f"{file.name}{suffix}") for suffix in ("-wal", "-shm"))):
        beside.unlink(missing_ok=True)


def _encrypt(file: Path, password: str) -> None:
    with explained(), scratch(file) as folder:
        if zipfile.is_zipfile(file):
            settle(_packed_anew(read_info(file), folder, password), file)
            return
        copy_under(file, None, folder / BOOK, password)
        settle(folder / BOOK, file)
        for suffix in ("-wal", "-shm"):
            file.with_name(f"{file.name}{suffix}").unlink(missing_ok=True)


def _packed_anew(info: BackupInfo, folder: Path, password: str) -> Path:
    """The same backup with its book encrypted; attachments are under a key that lies in the book anyway."""
    (folder / "sheets").mkdir()
    for name in info.sums:
        finish(unpack(info, name, folder / name))
    plain = folder / "plain"
    (folder / BOOK).replace(plain)
    copy_under(plain, None, folder / BOOK, password)
    plain.unlink()
    fresh = replace(info, file=folder / "whole", encrypted=True, sums={})
    with zipfile.ZipFile(fresh.file, "w") as archive:
        for name in info.sums:
            fresh.sums[name] = finish(pack(archive, name, folder / name, compress=False))
        archive.writestr(MANIFEST, manifest(fresh))
    on_disk(fresh.file)
    return fresh.file
