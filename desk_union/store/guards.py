"""The triggers that write every change of every ledger row into the trail, and keep the trail from being altered.

Triggers, because bulk statements, cascades and other programs that open the file are recorded as well. A rebuilt table
loses its triggers silently: they are lifted before an upgrade, set again after it, and compared at every opening.
A trigger of a ledger that refuses says so by ``RAISE(ABORT, 'reason|remedy')`` in Chinese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Boolean, Date, DateTime, Integer, String, TypeDecorator

from desk_union.store import schema_digests
from desk_union.store.base import Base, every_table, is_audited

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData, Table

PREFIX = "guard_"
QUOTE = '"'
_FURTHER: dict[str, str] = {}
# What json_object gives back exactly as it was stored.
EXACT_TYPES = (Integer, String, Boolean, Date, DateTime, JSON)
TRAIL = ("deed", "change")
# What ``_recorder`` makes for an insertion.
_RECORDS = re.compile(
    r"CREATE TRIGGER \w+ AFTER INSERT ON \"(?P<table>\w+)\" .*'I', NULL, (?P<image>json_object\(.*\))\); END"
)
TRAIL_REFUSAL = "修改记录只能增加，不能改动或删除。|这是为了让每一笔改动都查得到。"


def guard(name: str, event: str, body: str, when: str = "") -> None:
    """A trigger that a tab package wants beside the trail; ``event`` as in ``BEFORE DELETE ON fund_voucher``."""
    condition = f" WHEN {when}" if when else ""
    _FURTHER[f"{PREFIX}{name}"] = f"CREATE TRIGGER {PREFIX}{name} {event}{condition} BEGIN {body}; END"


def refuse(sentence: str) -> str:
    """The body of a trigger that refuses; ``sentence`` is ``reason|remedy``."""
    return f"SELECT RAISE(ABORT, '{sentence}')"


def expected_guards(metadata: MetaData | None = None) -> dict[str, str]:
    """Name and text of every trigger that a book must have."""
    metadata = every_table() if metadata is None else metadata
    guards: dict[str, str] = dict(_FURTHER) if metadata is Base.metadata else {}
    for table in metadata.sorted_tables:
        if is_audited(table):
            guards |= _recorders(table)
    for name in TRAIL:
        for word in ("update", "delete"):
            guard = f"{PREFIX}{name}_{word}"
            guards[guard] = (
                f"CREATE TRIGGER {guard} BEFORE {word.upper()} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{TRAIL_REFUSAL}'); END"
            )
    return guards


def image(table: Table, prefix: str) -> str:
    """SQL for one row of ``table`` as JSON; ``prefix`` is NEW, OLD or the table's name."""
    return "json_object(" + ", ".join(f"'{c.name}', {prefix}.\"{c.name}\"" for c in table.columns) + ")"


def _recorders(table: Table) -> dict[str, str]:
    if "id" not in table.columns:
        raise TypeError(f"{table.name}: a ledger table needs an id")
    for column in table.columns:
        kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
        if not isinstance(kind, EXACT_TYPES):
            raise TypeError(f"{table.name}.{column.name}: {column.type!r} cannot be kept exactly in the trail")
    changed = " OR ".join(f'NEW."{c.name}" IS NOT OLD."{c.name}" COLLATE BINARY' for c in table.columns)
    return {
        f"{PREFIX}{table.name}_insert": _recorder(table, "insert", "I", "NULL", image(table, "NEW")),
        f"{PREFIX}{table.name}_update": _recorder(
            table, "update", "U", image(table, "OLD"), image(table, "NEW"), f"WHEN {changed} "
        ),
        f"{PREFIX}{table.name}_delete": _recorder(table, "delete", "D", image(table, "OLD"), "NULL"),
    }


def images(connection: Connection) -> dict[str, str]:
    """SQL for one row of each audited table as JSON, as ``image`` with the table's name.

    The guards that stand in the book say it themselves; only where they are not as they should be are the tables of
    every package read from disk to ask them.
    """
    present = present_guards(connection)
    if schema_digests.digest(present.items()) == schema_digests.GUARDS:
        return {found["table"]: _named(found) for sql in present.values() if (found := _RECORDS.fullmatch(sql))}
    tables = (table for table in every_table().sorted_tables if is_audited(table))
    return {table.name: image(table, f'"{table.name}"') for table in tables}


def _named(found: re.Match[str]) -> str:
    return found["image"].replace("NEW.", f'"{found["table"]}".')


def _recorder(table: Table, word: str, op: str, before: str, after: str, when: str = "") -> str:
    row = "NEW" if op == "I" else "OLD"
    return (
        f'CREATE TRIGGER {PREFIX}{table.name}_{word} AFTER {word.upper()} ON "{table.name}" {when}BEGIN '
        f'INSERT INTO change (deed_id, table_name, row_id, op, "before", "after") '
        f"VALUES ((SELECT deed_id FROM deed_current), '{table.name}', {row}.id, '{op}', {before}, {after}); END"
    )


def present_guards(connection: Connection) -> dict[str, str]:
    """Name and text of every trigger in the book, also of foreign ones."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {row.name: row.sql for row in found}


def wrong_guards(connection: Connection) -> list[str]:
    """Names of guards that are missing or altered."""
    return _compared(connection)[0]


def foreign_guards(connection: Connection) -> list[str]:
    """Names of triggers that this program never set; they may change or hide anything."""
    return _compared(connection)[1]


def _compared(connection: Connection) -> tuple[list[str], list[str]]:
    present = present_guards(connection)
    if schema_digests.digest(present.items()) == schema_digests.GUARDS:
        return [], []
    expected = expected_guards()
    wrong = [name for name, sql in expected.items() if present.get(name) != sql]
    return wrong, [name for name in present if name not in expected]


def lift_guards(connection: Connection) -> None:
    for name in present_guards(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name.replace(QUOTE, QUOTE * 2)}"')


def install_guards(connection: Connection) -> list[str]:
    """Set every guard that is missing or altered and take foreign triggers away; returns the names of the former."""
    wrong, foreign = _compared(connection)
    expected = expected_guards()
    for name in foreign:
        connection.exec_driver_sql(f'DROP TRIGGER "{name.replace(QUOTE, QUOTE * 2)}"')
    for name in wrong:
        connection.exec_driver_sql(f'DROP TRIGGER IF EXISTS "{name}"')
        connection.exec_driver_sql(expected[name])
    return wrong
