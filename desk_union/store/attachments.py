"""The attachments of a book: bytes kept once under their SHA-256, in an encrypted file beside the book.

The file's key lies in the book, so changing or removing the book's password never touches it, and nobody reads a scan
without the book. Bytes are kept as long as any row or any line of the trail names them, so undo can bring them back.
"""

from __future__ import annotations

import hashlib
import re
import threading
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, String, Table, delete, insert, select

from desk_union.basis.refusal import Refusal
from desk_union.store.engine import checkpoint, make_engine
from desk_union.store.faults import explained
from desk_union.store.tables import Attachment, Change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

CHUNK = 1 << 20
LARGEST = 100 << 20
HASH = re.compile(r"\b[0-9a-f]{64}\b")

METADATA = MetaData()
FILE = Table(
    "file", METADATA, Column("sha256", String, primary_key=True), Column("size", Integer, nullable=False)
)  # fmt: skip
PIECE = Table(
    "piece",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    sha256: str
    size: int


class FileStore:
    def __init__(self, path: Path, key: str, *, writes: bool, immutable: bool) -> None:
        self.path = path
        self.key = f"x'{key}'"  # SQLCipher's notation for a key that is no password
        self.writes = writes
        self.immutable = immutable
        self._engine: Engine | None = None
        self._opening = threading.Lock()

    def put(self, source: bytes | Path) -> StoredFile:
        """Keep the bytes, or the file's; the same bytes twice are kept once."""
        if not self.writes:
            raise Refusal("账本现在只能查看，不能添加附件。")
        with explained(), BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
            stored = _measured(file)
            with self._open().begin() as connection:
                known = select(FILE.c.sha256).where(FILE.c.sha256 == stored.sha256)
                if connection.scalar(known) is None:
                    connection.execute(insert(FILE).values(sha256=stored.sha256, size=stored.size))
                    for number, content in enumerate(iter(lambda: file.read(CHUNK), b"")):
                        connection.execute(insert(PIECE).values(sha256=stored.sha256, number=number, content=content))
        return stored

    def get(self, sha256: str) -> bytes:
        """The bytes, checked against their hash; refuses when they are missing or damaged."""
        if not self.path.is_file():
            raise Refusal(f"附件库“{self.path.name}”不在账本旁边。", "请把它放回账本所在的文件夹，或从备份恢复。")
        query = select(PIECE.c.content).where(PIECE.c.sha256 == sha256).order_by(PIECE.c.number)
        known = select(FILE.c.sha256).where(FILE.c.sha256 == sha256)
        with explained(), self._open().connect() as connection:
            if connection.scalar(known) is None:
                raise Refusal("附件库里没有这个附件。", "请从备份恢复，或重新添加这个附件。")
            content = b"".join(connection.scalars(query))
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Refusal("这个附件已损坏。", "请从备份恢复，或重新添加这个附件。")
        return content

    def kept(self) -> set[str]:
        """Hashes of all files in the store."""
        if not self.path.is_file():
            return set()
        with explained(), self._open().connect() as connection:
            return set(connection.scalars(select(FILE.c.sha256)))

    def drop(self, hashes: set[str]) -> None:
        with explained(), self._open().begin() as connection:
            for sha256 in hashes:
                connection.execute(delete(PIECE).where(PIECE.c.sha256 == sha256))
                connection.execute(delete(FILE).where(FILE.c.sha256 == sha256))

    def raw_connection(self) -> Any:
        return self._open().raw_connection()

    def close(self) -> None:
        if self._engine is not None:
            if self.writes:
                with explained():
                    checkpoint(self._engine)
            self._engine.dispose()
            self._engine = None

    def _open(self) -> Engine:
        with self._opening:
            if self._engine is None:
                if self.writes:
                    self.path.touch()
                engine = make_engine(self.path, self.key, writes=self.writes, immutable=self.immutable)
                if self.writes:
                    METADATA.create_all(engine)
                self._engine = engine
            return self._engine


def attach(
    session: Session, book: Book, owner_table: str, owner_id: int, kind: str, source: bytes | Path, *,
    name: str, media_type: str, on: date,
) -> Attachment:  # fmt: skip
    """Keep ``source`` and tie it to a row; ``kind`` is ``photo`` or ``file``. The same file twice on a row is one."""
    stored = book.files.put(source)
    query = select(Attachment).where(
        Attachment.owner_table == owner_table,
        Attachment.owner_id == owner_id,
        Attachment.kind == kind,
        Attachment.sha256 == stored.sha256,
    )
    row = session.scalar(query)
    if row is None:
        row = Attachment(
            owner_table=owner_table, owner_id=owner_id, kind=kind, name=name, media_type=media_type,
            sha256=stored.sha256, size=stored.size, added_on=on,
        )  # fmt: skip
        session.add(row)
        session.flush()
    return row


def attachments(session: Session, owner_table: str, owner_id: int, kind: str | None = None) -> list[Attachment]:
    query = select(Attachment).where(Attachment.owner_table == owner_table, Attachment.owner_id == owner_id)
    if kind is not None:
        query = query.where(Attachment.kind == kind)
    return list(session.scalars(query.order_by(Attachment.id)))


def detach(session: Session, ids: Sequence[int]) -> list[str]:
    """Take attachments off their rows; returns their names. The bytes stay, because the trail names them."""
    found = list(session.scalars(select(Attachment).where(Attachment.id.in_(ids)).order_by(Attachment.id)))
    for row in found:
        session.delete(row)
    session.flush()
    return [row.name for row in found]


def sweep(book: Book) -> int:
    """Drop the files that no row and no line of the trail names (left by deeds that failed); returns how many."""
    with book.reading() as session:
        named = set(session.scalars(select(Attachment.sha256)))
        for images in session.execute(select(Change.before, Change.after).execution_options(yield_per=1000)):
            for image in images:
                named.update(HASH.findall(image or ""))
    loose = book.files.kept() - named
    book.files.drop(loose)
    return len(loose)


def _measured(file: BinaryIO) -> StoredFile:
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # any binary file will do
    size = file.seek(0, SEEK_END)
    if size > LARGEST:
        raise Refusal(f"附件太大（{size >> 20} MB），最多{LARGEST >> 20} MB。", "请压缩图片或扫描成较小的文件再添加。")
    file.seek(0)
    return StoredFile(digest, size)
