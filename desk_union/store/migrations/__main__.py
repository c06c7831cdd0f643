"""Drafts the next migration: what the mapped classes have and the newest migration has not."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from desk_union.store import schema, schema_digests
from desk_union.store.base import every_table
from desk_union.store.engine import make_engine
from desk_union.store.guards import expected_guards
from desk_union.store.schema import revision
from desk_union.store.upgrade import VERSIONS, migrate

TEMPLATE = '''"""{message}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {down}


def upgrade() -> None:
    {body}
'''


def draft(message: str) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        path.touch()
        engine = make_engine(path, None, writes=True, pooled=False)
        with engine.begin() as connection:
            migrate(connection, 0, schema.SCHEMA_VERSION - 1)
            connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
            context = MigrationContext.configure(
                connection, opts={"render_as_batch": True, "compare_type": True, "target_metadata": every_table()}
            )
            steps = produce_migrations(context, every_table()).upgrade_ops
            if steps is None:
                return ""
            body = render_python_code(steps, render_as_batch=True, migration_context=context)
    down = f'"{revision(schema.SCHEMA_VERSION - 1)}"' if schema.SCHEMA_VERSION > 1 else "None"
    body = _keeping_ids_apart(body)
    return TEMPLATE.format(message=message, revision=revision(schema.SCHEMA_VERSION), down=down, body=body)


def _keeping_ids_apart(body: str) -> str:
    """A table made anew by Alembic keeps AUTOINCREMENT only where it is told: without it an id could come twice."""
    made = set(re.findall(r"op\.create_table\(['\"](\w+)", body))

    def told(alter: re.Match[str]) -> str:
        table = every_table().tables.get(alter[1])
        if alter[1] in made or table is None or not table.dialect_options["sqlite"]["autoincrement"]:
            return alter[0]
        return f'op.batch_alter_table("{alter[1]}", table_kwargs={{"sqlite_autoincrement": True}})'

    return re.sub(r"op\.batch_alter_table\(['\"](\w+)['\"], schema=None\)", told, body)


def released_digests() -> dict[str, str]:
    """What ``schema_digests.py`` must say of the tables and guards as they are mapped now."""
    columns = {(table.name, column.name) for table in every_table().tables.values() for column in table.columns}
    return {
        "COLUMNS": schema_digests.digest({*columns, ("alembic_version", "version_num")}),
        "GUARDS": schema_digests.digest(expected_guards().items()),
    }


def write_released() -> None:
    file = Path(schema_digests.__file__)
    text = file.read_text(encoding="utf-8")
    for name, value in released_digests().items():
        text = re.sub(rf'^{name} = ".*"', f'{name} = "{value}"', text, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    if not arguments:
        sys.stderr.write(
            'usage: python -m desk_union.store.migrations "what changes" [module with tables ...], or --released\n'
        )
        return 2
    if arguments == ["--released"]:
        write_released()
        return 0
    message, *modules = arguments
    for module in modules:
        importlib.import_module(module)
    slug = re.sub(r"\W+", "_", message.lower()).strip("_")
    file = VERSIONS / f"v{revision(schema.SCHEMA_VERSION)}_{slug}.py"
    file.write_text(draft(message), encoding="utf-8")
    sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
