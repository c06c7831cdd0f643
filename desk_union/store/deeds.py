"""Reads the trail: which deeds were done, and what happened to one row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from desk_union.store.tables import LOOK, Change, DeedRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

ADDED = "新增"  # begins the title of a row that was saved for the first time
OUTSIDE = "（用别的程序改动）"


@dataclass(frozen=True, slots=True)
class DeedLine:
    """``rows`` is how many rows changed; ``undone`` whether it is taken back at present."""

    id: int
    at: datetime
    who: str
    code: str
    title: str
    kind: str
    rows: int
    undone: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    key: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of one row with the values as stored (days as text, money in fen); ``op`` is I, U or D."""

    change_id: int
    deed_id: int | None
    at: datetime | None
    who: str
    title: str
    op: str
    fields: tuple[FieldChange, ...]


def last_id(session: Session) -> int | None:
    """The id of the deed that was kept last; None in a book without any."""
    return session.scalar(select(func.max(DeedRecord.id)))


def last_answered(session: Session) -> DeedRecord | None:
    """The deed that was kept last, but for looks at private values and for settings."""
    query = select(DeedRecord).where(DeedRecord.kind.not_in((LOOK, "setting"))).order_by(DeedRecord.id.desc())
    return session.scalar(query.limit(1))


def tables_left(session: Session, deed_id: int) -> list[str]:
    """The tables in which the deed left rows it made or changed, those it came to first before the others."""
    query = select(Change.table_name).where(Change.deed_id == deed_id, Change.op != "D")
    return list(session.scalars(query.group_by(Change.table_name).order_by(func.min(Change.id))))


def rows_left(session: Session, deed_id: int, table_name: str) -> list[int]:
    """The rows of a table that the deed made or changed."""
    query = select(Change.row_id).where(Change.deed_id == deed_id, Change.table_name == table_name, Change.op != "D")
    return list(session.scalars(query.distinct()))


def is_undone() -> ColumnElement[bool]:
    """For a query over ``DeedRecord``: whether the last word on the deed is an undo."""
    mark = aliased(DeedRecord)
    last = select(mark.kind).where(mark.target_id == DeedRecord.id).order_by(mark.id.desc()).limit(1)
    return func.coalesce(last.scalar_subquery(), "") == "undo"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which deeds are looked for: part of the name of who did it, from and to a day (both included), and a text in its
    title or in what it changed. Empty parts ask nothing.
    """

    who: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.who:
            found.append(DeedRecord.who.contains(self.who, autoescape=True))
        if self.since is not None:
            found.append(func.date(DeedRecord.at) >= self.since.isoformat())
        if self.until is not None:
            found.append(func.date(DeedRecord.at) <= self.until.isoformat())
        if self.text:
            changed = or_(
                Change.before.contains(self.text, autoescape=True), Change.after.contains(self.text, autoescape=True)
            )
            quoting = select(Change.id).where(Change.deed_id == DeedRecord.id, changed).exists()
            found.append(or_(DeedRecord.title.contains(self.text, autoescape=True), quoting))
        return found


def lately(session: Session, since: datetime, most: int) -> list[tuple[str, str | None, int]]:
    """What was done since a moment, among the last ``most`` deeds: code, first table in which it made a row, how often.

    A row that was saved has no code and counts only where it was new; what was taken back does not count.
    """
    first = select(Change.table_name).where(Change.deed_id == DeedRecord.id, Change.op == "I").order_by(Change.id)
    table = first.limit(1).scalar_subquery()
    query = select(DeedRecord.code, table.label("made")).where(
        DeedRecord.at >= since,
        DeedRecord.kind.in_(("deed", "final")),
        or_(DeedRecord.code != "", DeedRecord.title.startswith(ADDED)),
        ~is_undone(),
    )
    held = query.order_by(DeedRecord.id.desc()).limit(most).subquery()
    counted = select(held.c.code, held.c.made, func.count()).group_by(held.c.code, held.c.made)
    return [(row[0], row[1], row[2]) for row in session.execute(counted)]


def last_of(session: Session, code: str, since: datetime) -> DeedLine | None:
    """The last deed of this code since a moment that was not taken back."""
    query = select(DeedRecord).where(DeedRecord.code == code, DeedRecord.at >= since, ~is_undone())
    deed = session.scalar(query.order_by(DeedRecord.id.desc()).limit(1))
    return DeedLine(deed.id, deed.at, deed.who, code, deed.title, deed.kind, 0, undone=False) if deed else None


def deeds(
    session: Session, limit: int = 100, before_id: int | None = None, sought: Sought | None = None
) -> list[DeedLine]:
    """Newest first, but for looks at private values; ``before_id`` continues after the last line of the page before."""
    rows = select(func.count(Change.id)).where(Change.deed_id == DeedRecord.id).scalar_subquery()
    query = select(DeedRecord, rows, is_undone()).where(DeedRecord.kind != LOOK)
    query = query.order_by(DeedRecord.id.desc()).limit(limit)
    if sought is not None:
        query = query.where(*sought.conditions())
    if before_id is not None:
        query = query.where(DeedRecord.id < before_id)
    return [
        DeedLine(deed.id, deed.at, deed.who, deed.code, deed.title, deed.kind, count, undone)
        for deed, count, undone in session.execute(query)
    ]


def history(session: Session, table_name: str, row_id: int) -> list[ChangeLine]:
    """Everything that happened to one row, newest first."""
    query = (
        select(Change, DeedRecord)
        .outerjoin(DeedRecord, DeedRecord.id == Change.deed_id)
        .where(Change.table_name == table_name, Change.row_id == row_id)
        .order_by(Change.id.desc())
    )
    return [
        ChangeLine(
            change.id,
            change.deed_id,
            deed.at if deed else None,
            deed.who if deed else "",
            deed.title if deed else OUTSIDE,
            change.op,
            _differences(load_image(change.before), load_image(change.after)),
        )
        for change, deed in session.execute(query)
    ]


def before_deed(session: Session, table_name: str, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What the rows that the deed in hand has changed were before it, as stored; rows it made are left out."""
    first = select(func.min(Change.id)).where(
        Change.deed_id == session.info.get("deed_id"), Change.table_name == table_name, Change.row_id.in_(ids)
    )
    query = select(Change.row_id, Change.before).where(Change.id.in_(first.group_by(Change.row_id)))
    return {row.row_id: load_image(row.before) for row in session.execute(query) if row.before is not None}


def load_image(text: str | None) -> dict[str, Any]:
    image: dict[str, Any] = json.loads(text) if text else {}
    return image


def _differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    keys = list(dict.fromkeys([*before, *after]))
    return tuple(FieldChange(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key))
