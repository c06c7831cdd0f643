"""The recycle bin: rows deleted by deeds, kept in the trail for ever, and how they come back.

The bin needs no store of its own: a deletion whose row is not there again is a line of the bin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from desk_union.basis.refusal import Refusal
from desk_union.store.base import every_table
from desk_union.store.deeds import OUTSIDE, load_image
from desk_union.store.faults import explain
from desk_union.store.tables import Change, DeedRecord
from desk_union.store.trail_images import columns_of, dangling, defer_foreign_keys, reinsert, set_back

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import ColumnElement, ScalarSelect, Table
    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

# Written out, not bound, so that SQLite can use the partial index of deletions.
DELETED: ColumnElement[str] = literal_column("'D'")


@dataclass(frozen=True, slots=True)
class BinLine:
    """A deleted row with its values as stored; ``together`` counts the rows deleted in the same deed."""

    change_id: int
    deed_id: int | None
    at: datetime | None
    who: str
    title: str
    table_name: str
    row_id: int
    before: dict[str, Any]
    together: int


def bin_rows(session: Session, tables: Collection[str] | None = None, limit: int = 500) -> list[BinLine]:
    """Newest first; ``tables`` narrows to deletions from these tables."""
    lines: list[BinLine] = []
    for name in session.scalars(select(Change.table_name).where(Change.op == "D").distinct()).all():
        if name in every_table().tables and (tables is None or name in tables):
            lines += _lines(session, every_table().tables[name], limit)
    return sorted(lines, key=lambda line: line.change_id, reverse=True)[:limit]


def restore(book: Book, change_id: int, who: str = "") -> str:
    """Bring a deleted row back with what went along with it in the same deed; returns the title of the new deed."""
    with book.deed("从回收站恢复", who=who) as session:
        change = session.get(Change, change_id)
        if change is None or change.op != "D" or change.table_name not in every_table().tables:
            raise Refusal("回收站里没有这条记录。")
        title = session.info["title"] = _title(session, change.deed_id)
        defer_foreign_keys(session)
        deleted, loosened = _went_along(session, change)
        for one in deleted:
            _refuse_present(session, one)
            _bring_back(session, one)
        for one, column in loosened:
            set_back(session, one.table_name, [column], [one.id])
        if dangling(session) is not None:
            raise Refusal("它所属的上级记录也已删除，不能单独恢复。", "请先恢复上级记录。")
    return title


def _bring_back(session: Session, change: Change) -> None:
    columns = columns_of(change.table_name, load_image(change.before))
    try:
        reinsert(session, change.table_name, columns, [change.id])
    except IntegrityError as problem:
        refusal = explain(problem)
        if refusal is None:
            raise
        raise Refusal(
            f"不能恢复：{refusal.reason}", "请先改正或删除现有的那条记录，再恢复。", field=refusal.field
        ) from problem


def _lines(session: Session, table: Table, limit: int) -> list[BinLine]:
    mate = aliased(Change)
    together = select(func.count(mate.id)).where(mate.deed_id == Change.deed_id, mate.op == DELETED)
    query = (
        select(Change, DeedRecord, together.scalar_subquery())
        .outerjoin(DeedRecord, DeedRecord.id == Change.deed_id)
        .where(
            Change.op == DELETED,
            Change.table_name == table.name,
            Change.id == _last_own_deletion(),
            ~select(table.c.id).where(table.c.id == Change.row_id).exists(),
        )
        .order_by(Change.id.desc())
        .limit(limit)
    )
    return [
        BinLine(
            change.id,
            change.deed_id,
            deed.at if deed else None,
            deed.who if deed else "",
            deed.title if deed else OUTSIDE,
            change.table_name,
            change.row_id,
            load_image(change.before),
            count or 1,
        )
        for change, deed, count in session.execute(query)
    ]


def _last_own_deletion() -> ScalarSelect[int | None]:
    """Of the row in hand: its last deletion that was no undo or redo (those have buttons of their own)."""
    mate, deed = aliased(Change), aliased(DeedRecord)
    return (
        select(func.max(mate.id))
        .outerjoin(deed, deed.id == mate.deed_id)
        .where(
            mate.table_name == Change.table_name,
            mate.row_id == Change.row_id,
            mate.op == DELETED,
            func.coalesce(deed.kind, "deed") == "deed",
        )
        .correlate(Change)
        .scalar_subquery()
    )


def _went_along(session: Session, change: Change) -> tuple[list[Change], list[tuple[Change, str]]]:
    """What the same deed deleted with the row, and which columns it emptied because they pointed to what it deleted."""
    found = {(change.table_name, change.row_id): change}
    if change.deed_id is None:
        return [change], []
    same = session.scalars(select(Change).where(Change.deed_id == change.deed_id).order_by(Change.id)).all()
    deletions = [(one, load_image(one.before)) for one in same if one.op == "D" and one.id != change.id]
    before = 0
    while before < len(found):
        before = len(found)
        for one, image in deletions:
            if any(goal in found for goal in _goals(one.table_name, image).values()):
                found.setdefault((one.table_name, one.row_id), one)
    loosened = [
        (one, column)
        for one in same
        if one.op == "U"
        for column, goal in _goals(one.table_name, load_image(one.before)).items()
        if goal in found and load_image(one.after).get(column) is None and _is_empty(session, one, column)
    ]
    return list(found.values()), loosened


def _goals(table_name: str, image: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """Where the row points to: column -> (table, id)."""
    table = every_table().tables.get(table_name)
    if table is None:
        return {}
    goals = {
        key.parent.name: (key.column.table.name, image[key.parent.name])
        for key in table.foreign_keys
        if image.get(key.parent.name) is not None
    }
    if image.get("owner_table") and image.get("owner_id") is not None:
        goals["owner_id"] = (image["owner_table"], image["owner_id"])
    return goals


def _is_empty(session: Session, change: Change, column: str) -> bool:
    table = every_table().tables[change.table_name]
    rows = session.execute(select(table.c[column]).where(table.c.id == change.row_id)).all()
    return bool(rows) and rows[0][0] is None


def _refuse_present(session: Session, change: Change) -> None:
    table = every_table().tables[change.table_name]
    if session.scalar(select(table.c.id).where(table.c.id == change.row_id)) is not None:
        raise Refusal("这条记录已经在账本里，不用再恢复。")


def _title(session: Session, deed_id: int | None) -> str:
    deed = session.get(DeedRecord, deed_id) if deed_id is not None else None
    return f"从回收站恢复：{deed.title if deed else OUTSIDE}"
