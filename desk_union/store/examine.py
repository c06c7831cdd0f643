"""Looks at a file before it is opened as a book: is it one, is it whole, which version, does the password fit."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from desk_union.basis.refusal import Refusal
from desk_union.store import schema, schema_digests, steps
from desk_union.store.base import every_table
from desk_union.store.engine import APPLICATION_ID, HEADER_BYTES, PAYLOAD_FRACTIONS, PLAIN_HEADER
from desk_union.store.faults import DAMAGED, MISSING, explained
from desk_union.store.lock import take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

NOT_A_DATABASE = 26


class PasswordRefusal(Refusal):
    """The book wants a password, or another one."""


def look_at_header(path: Path) -> None:
    """Refuse, before anything is opened, what cannot be a book."""
    with explained():
        if path.is_dir():
            raise Refusal(f"“{path.name}”是一个文件夹，不是账本文件。", "请选择文件夹里面的账本文件。")
    _finish_step(path)
    with explained():
        if not path.is_file():
            raise Refusal(f"找不到账本“{path.name}”。", MISSING.remedy)
        with path.open("rb") as file:
            start = file.read(HEADER_BYTES)
    if len(start) < HEADER_BYTES:
        raise Refusal("账本文件是空的或不完整。", DAMAGED.remedy)
    if start.startswith(b"PK\x03\x04"):
        raise Refusal("这是备份或压缩文件，不是账本。", "要用其中的内容，请用“从备份恢复”。")
    if not start.startswith(PLAIN_HEADER) and (start[21:24] == PAYLOAD_FRACTIONS or not any(start)):
        raise Refusal(DAMAGED.reason, DAMAGED.remedy)


def _finish_step(path: Path) -> None:
    """A step of several files that was cut short (a restore) is done before anything of the book is looked at."""
    if not steps.is_unfinished(path):
        return
    with explained():
        lock = take(path)
        if lock is None:
            raise Refusal("这个账本正在恢复或替换。", "请等它做完再打开。")
        try:
            lock.loosen()
            steps.finish(path)
        finally:
            lock.release()


def need_password(password: str | None) -> None:
    if not password:
        raise PasswordRefusal("这个账本设有密码。", "请输入密码。若从未设过密码，文件可能已损坏，请从备份恢复。")


def examine(engine: Engine, password: str | None, *, whole: bool = True) -> int:
    """Version of the book's tables; refuses a foreign or newer file, a wrong password and (``whole``) any damage."""
    with explained(), fitting(password), engine.connect() as connection:
        version = version_of(connection)
        if whole:
            quick_check(connection)
        if version == schema.SCHEMA_VERSION:
            has_all_columns(connection)
    return version


@contextmanager
def fitting(password: str | None) -> Iterator[None]:
    """What SQLite cannot read inside, under a password, is told as a wrong password."""
    try:
        yield
    except DatabaseError as problem:
        if password is None or getattr(problem.orig, "sqlite_errorcode", None) != NOT_A_DATABASE:
            raise
        raise PasswordRefusal(
            "密码不对。", "请核对后重新输入（注意大小写和输入法）。若密码无误，文件可能已损坏，请从备份恢复。"
        ) from problem


def version_of(connection: Connection) -> int:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise Refusal("这不是本程序的账本文件。", "请选择本程序建立的账本。")
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > schema.SCHEMA_VERSION:
        raise Refusal(
            f"这个账本由更新的程序保存（账本第{version}版，本程序只认到第{schema.SCHEMA_VERSION}版）。",
            "请安装新版程序后再打开；文件没有改动。",
        )
    return version


def quick_check(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise Refusal(DAMAGED.reason, DAMAGED.remedy)


def columns_in(connection: Connection) -> set[tuple[str, str]]:
    """Names of table and column of everything that the file keeps."""
    rows = connection.exec_driver_sql(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' "
        "AND t.name NOT LIKE 'sqlite_%'"
    )
    return {(table, column) for table, column in rows}


def has_all_columns(connection: Connection) -> None:
    """The names lie in the file as text, in which a damaged byte goes unnoticed until somebody asks for the column."""
    present = columns_in(connection)
    if schema_digests.digest(present) == schema_digests.COLUMNS:
        return
    expected = {(table.name, column.name) for table in every_table().tables.values() for column in table.columns}
    if expected - present:
        raise Refusal(DAMAGED.reason, DAMAGED.remedy)
