"""Looks at the container of a workbook before its reader does: what is locked, looped or blown up stops here."""

from __future__ import annotations

import zipfile
from array import array
from io import BytesIO
from struct import error as StructError  # noqa: N812 - an exception
from struct import unpack_from
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "请用Excel或WPS打开它，另存为“Excel工作簿（.xlsx）”后再导入。"
MOST_UNPACKED = 600 * 1024 * 1024
MOST_PARTS = 20_000
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_END, _LAST_SECTOR = 0xFFFFFFFE, 0xFFFFFFFA
_ENTRY, _HEADER, _IN_HEADER = 128, 512, 109
_FILEPASS, _BOF, _EOF = 0x2F, 0x0809, 0x0A


def look_at(data: bytes, name: str) -> None:
    """Refusal for a locked file, one that unpacks to more than any list needs, and chains that never end."""
    if data.startswith(OLE):
        _look_at_ole(data, name)
    elif data.startswith(ZIP):
        _look_at_zip(data, name)


def locked(name: str) -> Refusal:
    return Refusal(f"“{name}”加了打开密码，读不了。", "请用Excel或WPS打开它，去掉密码另存一份后再导入。")


def damaged(name: str) -> Refusal:
    return Refusal(f"“{name}”已损坏，或者不是真正的Excel文件。", SAVE_AS)


def _look_at_zip(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                remedy = "请用Excel或WPS打开它，只留要导入的表，另存后再导入。"
                raise Refusal(f"“{name}”解开以后太大了，读不了。", remedy)
            if "META-INF/manifest.xml" in package.NameToInfo:
                with package.open("META-INF/manifest.xml") as listing:
                    if b":encryption-data" in listing.read(1 << 20):
                        raise locked(name)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise damaged(name) from None


def _look_at_ole(data: bytes, name: str) -> None:
    if _PACKAGE in data:
        raise locked(name)
    try:
        ole = _Ole(data)
        for start in ole.starts():
            if not ole.ends(start):
                raise damaged(name)
        if ole.workbook is not None and _has_filepass(ole.stream(ole.workbook)):
            raise locked(name)
    except (StructError, IndexError, ValueError):
        raise damaged(name) from None


class _Ole:
    """The allocation table of a compound file (MS-CFB) and the chains that begin in its directory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (shift,) = unpack_from("<H", data, 30)
        if shift not in {9, 12}:
            raise ValueError(shift)
        self.size = 1 << shift
        self.directory, self.cutoff, self.mini, _, self.more = unpack_from("<I4xIIII", data, 48)
        self.table = array("I")
        for sector in self._table_sectors():
            at = self._place(sector)
            self.table.frombytes(data[at : at + self.size][: self.size // 4 * 4])
        self.walk = 0
        self.seen = array("I", bytes(4 * len(self.table)))
        self.workbook: int | None = None

    def _place(self, sector: int) -> int:
        return (sector + 1) * int(self.size)

    def _table_sectors(self) -> Iterator[int]:
        """The sectors of the table itself: 109 in the header, more in a chain of their own."""
        yield from (sector for sector in unpack_from(f"<{_IN_HEADER}I", self.data, 76) if sector < _LAST_SECTOR)
        sector, visited = self.more, 0
        while sector < _LAST_SECTOR:
            visited += 1
            if visited > len(self.data) // self.size:
                raise ValueError(sector)
            *inside, sector = unpack_from(f"<{self.size // 4}I", self.data, self._place(sector))
            yield from (each for each in inside if each < _LAST_SECTOR)

    def starts(self) -> Iterator[int]:
        """First sectors of the directory, of the small streams' table, and of every large stream."""
        yield self.directory
        yield self.mini
        directory = self.stream(self.directory)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = unpack_from("<HB", directory, at + 64)
            start, size = unpack_from("<II", directory, at + 116)
            if kind == 0 or size == 0:
                continue
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if name in {"Workbook", "Book"} and size >= self.cutoff:
                self.workbook = start
            if kind == 5 or size >= self.cutoff:  # noqa: PLR2004 - the root holds the small streams
                yield start

    def ends(self, sector: int) -> bool:
        """Whether the chain comes to an end; linear over all chains, for what was walked once is known to end."""
        self.walk += 1
        while sector < len(self.table):
            if self.seen[sector] == self.walk:
                return False
            if self.seen[sector]:
                return True
            self.seen[sector] = self.walk
            sector = self.table[sector]
        return True

    def stream(self, sector: int) -> bytes:
        """The bytes of a chain, as far as it goes without coming round."""
        parts: list[bytes] = []
        while sector < len(self.table) and len(parts) <= len(self.table):
            parts.append(self.data[self._place(sector) : self._place(sector) + self.size])
            sector = self.table[sector]
        if len(parts) > len(self.table):
            raise ValueError(sector)
        return b"".join(parts)


def _has_filepass(stream: bytes) -> bool:
    """Whether the workbook's globals hold the record of a password (MS-XLS 2.4.117)."""
    at = 0
    while at + 4 <= len(stream):
        record, length = unpack_from("<HH", stream, at)
        if record == _FILEPASS:
            return True
        if record == _EOF or (at == 0 and record & 0xFF != _BOF & 0xFF):
            return False
        at += 4 + length
    return False
