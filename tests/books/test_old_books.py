"""A book of every released version of the tables still opens, is sound, and tells the same figures.

Each is opened by the program as a process of its own, since other tests add toy tables to theirs.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desk_union.store.schema import SCHEMA_VERSION

HERE = Path(__file__).parent
BOOKS = sorted(HERE.glob("*.desk"))


def run(*arguments: object) -> str:
    command = [sys.executable, "-m", "desk_union", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_version_has_its_book() -> None:
    assert [int(book.stem) for book in BOOKS] == list(range(1, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("old", BOOKS, ids=lambda book: book.stem)
def test_an_old_book_tells_the_same_figures(old: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(old, tmp_path))
    told = json.loads(old.with_suffix(".json").read_text(encoding="utf-8"))
    run("import", path, "members.women_work", _nothing(tmp_path))  # opened for writing: upgraded where it must be
    run("check", path)
    for year, figures in told.items():
        now = {figure["code"]: figure["value"] for figure in json.loads(run("figures", path, "--year", year, "--json"))}
        assert {code: now.get(code) for code in figures} == figures


def test_an_upgraded_book_gives_no_number_twice(tmp_path: Path) -> None:
    """Alembic makes a table anew without AUTOINCREMENT unless told: a deleted row's number would come again."""
    new, old = tmp_path / "new.desk", Path(shutil.copy(BOOKS[0], tmp_path))
    run("new", new, "--union", "测试工会")
    run("import", old, "members.women_work", _nothing(tmp_path))
    assert _counted(old) == _counted(new)


def _counted(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as book:
        return {name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")}


def _nothing(folder: Path) -> Path:
    blank = folder / "空.xlsx"
    run("template", "members.women_work", "-o", blank)
    return blank
