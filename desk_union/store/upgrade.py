"""Brings a book of an older version up to date, on a copy and after a backup.

The copy is migrated in one transaction, checked, and put in the book's place; whatever goes wrong, the book stays as it
was.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text

from desk_union.basis.refusal import Refusal
from desk_union.describe import own_columns
from desk_union.store import chain, schema
from desk_union.store.backup import backup_to
from desk_union.store.backupplaces import default_folder
from desk_union.store.copying import alone, copy_database, of_copy, settle
from desk_union.store.engine import make_engine
from desk_union.store.examine import has_all_columns, quick_check, version_of
from desk_union.store.faults import explained
from desk_union.store.guards import install_guards, lift_guards
from desk_union.store.opened import Book
from desk_union.store.progress import finish
from desk_union.store.schema import revision, stamp
from desk_union.store.scratch import scratch
from desk_union.store.tables import DeedRecord
from desk_union.store.trail_images import note_upgraded

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from desk_union.store.lock import BookLock

MIGRATIONS = Path(__file__).with_name("migrations")
VERSIONS = MIGRATIONS / "versions"
BEFORE = "升级前"


def upgrade(path: Path, password: str | None, now: datetime, lock: BookLock) -> str:
    """Upgrade the book at ``path``, whose lock is held; returns the sentence that says so."""
    with explained():
        alone(path, password)
        with scratch(path) as folder:
            copy = folder / path.name
            kept = _backed_up(path, password, copy, now)
            with of_copy(folder, path, password):
                old = _migrated(copy, password, now)
            lock.loosen()
            settle(copy, path)
    return f"账本已从第{old}版升级到第{schema.SCHEMA_VERSION}版。升级前的备份保存在“{kept}”。"


def _backed_up(path: Path, password: str | None, copy: Path, now: datetime) -> Path:
    reader = make_engine(path, password, writes=False)
    book = Book(path, password, reader=reader, writer=None, lock=None, clock=lambda: now, own=own_columns.NONE)
    try:
        info = finish(backup_to(book, default_folder(path), BEFORE, now))
        with of_copy(copy.parent, path, password), closing(book.raw_connection()) as source:
            copy_database(source, copy, password)
    finally:
        book.close()
    return info.file


def _migrated(copy: Path, password: str | None, now: datetime) -> int:
    engine = make_engine(copy, password, writes=True)
    try:
        with engine.connect() as connection:
            # A table that is rebuilt is dropped first, which must not take the rows that point to it along.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]  # checked out
            with connection.begin():
                old = version_of(connection)
                lift_guards(connection)
                migrate(connection, old, schema.SCHEMA_VERSION)
                install_guards(connection)
                has_all_columns(connection)
                stamp(connection)
                _note(connection, old, now)
                _check(connection)
    finally:
        engine.dispose()
    return old


def migrate(connection: Connection, old: int, new: int) -> None:
    """Run the steps from version ``old`` (0: an empty file) to ``new`` in the transaction in hand."""
    # Alembic takes a quarter of a second to import, and only an upgrade needs it.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    if new <= old:
        return
    script = ScriptDirectory(str(MIGRATIONS), version_locations=[str(VERSIONS)])
    steps = list(script.iterate_revisions(revision(new), revision(old) if old else "base"))
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(steps):
            step.module.upgrade()
    if old:
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": revision(new)})


def _note(connection: Connection, old: int, now: datetime) -> None:
    """A line in the trail over which undo does not reach: older images may not fit the new tables."""
    deed_id = (connection.scalar(select(func.max(DeedRecord.id))) or 0) + 1
    title = f"账本从第{old}版升级到第{schema.SCHEMA_VERSION}版"
    note_upgraded(connection, deed_id)
    values = {"at": now, "who": "", "code": "", "title": title, "kind": "upgrade", "target_id": None}
    chain.close_deed(connection, deed_id, values)


def _check(connection: Connection) -> None:
    quick_check(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise Refusal("账本升级没有成功，账本没有改动。", "请把账本的备份交给程序的维护人员。")
