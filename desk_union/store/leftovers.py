"""What lies beside a book after a crash: changes not brought into it yet, and whether they are its own.

SQLite takes whatever write-ahead file has the right name. One of another book, or one older than the book, would be
mixed into it without a word; so, when nobody else has the book open, it is looked at first.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from struct import unpack
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlcipher3 import dbapi2

from desk_union.store import settings
from desk_union.store.engine import PLAIN_HEADER, connect
from desk_union.store.tables import DeedRecord, Setting

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Engine

_MAGIC = (0x377F0682, 0x377F0683)
_HEADER = 32
_STAMP = "%Y%m%d-%H%M%S"
_IDENTITY = (settings.CREATED_AT, settings.FILES_KEY)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a book says of itself: who it is, and how far its trail goes."""

    identity: tuple[Any, ...]
    deeds: dict[int, tuple[Any, ...]]
    changes: int


def wal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def is_there(path: Path) -> bool:
    """Whether changes lie beside the file that may not be in it yet."""
    wal = wal_of(path)
    return wal.exists() and wal.stat().st_size > 0


def sift(path: Path, password: str | None, now: datetime) -> str:
    """Lay a write-ahead file aside that is not the book's own or is older; returns the sentence that says so."""
    if not is_there(path) or (_fits(path) and _belongs(path, password)):
        return ""
    return lay_aside(wal_of(path), now)


def sift_files(store: Path, key: str, needed: AbstractSet[str], now: datetime) -> str:
    """The same for the store of attachments: ``needed`` are the hashes that the book names; "" where all is well."""
    if not is_there(store):
        return ""
    alone, joined = _kept(store, key, mode="mode=ro&immutable=1"), _kept(store, key, mode="mode=ro")
    if joined is not None and not ((alone or set()) - joined) & needed:
        return ""
    return lay_aside(wal_of(store), now)


def _kept(store: Path, key: str, mode: str) -> set[str] | None:
    """Hashes of the files in a store; None where it cannot be read with the key."""
    try:
        with closing(connect(store, key, writes=False, mode=mode)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return None
            return {row[0] for row in connection.execute("SELECT sha256 FROM file").fetchall()}
    except (dbapi2.Error, UnicodeDecodeError):
        return None


def lay_aside(file: Path, now: datetime) -> str:
    kept = file.with_name(f"{file.name}.不符-{now.strftime(_STAMP)}")
    file.replace(kept)
    return (
        f"账本旁边的“{file.name}”不是这个账本的，或者已经过时，没有采用；已改名为“{kept.name}”留着。"
        "请核对最后几步是否都在账本里。"
    )


def _fits(path: Path) -> bool:
    with wal_of(path).open("rb") as file:
        start = file.read(_HEADER)
    if len(start) < _HEADER:
        return True  # cut short before its first change: SQLite takes nothing from it
    magic, _, size = unpack(">III", start[:12])
    with path.open("rb") as file:
        head = file.read(18)
    # An encrypted book hides the size of its pages; it is looked at by reading.
    pages = unpack(">H", head[16:18])[0] if head.startswith(PLAIN_HEADER) else 0
    return magic in _MAGIC and (not pages or size == (pages if pages > 1 else 1 << 16))


def _belongs(path: Path, password: str | None) -> bool:
    """Whether book and write-ahead file together are sound, and carry on where the book alone ends."""
    alone = _look(path, password, mode="mode=ro&immutable=1")
    if alone is None:
        return True  # nothing sound to fall back on: the changes may be what makes it whole
    joined = _look(path, password, mode="mode=ro")
    if joined is None or joined.identity != alone.identity or joined.changes < alone.changes:
        return False
    return all(joined.deeds.get(deed) == line for deed, line in alone.deeds.items())


def _look(path: Path, password: str | None, mode: str) -> _Look | None:
    try:
        with closing(connect(path, password, writes=False, mode=mode)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return None
            keys = dict(connection.execute("SELECT key, value FROM setting").fetchall())
            deeds = {row[0]: tuple(row[1:]) for row in connection.execute("SELECT id, at, title, kind FROM deed")}
            changes = connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0]
            return _Look(tuple(keys.get(key) for key in _IDENTITY), deeds, changes)
    except (dbapi2.Error, UnicodeDecodeError):
        return None


# The mark of a book at work, set with its first deed and taken away when it is closed.


def mark_open(connection: Connection, at: datetime) -> None:
    connection.execute(delete(Setting).where(Setting.key == settings.OPEN_SINCE))
    value = {"key": settings.OPEN_SINCE, "value": at.isoformat(timespec="seconds")}
    connection.execute(Setting.__table__.insert().values(**value))  # type: ignore[attr-defined]  # a Table


def unmark(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(delete(Setting).where(Setting.key == settings.OPEN_SINCE))


def was_at_work(engine: Engine) -> bool:
    with engine.connect() as connection:
        return connection.scalar(select(Setting.value).where(Setting.key == settings.OPEN_SINCE)) is not None


def missing(path: Path, engine: Engine) -> str:
    """The sentence for a book that was not closed and has nothing beside it."""
    with engine.connect() as connection:
        last = connection.execute(
            select(DeedRecord.title, DeedRecord.at).order_by(DeedRecord.id.desc()).limit(1)
        ).first()
    step = f"账本里的最后一步是{last.at:%Y-%m-%d %H:%M}的“{last.title}”，" if last else ""
    return (
        f"账本上次没有正常关闭，旁边的“{wal_of(path).name}”又不在（也许只复制了账本文件），"
        f"最后的改动可能不在里面。{step}请核对它之后做的是否还要重做。"
    )
