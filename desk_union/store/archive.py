"""What a backup is: one zip file with book, attachments, the office's own sheet files, and a manifest with sums."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.store import schema
from desk_union.store.faults import MISSING, explained
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.progress import Work

SUFFIX = ".duback"
BOOK = "book.db"
FILES = "files.db"
MANIFEST = "manifest.json"
SHEETS = "sheets/"  # in front of the name of a sheet file
SHEET_ENDING = ".toml"
FORMAT = 2  # 1: without sheet files; one that has none is still written so, for programs that know no others
CHUNK = 1 << 20
LARGEST_MANIFEST = 16 << 20
# What the manifest must hold, beside its own format.
KINDS: dict[str, type] = {
    "made_at": str, "why": str, "union_name": str, "book_name": str, "program": str, "schema": int, "encrypted": bool,
    "rows": dict, "sums": dict,
}  # fmt: skip
ZIP = b"PK"

UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, LookupError, ValueError, TypeError, AttributeError, NotImplementedError,
    RecursionError, OverflowError,
)  # fmt: skip
BROKEN = Refusal("备份文件已损坏或不完整。", "请换另一个备份；账本没有改动。")


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """``rows`` counts the rows of each table; ``sums`` is the SHA-256 of each member of the file."""

    file: Path
    made_at: datetime
    why: str
    union_name: str
    book_name: str
    program: str
    schema: int
    encrypted: bool
    rows: dict[str, int]
    sums: dict[str, str]
    code: str = ""  # the check code of the book in it; none before books had one

    @property
    def sheets(self) -> list[str]:
        """The names of the office's own sheet files in it."""
        return sorted(name.removeprefix(SHEETS) for name in self.sums if name.startswith(SHEETS))


def is_sheet(name: str) -> bool:
    """A member that is a sheet file by a plain name: what leads out of its folder is none."""
    bare = name.removeprefix(SHEETS)
    plain = bare.endswith(SHEET_ENDING) and not bare.startswith(".") and not set(bare) & set('/\\:*?"<>|')
    return name.startswith(SHEETS) and plain


def manifest(info: BackupInfo) -> str:
    values = {
        "format": FORMAT if info.sheets else 1,
        "made_at": info.made_at.isoformat(timespec="seconds"),
        "why": info.why,
        "union_name": info.union_name,
        "book_name": info.book_name,
        "program": info.program,
        "schema": info.schema,
        "encrypted": info.encrypted,
        "rows": info.rows,
        "sums": info.sums,
        "code": info.code,
    }
    return json.dumps(values, ensure_ascii=False, indent=1)


def read_info(file: Path) -> BackupInfo:
    """What the manifest says; refuses what is no backup and what a newer program made."""
    with opened(file) as archive:
        if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise Refusal(BROKEN.reason, BROKEN.remedy)
        values = json.loads(archive.read(MANIFEST))
        if not isinstance(values, dict):
            raise Refusal(BROKEN.reason, BROKEN.remedy)
        _refuse_newer(values)
        found = {name: _of_kind(values[name], kind) for name, kind in KINDS.items()}
        rows, sums = found["rows"], found["sums"]
        _refuse_broken(rows, sums)
        made_at = datetime.fromisoformat(found.pop("made_at"))
        if made_at.tzinfo is not None:  # from elsewhere; the clock on the wall is meant
            made_at = made_at.replace(tzinfo=None)
        return BackupInfo(file=file, made_at=made_at, code=str(values.get("code", "")), **found)


def _of_kind(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(value)
    return value


def _refuse_broken(rows: dict[str, Any], sums: dict[str, Any]) -> None:
    texts = all(isinstance(text, str) for text in sums.values())
    if not texts or not all(type(count) is int for count in rows.values()):
        raise ValueError(rows)
    if {name for name in sums if not is_sheet(name)} - {FILES} != {BOOK}:
        raise ValueError(sums)


def _refuse_newer(values: dict[str, Any]) -> None:
    if _of_kind(values["format"], int) > FORMAT or _of_kind(values["schema"], int) > schema.SCHEMA_VERSION:
        program = values.get("program", "")
        raise Refusal(f"这个备份由更新的程序（{program}版）做成，本程序打不开。", "请安装新版程序后再恢复。")


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """The archive for reading; whatever is wrong with it inside comes out as a ``Refusal``."""
    if not file.is_file():
        raise Refusal(f"找不到备份“{file.name}”。", MISSING.remedy)
    with explained(), file.open("rb") as beginning:
        if beginning.read(len(ZIP)) != ZIP:
            raise Refusal(f"“{file.name}”不是备份文件，或者已损坏。", f"请选择以{SUFFIX}结尾的备份；账本没有改动。")
    try:
        with explained(), zipfile.ZipFile(file) as archive:
            yield archive
    except (*UNREADABLE, RuntimeError) as problem:  # the last is a locked archive
        raise Refusal(BROKEN.reason, BROKEN.remedy) from problem


def check_sums(info: BackupInfo) -> Work[None]:
    """Read the whole backup again and compare every member with its sum."""
    for name in info.sums:
        yield from unpack(info, name, None)


def unpack(info: BackupInfo, name: str, target: Path | None) -> Work[None]:
    """Write one member to ``target`` (nowhere when None) and compare its sum."""
    digest = hashlib.sha256()
    with opened(info.file) as archive, archive.open(name) as source:
        size = archive.getinfo(name).file_size
        done = 0
        with target.open("wb") if target is not None else _nowhere() as out:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                if out is not None:
                    out.write(chunk)
                done += len(chunk)
                yield Progress(done, size, "正在核对备份")
    if digest.hexdigest() != info.sums[name]:
        raise Refusal(BROKEN.reason, BROKEN.remedy)


@contextmanager
def _nowhere() -> Iterator[None]:
    yield None


def pack(archive: zipfile.ZipFile, name: str, source: Path, *, compress: bool) -> Work[str]:
    """Put one file into the archive; returns its SHA-256."""
    digest = hashlib.sha256()
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    size, done = source.stat().st_size, 0
    with source.open("rb") as file, archive.open(entry, "w", force_zip64=True) as out:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
            done += len(chunk)
            yield Progress(done, size, "正在打包备份")
    return digest.hexdigest()
