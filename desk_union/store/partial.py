"""Keeps which days of a row are known to the month or the year only, beside the first day that stands in the row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from desk_union.basis import days
from desk_union.describe.kinds import Day
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.tables import PartialDay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown, Values

Months = Mapping[tuple[int, str], tuple[date, str]]


def fields(columns: Sequence[Shown]) -> list[Shown]:
    """Those whose days may be known in part."""
    return [shown for shown in columns if isinstance(shown.kind, Day) and shown.kind.partial]


def stripped(values: Values) -> dict[str, Any]:
    """The values as the rows hold them: the first day in place of a month."""
    return {key: days.plain(value) for key, value in values.items()}


def keep(session: Session, ledger: Ledger, rows: Sequence[tuple[int, Values]], *, fresh: bool = False) -> None:
    """Note what the given values of saved rows say; a day given in full takes an earlier note away."""
    keys = [shown.key for shown in fields(ledger.editable)]
    table = ledger.row.__tablename__
    noted: list[tuple[int, str, days.Partial]] = []
    for key in keys:
        given = [(id_, values[key]) for id_, values in rows if key in values]
        if not fresh and given:
            _forget(session, table, key, [id_ for id_, _ in given])
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


def _forget(session: Session, table: str, key: str, ids: Sequence[int]) -> None:
    for chunk in chunks(ids):
        here = (PartialDay.owner_table == table, PartialDay.field == key, PartialDay.owner_id.in_(chunk))
        if session.scalar(select(PartialDay.id).where(*here).limit(1)) is not None:
            session.connection().execute(delete(PartialDay).where(*here))


def known(
    session: Session, ledger: Ledger, columns: Sequence[Shown], ids: Sequence[int]
) -> Months:
    """By row and column: the day that is known in part, and how far."""
    keys = [shown.key for shown in fields(columns)]
    if not keys:
        return {}
    query = select(PartialDay.owner_id, PartialDay.field, PartialDay.day, PartialDay.precision).where(
        PartialDay.owner_table == ledger.row.__tablename__, PartialDay.field.in_(keys)
    )
    found: dict[tuple[int, str], tuple[date, str]] = {}
    for chunk in chunks(ids):
        for row in session.connection().execute(query.where(PartialDay.owner_id.in_(chunk))):
            found[row.owner_id, row.field] = (row.day, row.precision)
    return found


def as_known(found: Months, row_id: int, key: str, value: Any) -> Any:
    """The day as far as it is known, as long as the row still holds it."""
    day, precision = found.get((row_id, key), (None, ""))
    return days.Partial.of(value, precision) if day is not None and day == value else value
