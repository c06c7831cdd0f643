"""A book that lacks a table is damaged, and is said to be, wherever it is opened; whichever table it is."""

from __future__ import annotations

import re
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.founding import new_book
from desk_union.store.base import every_table
from desk_union.store.book import open_book
from desk_union.store.faults import DAMAGED, LACKING
from tests.samples import TODAY

BOOKS = Path(__file__).parents[1] / "books"
TABLES = sorted(every_table().tables)
NOW = datetime(2026, 11, 20, 9, 0)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("账本") / "好的.desk"
    new_book(path, "示例厂工会", today=TODAY, clock=lambda: NOW).close()
    return path.read_bytes()


def dropped(path, table):
    """With the sqlite3 of any computer."""
    book = sqlite3.connect(path)
    book.execute("PRAGMA foreign_keys = OFF")
    book.execute(f'DROP TABLE "{table}"')
    book.commit()
    book.close()
    return path


def tables_of(path):
    book = sqlite3.connect(path)
    found = book.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    book.close()
    return sorted(name for (name,) in found)


def said(path, **how):
    with pytest.raises(Refusal) as told:
        open_book(path, **how).close()
    return told.value


@pytest.mark.parametrize("table", TABLES)
def test_no_book_opens_without_one_of_its_tables(table, sound, tmp_path):
    path = tmp_path / "坏的.desk"
    path.write_bytes(sound)
    dropped(path, table)
    before = path.read_bytes()
    for how in ({}, {"read_only": True}, {"rows_later": True}):
        told = said(path, **how)
        assert (told.reason, told.remedy) == (DAMAGED.reason, DAMAGED.remedy)
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", [
    ("check",), ("figures", "--year", "2026"), ("export", "members.people", "-o", "出.csv"), ("backup", "-o", "备份.zip"),
    ("print", "members.roster", "-o", "册.pdf"), ("post",), ("evidence", "members.staff", "--year", "2026"),
])  # fmt: skip
@pytest.mark.parametrize("table", ["person", "fund_voucher", "setting", "deed", "change"])
def test_every_command_says_it(table, command, sound, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "坏的.desk"
    path.write_bytes(sound)
    dropped(path, table)
    name, *rest = command
    assert main([name, str(path), *rest]) == 1
    told = capsys.readouterr()
    assert DAMAGED.reason in told.err + told.out
    assert not re.search(r"no such table|Traceback|sqlite", told.err + told.out)


@pytest.mark.parametrize("book", ["0001.desk", "0004.desk", "0008.desk"])
def test_an_old_book_without_one_of_its_tables_is_not_upgraded(book, tmp_path):
    tables = tables_of(BOOKS / book)
    assert len(tables) > 5
    for table in tables:
        path = tmp_path / f"{table}.desk"
        shutil.copyfile(BOOKS / book, path)
        path.chmod(0o644)
        dropped(path, table)
        before = path.read_bytes()
        told = said(path)
        assert told.reason in {DAMAGED.reason, LACKING.reason}, table
        assert told.remedy == DAMAGED.remedy
        assert path.read_bytes() == before, table


def test_a_table_that_goes_while_the_book_is_open_is_told_too(sound, tmp_path):
    path = tmp_path / "开着.desk"
    path.write_bytes(sound)
    book = open_book(path, read_only=True)
    dropped(path, "person")
    with pytest.raises(Refusal, match=LACKING.reason), book.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM person")
    book.close()


def test_a_fault_of_the_program_is_no_damage(sound, tmp_path):
    path = tmp_path / "好的.desk"
    path.write_bytes(sound)
    book = open_book(path, read_only=True)
    with pytest.raises(Exception, match="no such table: nowhere") as told, book.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM nowhere")
    assert not isinstance(told.value, Refusal)
    book.close()
