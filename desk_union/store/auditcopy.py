"""A copy of the book for auditors: everything of money and the whole trail, nothing private, only to be read.

What is taken out is taken out of the trail's images too, so that rows and trail still agree and the copy can be checked
like the book itself; then the file is written anew, for deleted bytes would stay in it.
"""

from __future__ import annotations

import secrets
from contextlib import closing
from pathlib import PurePath
from typing import TYPE_CHECKING

from sqlalchemy import text

from desk_union.basis import names
from desk_union.basis.refusal import Refusal
from desk_union.store import chain, settings
from desk_union.store.attachments import FileStore
from desk_union.store.base import every_table
from desk_union.store.copying import copy_database, settle
from desk_union.store.engine import checkpoint, connect, make_engine
from desk_union.store.faults import explained
from desk_union.store.guards import install_guards, lift_guards
from desk_union.store.opened import files_path
from desk_union.store.progress import Progress
from desk_union.store.scratch import scratch
from desk_union.store.settings import AUDIT_COPY
from desk_union.store.tables import LOOK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from desk_union.describe.private import Private
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

SUFFIX = ".desk"
STEPS = 5
UNTITLED = "（与个人有关，标题略去）"
LONGEST_ENDING = 5
# What the office has set up for its own screen and disk.
OWN_SETTINGS = ("filters.%", "private_log", "looks_before", "backup_%")
BESIDE = ("attachment", "stage_move", "override", "partial_day", "own_value")  # what hangs on rows of other tables
LEARNED = ("column_memory", "word_memory", "output")


def make_audit_copy(book: Book, target: Path, private: Private, now: datetime) -> Work[Path]:
    """Write the copy, under the book's own password where it has one, and return its place."""
    target = target if target.suffix == SUFFIX else target.with_name(f"{target.name}{SUFFIX}")
    with explained():
        book.refuse_gone()
        if target.exists() or files_path(target).exists():
            raise Refusal(f"“{target.name}”已经存在。", "请换一个文件名；已有的文件不会被覆盖。")
        if not target.parent.is_dir():
            raise Refusal(f"文件夹“{target.parent}”不存在。", "请另选一个文件夹。")
        with scratch(target) as folder:
            part = folder / target.name
            yield Progress(0, STEPS, "正在复制账本")
            with closing(book.raw_connection()) as source:
                copy_database(source, part, book.password)
            yield Progress(1, STEPS, "正在去掉个人隐私")
            wanted = _without_private(part, book, private, now)
            yield Progress(2, STEPS, "正在整理文件")
            _rewrite(part, book.password)
            yield Progress(3, STEPS, "正在复制凭证附件")
            files = _copy_files(book, part, wanted)
            yield Progress(4, STEPS, "正在写入")
            if files is not None:
                settle(files, files_path(target))
            settle(part, target)
    return target


def _without_private(part: Path, book: Book, private: Private, now: datetime) -> set[str]:
    """Take everything private out; returns the hashes of the attachments that stay."""
    engine = make_engine(part, book.password, writes=True)
    try:
        with engine.begin() as connection:
            connection.connection.driver_connection.create_function("search_of", 2, _search_of)  # type: ignore[union-attr]  # checked out
            lift_guards(connection)
            for table, columns in private.blanked.items():
                _blank(connection, table, sorted(columns))
            for table, words in private.plainly.items():
                _say_plainly(connection, table, words)
            _forget(connection, private)
            _rename(connection)
            for table in sorted(private.named):
                _search_anew(connection, table)
            _mark(connection, book, now)
            install_guards(connection)
            found = set(connection.execute(text("SELECT sha256 FROM attachment")).scalars())
        checkpoint(engine)
    finally:
        engine.dispose()
    return found


def _search_of(name: str | None, more: str | None) -> str:
    return names.search_key(name or "", more or "")


def _blank(connection: Connection, table: str, columns: list[str]) -> None:
    empty = ", ".join(f'"{column}" = NULL' for column in columns)
    connection.exec_driver_sql(f'UPDATE "{table}" SET {empty}')
    replaced = ", ".join(f"'$.{column}', NULL" for column in columns)
    for image in ("before", "after"):
        connection.exec_driver_sql(
            f'UPDATE change SET "{image}" = json_replace("{image}", {replaced}) '
            f'WHERE table_name = ? AND "{image}" IS NOT NULL',
            (table,),
        )


def _say_plainly(connection: Connection, table: str, words: Mapping[str, str]) -> None:
    for column, word in words.items():
        connection.exec_driver_sql(f'UPDATE "{table}" SET "{column}" = ?1 WHERE "{column}" IS NOT NULL', (word,))
        for image in ("before", "after"):
            connection.exec_driver_sql(
                f'UPDATE change SET "{image}" = json_replace("{image}", \'$.{column}\', ?1) WHERE table_name = ?2 '
                f"AND json_extract(\"{image}\", '$.{column}') IS NOT NULL",
                (word, table),
            )


def _rename(connection: Connection) -> None:
    """File names quote people ("身份证…低保证明.jpg"): only their endings stay."""
    connection.connection.driver_connection.create_function("plain_file", 2, _plain_file)  # type: ignore[union-attr]  # checked out
    connection.exec_driver_sql("UPDATE attachment SET name = plain_file(id, name)")
    for image in ("before", "after"):
        connection.exec_driver_sql(
            f'UPDATE change SET "{image}" = json_replace("{image}", \'$.name\', plain_file(row_id, '
            f"json_extract(\"{image}\", '$.name'))) WHERE table_name = 'attachment' AND \"{image}\" IS NOT NULL"
        )


def _plain_file(number: int, name: str | None) -> str:
    suffix = PurePath(name or "").suffix.lower()
    return f"附件{number}{suffix if suffix.isascii() and len(suffix) <= LONGEST_ENDING else ''}"


def _retitle(connection: Connection, private: Private) -> None:
    """Titles of deeds quote people and files; those stay that posted, closed, set up, or touched the accounts alone."""
    beyond = f"SELECT deed_id FROM change WHERE {_beyond_accounts('table_name', private)}"
    connection.exec_driver_sql(
        "UPDATE deed SET title = ?1 WHERE kind NOT IN ('setting', 'upgrade') AND "
        f"(kind = '{LOOK}' OR title LIKE '%导入%' OR code NOT IN ('found') AND id IN ({beyond})) AND kind <> 'final'",
        (UNTITLED,),
    )


def _beyond_accounts(table: str, private: Private) -> str:
    """The condition that a table's name, as this SQL gives it, is not one of the accounts, or one of people in them."""
    begins = [f"substr({table}, 1, {len(begin)}) <> '{begin}'" for begin in private.of_money]
    return f"({' AND '.join(begins) or '1'} OR {table} IN ({_listed(private.of_people)}))"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))


def _search_anew(connection: Connection, table: str) -> None:
    """The stored search text holds numbers and phones."""
    connection.exec_driver_sql(f'UPDATE "{table}" SET search = search_of(name, work_no)')
    for image in ("before", "after"):
        connection.exec_driver_sql(
            f'UPDATE change SET "{image}" = json_replace("{image}", \'$.search\', search_of('
            f"json_extract(\"{image}\", '$.name'), json_extract(\"{image}\", '$.work_no'))) "
            f'WHERE table_name = ? AND "{image}" IS NOT NULL',
            (table,),
        )


def _forget(connection: Connection, private: Private) -> None:
    _retitle(connection, private)
    # What points at others goes before them.
    for table in [one.name for one in reversed(every_table().sorted_tables) if one.name in private.dropped]:
        connection.exec_driver_sql(f'DELETE FROM "{table}"')
        connection.exec_driver_sql("DELETE FROM change WHERE table_name = ?", (table,))
    for table in LEARNED:
        connection.exec_driver_sql(f'DELETE FROM "{table}"')
    for key in OWN_SETTINGS:
        connection.exec_driver_sql("DELETE FROM setting WHERE key LIKE ?", (key,))
    _forget_own(connection)
    for table in BESIDE:
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE {_beyond_accounts("owner_table", private)}')
        for image in ("before", "after"):
            owner = _beyond_accounts(f"json_extract(\"{image}\", '$.owner_table')", private)
            connection.exec_driver_sql(f"DELETE FROM change WHERE table_name = ? AND {owner}", (table,))


def _forget_own(connection: Connection) -> None:
    """What the office has declared to be private in columns of its own."""
    private = "SELECT id FROM own_field WHERE private"
    connection.exec_driver_sql(f"DELETE FROM own_value WHERE field IN ({private})")
    for image in ("before", "after"):
        field = f"json_extract(\"{image}\", '$.field')"
        connection.exec_driver_sql(f"DELETE FROM change WHERE table_name = 'own_value' AND {field} IN ({private})")


def _mark(connection: Connection, book: Book, now: datetime) -> None:
    with book.reading() as session:
        code = chain.present_code(session)
    # The hashes of the chain stay, so that codes on paper can be compared here; what they cover does not stay whole.
    trail = chain.whole(connection)
    told = {"at": now.isoformat(timespec="seconds"), "of": book.path.name, "code": code, "trail": trail}
    for key, value in ((AUDIT_COPY, told), (settings.FILES_KEY, secrets.token_hex(32))):
        connection.execute(
            text("INSERT OR REPLACE INTO setting (key, value) VALUES (:key, :value)"),
            {"key": key, "value": _json(value)},
        )


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _rewrite(part: Path, password: str | None) -> None:
    with closing(connect(part, password, writes=True)) as connection:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _copy_files(book: Book, part: Path, wanted: set[str]) -> Path | None:
    """The attachments of the accounts alone, under a key of their own; None when there are none."""
    present = wanted & book.files.kept()
    if not present:
        return None
    with closing(connect(part, book.password, writes=False)) as connection:
        key = connection.execute(
            "SELECT json_extract(value, '$') FROM setting WHERE key = ?", (settings.FILES_KEY,)
        ).fetchone()[0]
    store = FileStore(files_path(part), key, writes=True, immutable=False)
    with closing(store):
        for sha256 in sorted(present):
            store.put(book.files.get(sha256))
    return files_path(part)
