"""Connections to a book: one driver (SQLCipher's SQLite) on every system, keyed or not, transactions begun by us."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from pathlib import Path

BUSY_MS = 5_000
# With this much cache reading an encrypted book costs no more than a plain one (measured). A plain one needs little to
# be read (searching 100,000 people takes as long with 2 MiB as with 16), and more to write an import without spilling.
CACHE_KIB_ENCRYPTED = 65_536
CACHE_KIB_READING = 4_096
CACHE_KIB_WRITING = 16_384
APPLICATION_ID = 0x44554E49  # marks our files among all SQLite files

PLAIN_HEADER = b"SQLite format 3\x00"
# Bytes 21-23 of every plain SQLite file: the payload fractions, fixed by the format.
PAYLOAD_FRACTIONS = bytes((64, 32, 32))
HEADER_BYTES = 100


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def connect(
    path: Path, password: str | None, *, writes: bool, immutable: bool = False, mode: str = "", journal: str = "WAL"
) -> Any:
    """A driver connection; without ``writes`` it can change nothing. ``immutable``: nobody else may write meanwhile.

    ``mode`` in SQLite's own words goes before both. A file that counts only when it is finished needs no ``journal``.
    """
    # Never mode=rwc: where the file has vanished with its stick, no empty one may take its place.
    mode = mode or ("mode=ro&immutable=1" if immutable else "mode=rw")
    connection = dbapi2.connect(
        f"{_uri(path)}?{mode}",
        uri=True, isolation_level=None, check_same_thread=False, cached_statements=256,
    )  # fmt: skip
    try:
        # SQLCipher writes its own complaints on the console; the caller gets the same as an exception.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if password is not None:
            connection.execute(f"PRAGMA key = {quoted(password)}")
        plain = CACHE_KIB_WRITING if writes else CACHE_KIB_READING
        cache = plain if password is None else CACHE_KIB_ENCRYPTED
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute(f"PRAGMA cache_size = -{cache}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # So that rows pushed out by INSERT OR REPLACE reach the trail too.
        connection.execute("PRAGMA recursive_triggers = ON")
        if writes:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        else:
            connection.execute("PRAGMA query_only = ON")
    except UnicodeDecodeError as problem:  # the driver could not even read the complaint about damaged text
        connection.close()
        raise dbapi2.DatabaseError(f"Could not decode to UTF-8: {problem}") from problem
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    uri = path.absolute().as_uri()
    # SQLite takes no host in a file URI; a Windows share is written with an empty one before it.
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def make_engine(
    path: Path, password: str | None, *, writes: bool, immutable: bool = False, pooled: bool = True
) -> Engine:
    def creator() -> Any:
        return connect(path, password, writes=writes, immutable=immutable)

    if not pooled:
        engine = create_engine("sqlite://", creator=creator, module=dbapi2, poolclass=NullPool)
    elif writes:
        engine = create_engine(
            "sqlite://", creator=creator, module=dbapi2, poolclass=QueuePool, pool_size=1, max_overflow=0
        )
    else:
        # The connection used last first: its cache is warm, and the others stay small.
        engine = create_engine(
            "sqlite://", creator=creator, module=dbapi2, poolclass=QueuePool, pool_size=2, pool_use_lifo=True
        )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def checkpoint(engine: Engine, *, waits: bool = True) -> None:
    """Bring what lies in the write-ahead file into the book itself, waiting for readers or as far as they let it."""
    with closing(engine.raw_connection()) as connection:
        how = "TRUNCATE" if waits else "PASSIVE"
        connection.driver_connection.execute(f"PRAGMA wal_checkpoint({how})")  # type: ignore[union-attr]  # checked out


def is_encrypted(path: Path) -> bool:
    """Whether the file looks like an encrypted book: neither a plain SQLite file nor one with a damaged beginning."""
    with path.open("rb") as file:
        start = file.read(HEADER_BYTES)
    return len(start) == HEADER_BYTES and not start.startswith(PLAIN_HEADER) and start[21:24] != PAYLOAD_FRACTIONS
