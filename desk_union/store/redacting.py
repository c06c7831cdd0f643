"""Empties private values of rows for good: in the rows, and in every image of them that the trail keeps.

The rows stay, and so do all deeds with their hashes, so that codes on paper still belong to the book. What a deed of
before said of these rows is no longer whole; its new digest is kept as a row (``Redaction``) that the deed in hand
chains like any other change, and ``chaincheck`` holds the old deed to that. Deleted bytes are overwritten
(``secure_delete``). Backups of before hold the values still. A deed that does this is final.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text, update

from desk_union.describe.kinds import LongText, Text
from desk_union.describe.ledger import Own, Stored
from desk_union.store import chain, guards, ownfields
from desk_union.store.base import every_table
from desk_union.store.bulk import chunks
from desk_union.store.tables import AcceptedWarning, Attachment, Change, DeedRecord, OwnValue, Redaction, StageMove

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger

GONE = "（已清理）"
FINAL = "final"
LOCK = f"{guards.PREFIX}change_update"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Rows of one table and what of them goes: columns to be emptied, and words that stand in place of others."""

    table: str
    ids: tuple[int, ...]
    emptied: tuple[str, ...]
    plainly: Mapping[str, str] = field(default_factory=dict)


def private_keys(ledger: Ledger, more: Collection[str] = ()) -> list[str]:
    """The keys of what a ledger keeps in its rows that is nobody's business, and those named beside."""
    return [
        shown.key for shown in ledger.fields
        if isinstance(shown, (Stored, Own)) and (shown.private or shown.key in more) and not shown.required
    ]  # fmt: skip


def replaced_keys(ledger: Ledger) -> list[str]:
    """The keys of what is private and cannot be empty: words that say so stand in its place."""
    return [
        shown.key for shown in ledger.fields
        if isinstance(shown, Stored) and shown.private and shown.required and isinstance(shown.kind, (Text, LongText))
    ]  # fmt: skip


def clean(
    session: Session,
    ledger: Ledger,
    ids: Sequence[int],
    more: Collection[str] = (),
    beside: Sequence[tuple[Ledger, Sequence[int]]] = (),
) -> int:
    """Empty what is private in these rows, in those of their parts, and what is attached; returns how many values went.

    ``more`` are keys of further columns of the ledger itself, ``beside`` are rows of any ledger that say the same.
    Nothing of it can be taken back.
    """
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    session.info["kind"] = FINAL
    cleaned = list(_of_rows(session, ledger, ids, more))
    for other, some in beside:
        cleaned += _of_rows(session, other, some, more if other is ledger else ())
    cleaned += list(_beside(session, [(one.table, one.ids) for one in cleaned]))
    gone = sum(_filled(connection, one) for one in cleaned)
    for one in cleaned:
        _empty(connection, one)
    every = [*ids, *(one for other, some in beside if other is ledger for one in some)]
    hidden = _hidden(session, ledger, every, {*private_keys(ledger, more)})
    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {LOCK}")
    deeds: set[int | None] = set()
    for one in cleaned:
        deeds |= _of_trail(connection, one)
    for row_id, values in hidden.items():
        deeds |= _replaced(connection, ledger.row.__tablename__, [row_id], values)
    deeds.discard(session.info["deed_id"])  # it is closed with what is left
    connection.exec_driver_sql(guards.expected_guards()[LOCK])
    _keep_digests(session, deeds)
    return gone


def _of_rows(session: Session, ledger: Ledger, ids: Sequence[int], more: Collection[str]) -> Iterator[Cleaned]:
    keys = private_keys(ledger, more)
    columns = ledger.row.__mapper__.columns
    emptied = tuple(columns[key].name for key in keys if key in columns)
    words = {columns[key].name: GONE for key in replaced_keys(ledger)}
    yield Cleaned(ledger.row.__tablename__, tuple(ids), emptied, words)
    numbers = [shown.number for shown in ownfields.every_column(session, ledger) if shown.private]
    if numbers:
        held = ownfields.held_rows(session, ids, numbers)
        yield Cleaned(OwnValue.__tablename__, tuple(held.values()), ("number", "words"))
    for part in ledger.parts:
        child = part.ledger()
        owner = getattr(child.row, part.owner, None)
        if owner is None:
            continue
        below = _with_deleted(session, child, owner.property.columns[0].name, ids)
        if below:
            yield from _of_rows(session, child, below, ())


def _with_deleted(session: Session, child: Ledger, owner: str, ids: Sequence[int]) -> list[int]:
    """The rows below, also those in the recycle bin; but not what was once written below by mistake and moved."""
    table = child.row.__tablename__
    sql = (
        f'SELECT id FROM "{table}" WHERE "{owner}" IN :ids UNION '
        "SELECT row_id FROM change WHERE table_name = :table AND op = 'D' AND "
        f"json_extract(\"before\", '$.{owner}') IN :ids AND row_id NOT IN (SELECT id FROM \"{table}\")"
    )
    query = text(sql).bindparams(bindparam("ids", expanding=True))
    return [row[0] for chunk in chunks(ids) for row in session.execute(query, {"table": table, "ids": list(chunk)})]


def _beside(session: Session, rows: Sequence[tuple[str, tuple[int, ...]]]) -> Iterator[Cleaned]:
    """Reasons of stages and of warnings passed over, and what is attached."""
    for row, emptied, plainly in (
        (StageMove, ("note",), {}),
        (AcceptedWarning, (), {"sentence": GONE, "reason": GONE}),
        (Attachment, (), {"name": GONE, "sha256": ""}),
    ):
        found: list[int] = []
        for table, ids in rows:
            for chunk in chunks(ids):
                there = select(row.id).where(row.owner_table == table, row.owner_id.in_(chunk))
                found += session.scalars(there)
        if row is Attachment:
            found = sorted({*found, *_once_attached(session, rows)})
        if found:
            yield Cleaned(row.__tablename__, tuple(found), emptied, plainly)


def _once_attached(session: Session, rows: Sequence[tuple[str, tuple[int, ...]]]) -> Iterator[int]:
    """Files that were taken off these rows before: the trail still names them."""
    sql = (
        "SELECT DISTINCT row_id FROM change WHERE table_name = 'attachment' AND "
        "json_extract(coalesce(\"before\", \"after\"), '$.owner_table') = :table AND "
        "json_extract(coalesce(\"before\", \"after\"), '$.owner_id') IN :ids"
    )
    query = text(sql).bindparams(bindparam("ids", expanding=True))
    for table, ids in rows:
        for chunk in chunks(ids):
            yield from (row[0] for row in session.execute(query, {"table": table, "ids": list(chunk)}))


def _filled(connection: Connection, one: Cleaned) -> int:
    """How many values stand there that will not any more."""
    columns = [*one.emptied, *one.plainly]
    if not columns:
        return 0
    each = " + ".join(f'("{name}" IS NOT NULL)' for name in columns) if one.table != "attachment" else "1"
    sql = text(f'SELECT coalesce(sum({each}), 0) FROM "{one.table}" WHERE id IN :ids')
    query = sql.bindparams(bindparam("ids", expanding=True))
    return sum(connection.scalar(query, {"ids": list(chunk)}) or 0 for chunk in chunks(one.ids))


def _empty(connection: Connection, one: Cleaned) -> None:
    table = every_table().tables[one.table]
    if one.table == Attachment.__tablename__:
        for chunk in chunks(one.ids):
            connection.execute(table.delete().where(table.c.id.in_(chunk)))
        return
    values: dict[str, Any] = {**dict.fromkeys(one.emptied), **one.plainly}
    for chunk in chunks(one.ids) if values else ():
        connection.execute(update(table).where(table.c.id.in_(chunk)).values(**values))


def _of_trail(connection: Connection, one: Cleaned) -> set[int | None]:
    """Take the same out of the images of these rows; returns the deeds that said it."""
    said = {**dict.fromkeys(one.emptied), **one.plainly}
    return _replaced(connection, one.table, one.ids, said) if said else set()


def _replaced(
    connection: Connection, table: str, ids: Sequence[int], said: Mapping[str, str | None]
) -> set[int | None]:
    pairs = ", ".join(f"'$.{name}', :v{n}" for n, name in enumerate(said))
    new = {image: f'json_replace("{image}", {pairs})' for image in ("before", "after")}
    where = "table_name = :table AND row_id IN :ids AND " + (
        "(" + " OR ".join(f'"{image}" IS NOT {sql}' for image, sql in new.items()) + ")"
    )
    known: dict[str, Any] = {"table": table, **{f"v{n}": value for n, value in enumerate(said.values())}}
    touched = text(f"SELECT DISTINCT deed_id FROM change WHERE {where}").bindparams(bindparam("ids", expanding=True))
    sets = ", ".join(f'"{image}" = {sql}' for image, sql in new.items())
    change = text(f"UPDATE change SET {sets} WHERE {where}").bindparams(bindparam("ids", expanding=True))
    deeds: set[int | None] = set()
    for chunk in chunks(ids):
        given = {**known, "ids": list(chunk)}
        deeds |= set(connection.scalars(touched, given))
        connection.execute(change, given)
    return deeds


def _hidden(session: Session, ledger: Ledger, ids: Sequence[int], gone: Collection[str]) -> dict[int, dict[str, Any]]:
    """What follows from a row's values, such as the text that is searched, as it follows from what is left."""
    from desk_union.store.rows import values_of  # it writes rows, and stands above what is only taken away

    if ledger.hidden is None:
        return {}
    found = {}
    table = ledger.row.__table__
    for row_id, values in values_of(session, ledger, ids, session.info["at"].date()).items():
        found[row_id] = dict(ledger.hidden(values))
        session.connection().execute(update(table).where(table.c.id == row_id).values(**found[row_id]))
    for row_id in set(ids) - set(found):  # in the bin
        last = select(Change.before).where(Change.table_name == table.name, Change.row_id == row_id, Change.op == "D")
        image = session.scalar(last.order_by(Change.id.desc()).limit(1))
        if image is not None:
            found[row_id] = dict(ledger.hidden({k: v for k, v in json.loads(image).items() if k not in gone}))
    return found


def _keep_digests(session: Session, deeds: Collection[int | None]) -> None:
    """What the deeds now hash to; where one lies before the chain, the first that is chained to it stands for it."""
    if not deeds:
        return
    connection = session.connection()
    chained = select(DeedRecord.id).where(DeedRecord.chain.is_not(None))
    first = session.scalar(chained.order_by(DeedRecord.id).limit(1))
    numbers = {number for number in deeds if number is not None and first is not None and number >= first}
    if first is not None and len(numbers) < len(deeds):
        numbers.add(first)
    for number in sorted(numbers):
        (link,) = chain.links(connection, "id = ?1", number)
        digest = chain.hash_of(connection, link, chain.previous_of(connection, number))
        session.add(Redaction(of_deed=number, digest=digest))
    session.flush()
