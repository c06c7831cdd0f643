from __future__ import annotations

import pytest

from desk_union.screens import bookshelf


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "profile" / "books.json"


def made(folder, name):
    path = folder / name
    path.write_bytes(b"")
    return path


def test_newest_first_each_book_once(tmp_path, shelf):
    one, other = made(tmp_path, "甲.desk"), made(tmp_path, "乙.desk")
    for path in (one, other, one):
        bookshelf.remember_book(path, path.stem, shelf)
    assert [(book.path, book.union) for book in bookshelf.recent_books(shelf)] == [(one, "甲"), (other, "乙")]


def test_a_book_on_an_absent_stick_is_kept_but_marked(tmp_path, shelf):
    path = made(tmp_path, "甲.desk")
    bookshelf.remember_book(path, "甲", shelf)
    path.unlink()
    assert [book.there for book in bookshelf.recent_books(shelf)] == [False]


def test_forgotten_book_is_gone(tmp_path, shelf):
    one, other = made(tmp_path, "甲.desk"), made(tmp_path, "乙.desk")
    bookshelf.remember_book(one, "甲", shelf)
    bookshelf.remember_book(other, "乙", shelf)
    bookshelf.forget_book(other, shelf)
    assert [book.path for book in bookshelf.recent_books(shelf)] == [one]


def test_only_so_many_are_kept(tmp_path, shelf):
    for n in range(bookshelf.MOST + 3):
        bookshelf.remember_book(tmp_path / f"{n}.desk", str(n), shelf)
    kept = bookshelf.recent_books(shelf)
    assert len(kept) == bookshelf.MOST
    assert kept[0].union == str(bookshelf.MOST + 2)


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"path": 3}]', '{"path": "x"}'])
def test_a_spoilt_list_counts_as_none(shelf, text):
    shelf.parent.mkdir()
    shelf.write_text(text, encoding="utf-8")
    assert bookshelf.recent_books(shelf) == []


def test_a_profile_that_cannot_be_written_stops_nobody(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    bookshelf.remember_book(tmp_path / "甲.desk", "甲", blocked / "books.json")
    assert bookshelf.recent_books(blocked / "books.json") == []


@pytest.mark.parametrize(
    ("union", "name"),
    [
        ("某某公司工会", "某某公司工会.desk"),
        ("甲/乙：工会", "甲 乙：工会.desk"),
        ('a<b>c"d', "a b c d.desk"),
        ("结尾. ", "结尾.desk"),
        ("///", "工会账本.desk"),
    ],
)
def test_file_names_every_system_takes(union, name):
    assert bookshelf.file_name(union) == name
