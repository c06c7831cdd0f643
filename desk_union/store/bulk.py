"""Many rows at once: inserted at the driver's own pace (the guards record each as ever), asked for in runs of ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

T = TypeVar("T")
BATCH = 900  # values in one statement, below SQLite's limit of bound values


def chunks(values: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The values in runs that one statement can take."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def insert_many(session: Session, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """Insert rows given column by column, all columns of one length.

    SQLAlchemy's own way with many rows costs more than the inserting itself; here it only makes the statement and says
    how each type is stored.
    """
    if not any(columns.values()):
        return
    connection = session.connection()
    dialect = connection.dialect
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    order = compiled.positiontup or []
    if set(order) != set(columns):  # a default of the table joins in
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        connection.execute(insert(table), rows)
        return
    types = [table.c[name].type.dialect_impl(dialect) for name in order]
    stored = [_stored(type_.bind_processor(dialect), columns[name]) for type_, name in zip(types, order, strict=True)]
    connection.exec_driver_sql(str(compiled), list(zip(*stored, strict=True)))


def _stored(process: Callable[[Any], Any] | None, values: Sequence[Any]) -> Sequence[Any]:
    """The values as the database keeps them; days come again and again and are written out once."""
    if process is None:
        return values
    try:
        written = {value: process(value) for value in set(values)}
    except TypeError:  # a value that cannot be a key
        return [process(value) for value in values]
    return [written[value] for value in values]
