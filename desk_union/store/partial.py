"""Keeps which days of a row are known to the month or the year only, beside the first day that stands in the row.

Whoever shows a day that was not read by ``listing.lines`` asks ``telling`` for it: no paper prints a first that nobody
told. One day may stand in two rows (入会日期 of a person and the day of the event): ``Day.told_by`` names the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, literal, select, text, union_all

from desk_union.basis import days
from desk_union.describe.kinds import Day
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.tables import PartialDay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown, Values

Months = Mapping[tuple[int, str], Mapping[date, str]]
Telling = Callable[[int, str, Any], Any]


def fields(columns: Sequence[Shown]) -> list[Shown]:
    """Those whose days may be known in part."""
    return [shown for shown in columns if isinstance(shown.kind, Day) and shown.kind.partial]


def stripped(values: Values) -> dict[str, Any]:
    """The values as the rows hold them: the first day in place of a month."""
    told = [key for key, value in values.items() if isinstance(value, days.Partial)]
    return {**values, **{key: days.plain(values[key]) for key in told}}


def keep(session: Session, ledger: Ledger, rows: Sequence[tuple[int, Values]], *, fresh: bool = False) -> None:
    """Note what the given values of saved rows say; a day given in full takes an earlier note away."""
    table = ledger.row.__tablename__
    noted: list[tuple[int, str, days.Partial]] = []
    for shown in fields(ledger.editable):
        key = shown.key
        given = [(id_, values[key]) for id_, values in rows if key in values]
        if not fresh and given:
            _forget(session, ledger, shown, [id_ for id_, _ in given])
        noted += [(id_, key, value) for id_, value in given if isinstance(value, days.Partial)]
    if noted:
        columns: dict[str, list[Any]] = {
            "owner_table": [table] * len(noted),
            "owner_id": [id_ for id_, _, _ in noted],
            "field": [key for _, key, _ in noted],
            "day": [value.first for _, _, value in noted],
            "precision": [value.precision for _, _, value in noted],
        }
        insert_many(session, PartialDay.__table__, columns)  # type: ignore[arg-type]  # a mapped class has a table


def _forget(session: Session, ledger: Ledger, shown: Shown, ids: Sequence[int]) -> None:
    """The newest word counts, wherever the day was told before."""
    own = ledger.row.__tablename__
    for _, table, field in _noted(session, _places(own, [shown])):
        query, row_id = _asking(ledger.row.__table__, table, field)
        for chunk in chunks(ids):
            gone = [row[3] for row in session.connection().execute(query.where(row_id.in_(chunk)))]
            if gone:
                session.connection().execute(delete(PartialDay).where(PartialDay.id.in_(gone)))


def known(session: Session, ledger: Ledger, columns: Sequence[Shown], ids: Sequence[int] | None) -> Months:
    """By row and column: the days that are known in part, and how far; of all rows where ``ids`` is None."""
    found: dict[tuple[int, str], dict[date, str]] = defaultdict(dict)
    for key, table, field in _noted(session, _places(ledger.row.__tablename__, columns)):
        query, row_id = _asking(ledger.row.__table__, table, field)
        for some in [None] if ids is None else chunks(ids):
            asked = query if some is None else query.where(row_id.in_(some))
            for row in session.connection().execute(asked):
                found[row[0], key].setdefault(row[1], row[2])
    return found


def _places(own: str, columns: Sequence[Shown]) -> list[tuple[str, str, str]]:
    """By key of a column the tables and fields under which a note on its day may stand."""
    found: list[tuple[str, str, str]] = []
    for shown in fields(columns):
        told_by: tuple[str, ...] = shown.kind.told_by  # type: ignore[attr-defined]  # ``fields`` are days
        elsewhere = (name.partition(".")[::2] for name in told_by)
        found += [(shown.key, own, shown.key), *((shown.key, table, field) for table, field in elsewhere)]
    return found


def _noted(session: Session, places: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Those of which any note is there; most books have none, and a list asks for every page."""
    if not places:
        return []
    there = [
        select(literal(n)).where(exists().where(PartialDay.owner_table == table, PartialDay.field == field))
        for n, (_, table, field) in enumerate(places)
    ]
    return [places[row[0]] for row in session.connection().execute(union_all(*there).order_by(text("1")))]


def _asking(own: Any, table: str, field: str) -> tuple[Select[Any], Any]:
    """What asks for the notes of a column, here or in the row that points here or is pointed at; and our row's id."""
    note = (PartialDay.owner_table == table, PartialDay.field == field)
    told = (PartialDay.day, PartialDay.precision, PartialDay.id)
    if table == own.name:
        here: Any = PartialDay.owner_id
        return select(here, *told).where(*note), here
    other = own.metadata.tables[table]
    pointing = next((key.parent for key in own.foreign_keys if key.column.table is other), None)
    if pointing is not None:
        return select(own.c.id, *told).where(*note, PartialDay.owner_id == pointing), own.c.id
    pointed = next(key.parent for key in other.foreign_keys if key.column.table is own)
    return select(pointed, *told).where(*note, PartialDay.owner_id == other.c.id), pointed


def as_known(found: Months, row_id: int, key: str, value: Any) -> Any:
    """The day as far as it is known, as long as the row still holds it."""
    precision = found.get((row_id, key), {}).get(value)
    return days.Partial.of(value, precision) if precision is not None else value


def telling(session: Session, ledger: Ledger, *keys: str) -> Telling:
    """Tells of any row of the ledger, one of these columns and the stored day how far the day is known."""
    found = known(session, ledger, [ledger.by_key[key] for key in keys], None)
    return lambda row_id, key, value: as_known(found, row_id, key, value)
