"""Which version of the tables this program keeps, and how a fresh book gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from desk_union.store.base import every_table
from desk_union.store.engine import APPLICATION_ID
from desk_union.store.guards import install_guards
from desk_union.store.tables import DeedCurrent

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Raised with every migration; revision ids are this number in four digits ("0001").
SCHEMA_VERSION = 11


def revision(version: int) -> str:
    return f"{version:04}"


def lay_out(connection: Connection) -> None:
    """Make all tables and guards in an empty file, as the newest migration would leave them."""
    every_table().create_all(connection)
    connection.execute(insert(DeedCurrent).values(id=1, deed_id=None))
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA_VERSION),))
    install_guards(connection)
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Note the version where an opening finds it without Alembic, whose import alone takes a quarter of a second."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
