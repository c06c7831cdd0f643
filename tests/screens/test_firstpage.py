from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.screens import bookshelf
from desk_union.screens.desk import Desk
from desk_union.screens.firstpage import NewBook, sample_book
from desk_union.store.book import open_book
from desk_union.store.progress import finish
from tests.screens.desks import TODAY, Clock


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    file = tmp_path / "books.json"
    monkeypatch.setattr(bookshelf, "shelf_file", lambda: file)
    return file


def new(folder, **more):
    return NewBook(lambda: TODAY, Clock(), folder=folder, **more)


def test_a_new_book_opens_under_its_name_and_is_remembered(tmp_path, shelf):
    path = finish(new(tmp_path / "新文件夹", union=" 某某公司工会 ").make())
    assert path == tmp_path / "新文件夹" / "某某公司工会.desk"
    book = open_book(path)
    assert Desk(book, lambda: TODAY).union_name == "某某公司工会"
    book.close()
    assert [kept.path for kept in bookshelf.recent_books()] == [path]


def test_a_password_is_really_set(tmp_path, shelf):
    path = finish(new(tmp_path, union="甲工会", password="kqz31m", again="kqz31m").make())
    with pytest.raises(Refusal):
        open_book(path)
    open_book(path, password="kqz31m").close()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"union": "  "}, "union"),
        ({"union": "甲", "password": "123456", "again": "123456"}, "password"),
        ({"union": "甲", "password": "kqz31m", "again": ""}, "again"),
        ({"union": "在了"}, "folder"),
    ],
)
def test_what_is_wrong_is_refused_at_its_field_and_nothing_is_made(tmp_path, shelf, given, field):
    there = tmp_path / "在了.desk"
    there.write_bytes(b"mine")
    with pytest.raises(Refusal) as refused:
        finish(new(tmp_path, **given).make())
    assert refused.value.field == field
    assert [path.name for path in tmp_path.iterdir()] == ["在了.desk"]
    assert there.read_bytes() == b"mine"


def test_a_second_sample_book_does_not_take_the_place_of_the_first(tmp_path):
    first = sample_book(lambda: TODAY, Clock(), tmp_path)
    first.path.write_bytes(b"")
    second = sample_book(lambda: TODAY, Clock(), tmp_path)
    assert first.path != second.path
    assert second.sample
