"""What lies beside the store of attachments after a crash is taken when it is its own, else laid aside and named."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from desk_union.store.attachments import attach
from desk_union.store.book import create_book, open_book
from tests.store.test_undo import office


def add(book, scan):
    with book.deed("附件") as session:
        attach(session, book, "toy_person", 1, "file", scan, name="x", media_type="", on=date(2026, 11, 20))
        return attach(session, book, "toy_person", 1, "file", scan, name="x", media_type="", on=date(2026, 11, 20)).sha256


def beside(path):
    return path.with_name(f"{path.name}.files-wal")


@pytest.fixture
def book(tmp_path):
    made = create_book(tmp_path / "书.union", union_name="红星厂工会")
    office(made)
    yield made
    made.close()


def test_its_own_is_taken(book, tmp_path):
    sha256 = add(book, b"first")
    folder = tmp_path / "断电"
    folder.mkdir()
    for file in tmp_path.glob("书.union*"):
        shutil.copy(file, folder)
    assert beside(folder / "书.union").stat().st_size
    again = open_book(folder / "书.union")
    assert again.files.get(sha256) == b"first"
    assert not [notice for notice in again.notices if "files-wal" in notice]
    again.close()


def test_that_of_another_book_is_laid_aside(book, tmp_path):
    sha256 = add(book, b"first")
    book.close()
    other = create_book(tmp_path / "另.union", union_name="另一个")
    office(other)
    add(other, b"other")
    shutil.copy(beside(other.path), beside(book.path))
    other.close()
    again = open_book(book.path)
    assert any("files-wal" in notice for notice in again.notices)
    assert again.files.get(sha256) == b"first"
    again.close()
    assert len(list(tmp_path.glob("*.files-wal.不符-*"))) == 1


def test_an_older_one_of_its_own_is_laid_aside(book, tmp_path):
    add(book, b"first")
    old = beside(book.path).read_bytes()
    sha256 = add(book, b"second")
    book.close()
    beside(book.path).write_bytes(old)
    again = open_book(book.path)
    assert any("files-wal" in notice for notice in again.notices)
    assert again.files.get(sha256) == b"second"
    again.close()
    assert len(list(tmp_path.glob("*.files-wal.不符-*"))) == 1
