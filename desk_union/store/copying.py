"""Copies a database file as it is at one moment, and looks whether a copy is whole."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, table
from sqlcipher3 import dbapi2

from desk_union.basis.refusal import Refusal
from desk_union.store.engine import APPLICATION_ID, connect, make_engine, quoted
from desk_union.store.examine import fitting, quick_check, version_of
from desk_union.store.faults import DAMAGED, FULL, GONE, NOT_OPENED, NOT_OURS, explained, full_told, is_full
from desk_union.store.settings import OPEN_SINCE, UNION_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection


LOOKED_AT = Refusal("另一个窗口正在查看这个账本。", "请先关闭那个窗口，再试一次。")


COPY_FAILED = Refusal(
    "没能做出完好的副本。", "账本本身没有受影响。请检查磁盘或U盘是否完好、空间够不够，再试一次。"
)


@contextmanager
def of_copy(folder: Path, path: Path, password: str | None) -> Iterator[None]:
    """What goes wrong inside with a copy in ``folder`` is told of the copy, unless the book at ``path`` is damaged."""
    try:
        with full_told(folder), explained():
            yield
    except Refusal as refusal:
        of_database = {DAMAGED.reason, NOT_OURS.reason, GONE.reason, NOT_OPENED.reason}
        if refusal.reason not in of_database or not is_sound(path, password):
            raise
        if is_full(folder):
            raise Refusal(FULL.reason, FULL.remedy) from refusal
        raise Refusal(COPY_FAILED.reason, COPY_FAILED.remedy) from refusal


def is_sound(path: Path, password: str | None) -> bool:
    try:
        with closing(connect(path, password, writes=False)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except dbapi2.Error:
        return False


def copy_database(source: Any, target: Path, key: str | None) -> None:
    """One consistent copy of the database behind the pooled connection ``source``, under the same key."""
    with explained():
        target.touch()
        with closing(connect(target, key, writes=True, journal="OFF")) as copy:
            source.driver_connection.backup(copy)
            if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'setting'").fetchone():
                copy.execute("DELETE FROM setting WHERE key = ?", (OPEN_SINCE,))  # nobody is at work in the copy


def copy_under(source: Path, old: str | None, target: Path, new: str | None) -> None:
    """The book at ``source`` written anew under another password (None: without)."""
    with closing(connect(source, old, writes=True)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(f"ATTACH DATABASE {quoted(str(target))} AS fresh KEY {quoted(new or '')}")
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA fresh.user_version = {version}")
        connection.execute("DETACH DATABASE fresh")


def is_alone(path: Path, password: str | None) -> bool:
    """Bring everything into the one file; false when somebody else still looks at it."""
    with explained(), closing(connect(path, password, writes=True)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    # The last one to close a book takes its write-ahead file away.
    return not path.with_name(f"{path.name}-wal").exists()


def alone(path: Path, password: str | None) -> None:
    """``is_alone``, refused when it is not: the file is to be replaced."""
    if not is_alone(path, password):
        raise Refusal(LOOKED_AT.reason, LOOKED_AT.remedy)


def inspect_copy(path: Path, password: str | None) -> tuple[int, dict[str, int], str]:
    """Version, rows of each table and name of the union of a whole book; refuses a damaged one or a wrong password."""
    engine = make_engine(path, password, writes=False, immutable=True)
    try:
        with explained(), fitting(password), engine.connect() as connection:
            version = version_of(connection)
            quick_check(connection)
            return version, count_rows(connection), _union_name(connection)
    finally:
        engine.dispose()


def contents_of(path: Path, password: str | None) -> tuple[int, list[str], dict[str, int]]:
    """Version, texts of all tables, indexes and guards, and rows of each table; refuses a damaged file."""
    engine = make_engine(path, password, writes=False, immutable=True)
    try:
        with explained(), engine.connect() as connection:
            quick_check(connection)
            texts = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
            return version_of(connection), list(texts.scalars()), count_rows(connection)
    finally:
        engine.dispose()


def settle(source: Path, target: Path) -> None:
    """Put a finished file in the place of ``target`` at one stroke, after it has reached the disk."""
    on_disk(source)
    source.replace(target)


def on_disk(file: Path) -> None:
    """Wait until the file has really been written: a U盘 may be pulled out a moment later."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def count_rows(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names.scalars()}


def _union_name(connection: Connection) -> str:
    found = connection.exec_driver_sql("SELECT json_extract(value, '$') FROM setting WHERE key = ?", (UNION_NAME,))
    return str(found.scalar() or "")
