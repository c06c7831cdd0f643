"""Puts rows back from the images of the trail, inside SQLite, so that every value comes back exactly as it was.

The database does the reading of the JSON (no value passes through Python), and the guards record what is put back like
any other change. After an upgrade it writes the rows as they are now beside what the trail knew of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.store.base import every_table, is_audited
from desk_union.store.guards import image

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session


def driver(session: Session) -> Connection:
    return session.connection()


def columns_of(table_name: str, known: Iterable[str] | None = None) -> list[str]:
    """Columns of the table; with ``known`` only those that an (older) image has."""
    names = [column.name for column in every_table().tables[table_name].columns]
    return names if known is None else [name for name in names if name in set(known)]


def reinsert(session: Session, table_name: str, columns: Sequence[str], change_ids: Sequence[int]) -> None:
    """Insert the rows that the named deletions took away, in the given order."""
    names = ", ".join(f'"{name}"' for name in columns)
    sql = f'INSERT INTO "{table_name}" ({names}) SELECT {_values(columns, "before")} FROM change WHERE id = ?1'
    driver(session).exec_driver_sql(sql, [(change_id,) for change_id in change_ids])


def take_away(session: Session, table_name: str, change_ids: Sequence[int]) -> None:
    """Delete the rows that the named insertions brought; one that went along with another is no fault."""
    sql = f'DELETE FROM "{table_name}" WHERE id = (SELECT row_id FROM change WHERE id = ?1)'
    driver(session).exec_driver_sql(sql, [(change_id,) for change_id in change_ids])


def set_back(session: Session, table_name: str, columns: Sequence[str], change_ids: Sequence[int]) -> None:
    """Give the named columns the values they had before the named updates."""
    names = ", ".join(f'"{name}"' for name in columns)
    sql = (
        f'UPDATE "{table_name}" SET ({names}) = (SELECT {_values(columns, "before")} FROM change WHERE id = ?1) '
        f"WHERE id = (SELECT row_id FROM change WHERE id = ?1)"
    )
    driver(session).exec_driver_sql(sql, [(change_id,) for change_id in change_ids])


def dangling(session: Session) -> tuple[str, int] | None:
    """Table and id of a row that, by what the deed in hand did, points to a row which is not there."""
    deed_id = session.info["deed_id"]
    for table in every_table().sorted_tables:
        for key in table.foreign_keys:
            child, column, parent = table.name, key.parent.name, key.column.table.name
            found = driver(session).exec_driver_sql(
                f'SELECT id FROM "{child}" AS child WHERE "{column}" IN '
                f"(SELECT row_id FROM change WHERE deed_id = ?1 AND table_name = ?2 AND op = 'D') "
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" AS parent WHERE parent.id = child."{column}") '
                f'UNION ALL SELECT id FROM "{child}" AS child WHERE "{column}" IS NOT NULL AND id IN '
                f"(SELECT row_id FROM change WHERE deed_id = ?1 AND table_name = ?3 AND op <> 'D') "
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" AS parent WHERE parent.id = child."{column}") LIMIT 1',
                (deed_id, parent, child),
            )
            row_id = found.scalar()
            if row_id is not None:
                return child, int(row_id)
    return None


def defer_foreign_keys(session: Session) -> None:
    """Until the deed ends, rows may come back in any order."""
    driver(session).exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def note_upgraded(connection: Connection, deed_id: int) -> None:
    """Write into the trail what an upgrade made of the rows, so that every row is as its last image says.

    Rows that are as they were get no line; nobody takes an upgrade back, so the lines are never reversed.
    """
    for table in every_table().sorted_tables:
        if not is_audited(table):
            continue
        name, now = table.name, image(table, f'"{table.name}"')
        last = "SELECT max(id) AS id FROM change WHERE table_name = ?1 GROUP BY row_id"
        connection.exec_driver_sql(
            'INSERT INTO change (deed_id, table_name, row_id, op, "before", "after") SELECT ?2, ?1, id, '
            'CASE WHEN held IS NULL THEN \'I\' ELSE \'U\' END, held, present FROM '
            f'(SELECT "{name}".id AS id, {now} AS present, c."after" AS held FROM "{name}" LEFT JOIN (SELECT row_id, '
            f'"after" FROM change WHERE id IN ({last})) AS c ON c.row_id = "{name}".id) '
            "WHERE held IS NOT present",
            (name, deed_id),
        )
        connection.exec_driver_sql(
            'INSERT INTO change (deed_id, table_name, row_id, op, "before", "after") SELECT ?2, ?1, row_id, '
            f"'D', \"after\", NULL FROM change WHERE id IN ({last}) AND \"after\" IS NOT NULL "
            f'AND NOT EXISTS (SELECT 1 FROM "{name}" WHERE "{name}".id = change.row_id)',
            (name, deed_id),
        )


def _values(columns: Sequence[str], which: str) -> str:
    return ", ".join(f'json_extract("{which}", \'$."{name}"\')' for name in columns)
