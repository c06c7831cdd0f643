from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.store import password
from desk_union.store.attachments import attach
from desk_union.store.book import create_book, is_encrypted, open_book
from desk_union.store.check import check_book
from desk_union.store.examine import PasswordRefusal
from desk_union.store.password import change_password
from desk_union.store.progress import finish
from desk_union.store.restore import restore
from desk_union.store.undo import undo
from tests.store.test_undo import contents, office


@pytest.mark.parametrize(("old", "new"), [(None, "新'密"), ("旧'密", "新密"), ("旧密", None)])
def test_everything_is_there_under_the_new_password(path, clock, tmp_path, old, new):
    book = create_book(path, union_name="x", password=old, clock=clock)
    state = office(book)
    with book.deed("附件") as session:
        row = attach(session, book, "toy_person", 1, "file", b"scan", name="x", media_type="", on=clock().date())
    book.close()
    info = change_password(path, old, new, now=clock())
    assert is_encrypted(path) == (new is not None)
    if new is not None:
        with pytest.raises(PasswordRefusal):
            open_book(path, password=old)
    book = open_book(path, password=new, clock=clock)
    assert (book.notices, contents(book), check_book(book)) == ([], state, [])
    assert book.files.get(row.sha256) == b"scan"
    undo(book)
    undo(book)
    assert contents(book)["toy_person"] == []
    book.close()
    before = tmp_path / "改密前.union"
    finish(restore(info.file, before, password=old, now=clock()))
    book = open_book(before, password=old)
    assert contents(book) == state
    book.close()


def test_a_wrong_old_password_changes_nothing(path, clock):
    create_book(path, union_name="x", password="旧密", clock=clock).close()
    before = path.read_bytes()
    for wrong in (None, "别的"):
        with pytest.raises(PasswordRefusal):
            change_password(path, wrong, "新密", now=clock())
    with pytest.raises(Refusal, match="空"):
        change_password(path, "旧密", "", now=clock())
    assert path.read_bytes() == before


def test_a_book_open_elsewhere_keeps_its_password(book, path, clock):
    office(book)
    with pytest.raises(Refusal, match="只能查看"):
        change_password(path, None, "新密", now=clock())
    assert not is_encrypted(path)


def test_a_book_looked_at_elsewhere_keeps_its_password(book, path, clock):
    office(book)
    book.close()
    looked = open_book(path, read_only=True)
    with looked.reading() as session:
        session.connection()
        with pytest.raises(Refusal, match="另一个窗口正在查看"):
            change_password(path, None, "新密", now=clock())
    looked.close()
    assert not is_encrypted(path)


def test_a_copy_that_differs_is_not_put_in_place(book, path, clock, monkeypatch):
    state = office(book)
    book.close()
    contents_of = password.contents_of
    monkeypatch.setattr(password, "contents_of", lambda at, key: (at, *contents_of(at, key)))
    with pytest.raises(Refusal, match="没有成功"):
        change_password(path, None, "新密", now=clock())
    again = open_book(path)
    assert contents(again) == state
    again.close()
