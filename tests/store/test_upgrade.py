from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest
from sqlalchemy import text

from desk_union.basis.refusal import Refusal
from desk_union.store import schema, upgrade
from desk_union.store.backup import list_backups
from desk_union.store.backupplaces import default_folder
from desk_union.store.book import create_book, open_book
from desk_union.store.check import check_book
from desk_union.store.deeds import deeds
from desk_union.store.guards import expected_guards, present_guards
from desk_union.store.progress import finish
from desk_union.store.restore import restore
from desk_union.store.undo import can_undo, undo
from tests.store.test_undo import contents, do, office
from tests.store.toys import ToyPerson

NOW, NEXT = schema.SCHEMA_VERSION, schema.SCHEMA_VERSION + 1

BASELINE = f"""
revision = "{schema.revision(NOW)}"
down_revision = None

def upgrade():
    raise AssertionError("a book of this version has this already")
"""

STEP = f"""
import sqlalchemy as sa
from alembic import op

revision = "{schema.revision(NEXT)}"
down_revision = "{schema.revision(NOW)}"

def upgrade():
    with op.batch_alter_table("toy_unit", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}) as batch:
        batch.alter_column("name", existing_type=sa.String(), nullable=False)
    op.execute("UPDATE toy_person SET wage = 7 WHERE wage IS NULL")
"""


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """Makes the program know a further version, reached by the given step."""

    def make(step):
        versions = tmp_path / "versions"
        versions.mkdir()
        (versions / "v1_baseline.py").write_text(dedent(BASELINE))
        (versions / "v2_step.py").write_text(dedent(step))
        monkeypatch.setattr(upgrade, "VERSIONS", versions)
        monkeypatch.setattr(schema, "SCHEMA_VERSION", NEXT)

    return make


@pytest.fixture(params=[None, "密码"], ids=["plain", "encrypted"])
def secret(request):
    return request.param


@pytest.fixture
def old(path, clock, secret):
    book = create_book(path, union_name="红星厂工会", password=secret, clock=clock)
    state = office(book)
    book.close()
    return state


def test_an_older_book_is_upgraded_with_a_backup_first(path, old, secret, newer, clock):
    newer(STEP)
    book = open_book(path, password=secret, clock=clock)
    (notice,) = book.notices
    assert f"第{NOW}版升级到第{NEXT}版" in notice
    rows = contents(book)
    assert rows["toy_unit"] == old["toy_unit"]
    assert rows["toy_card"] == old["toy_card"]
    assert [row[3] for row in rows["toy_person"]] == [2**60 + 1, 7]
    with book.reading() as session:
        assert present_guards(session.connection()) == expected_guards()
        assert session.scalar(text("PRAGMA user_version")) == NEXT
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == schema.revision(NEXT)
        assert "AUTOINCREMENT" in session.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'toy_unit'"))
        assert deeds(session)[0].kind == "upgrade"
        assert can_undo(session) is None
    assert check_book(book) == []
    with pytest.raises(Refusal, match="升级以前"):
        undo(book, deed_id=1)
    do(book, "改", ToyPerson.__table__.update().values(wage=1))
    undo(book)
    assert contents(book) == rows
    book.close()
    again = open_book(path, password=secret)
    assert again.notices == []
    again.close()
    (backup,) = list_backups(default_folder(path))
    assert (backup.why, backup.schema, backup.rows["toy_person"]) == ("升级前", NOW, 2)


def test_an_older_backup_is_restored_as_it_was_and_upgraded_when_opened(path, old, secret, newer, clock, tmp_path):
    newer(STEP)
    open_book(path, password=secret, clock=clock).close()
    (backup,) = list_backups(default_folder(path))
    target = tmp_path / "恢复.union"
    finish(restore(backup.file, target, password=secret, now=clock()))
    book = open_book(target, password=secret, clock=clock)
    assert [row[3] for row in contents(book)["toy_person"]] == [2**60 + 1, 7]
    book.close()


@pytest.mark.parametrize(
    ("step", "exception"),
    [
        (STEP + '    op.execute("DELETE FROM no_such_table")\n', Exception),
        (STEP + '    op.execute("DELETE FROM toy_unit")\n', Refusal),  # leaves people pointing to nothing
    ],
)
def test_an_upgrade_that_fails_leaves_the_book_as_it_was(path, old, secret, newer, step, exception):
    newer(step)
    before = path.read_bytes()
    with pytest.raises(exception):
        open_book(path, password=secret)
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} <= {path.name, f"{path.name}.lock", "备份", "versions"}


def test_an_older_book_is_not_upgraded_where_it_may_only_be_looked_at(path, old, secret, newer):
    newer(STEP)
    before = path.read_bytes()
    with pytest.raises(Refusal, match="旧版"):
        open_book(path, password=secret, read_only=True)
    assert path.read_bytes() == before


SAME = """
import sys
from pathlib import Path
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from desk_union.store import schema
from desk_union.store.base import every_table
from desk_union.store.engine import make_engine
from desk_union.store.upgrade import migrate

def shape(connection):
    found = connection.exec_driver_sql(
        "SELECT name, sql LIKE '%AUTOINCREMENT%' FROM sqlite_master WHERE type IN ('table', 'index') ORDER BY name"
    )
    return [tuple(row) for row in found]

shapes = []
for name in ("migrated", "fresh"):
    path = Path(sys.argv[1]) / name
    path.touch()
    engine = make_engine(path, None, writes=True)
    with engine.begin() as connection:
        if name == "migrated":
            migrate(connection, 0, schema.SCHEMA_VERSION)
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            print(compare_metadata(context, every_table()))
        else:
            every_table().create_all(connection)
        shapes.append(shape(connection))
    engine.dispose()
print([pair for pair in zip(*shapes) if pair[0] != pair[1]], len(shapes[0]) - len(shapes[1]))
"""


@pytest.mark.skipif(not any(upgrade.VERSIONS.glob("v*.py")), reason="no baseline is drafted yet")
def test_migrations_from_nothing_give_the_same_tables_as_the_mapped_classes(tmp_path):
    # In a process of its own, where no toy tables are mapped.
    done = subprocess.run(
        [sys.executable, "-c", SAME, str(tmp_path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["[]", "[] 0"]
