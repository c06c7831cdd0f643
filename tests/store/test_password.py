from __future__ import annotations

import zipfile

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.store import password
from desk_union.store.attachments import attach
from desk_union.store.backup import BY_HAND, backup_to, list_backups
from desk_union.store.backupplaces import default_folder
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
    info = change_password(path, old, new, now=clock()).before
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
    then = old or new  # what lay open got the first password too
    finish(restore(info.file, before, password=then, now=clock()))
    book = open_book(before, password=then)
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


@pytest.mark.parametrize("lying", ["encrypt", "remove", "keep"])
def test_a_first_password_sees_to_what_lies_open(path, clock, tmp_path, lying):
    book = create_book(path, union_name="x", clock=clock)
    state = office(book)
    stick = tmp_path / "U盘"
    stick.mkdir()
    older = [finish(backup_to(book, folder, BY_HAND, clock())).file for folder in (default_folder(path), stick)]
    book.close()
    aside = finish(restore(older[0], path, now=clock())).set_aside / path.name
    done = change_password(path, None, "新密码", now=clock(), lying=lying, stick=stick)
    everything = {*older, aside, done.before.file}
    assert set(done.opened) == everything
    assert set(done.left) == (everything if lying == "keep" else set())
    for file in everything:
        assert file.exists() == (lying != "remove")
        if file.exists():
            assert ("张三".encode() in _inside(file)) == (lying == "keep")
    if lying == "encrypt":
        assert [info.encrypted for info in list_backups(default_folder(path))] == [True, True]
        finish(restore(older[1], tmp_path / "又.desk", password="新密码", now=clock()))
        again = open_book(tmp_path / "又.desk", password="新密码")
        assert contents(again) == state
        again.close()
        open_book(aside, password="新密码").close()


def _inside(file):
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return archive.read("book.db")


def test_a_restored_plain_backup_is_put_under_the_present_password(path, clock):
    book = create_book(path, union_name="x", clock=clock)
    state = office(book)
    info = finish(backup_to(book, default_folder(path), BY_HAND, clock()))
    book.close()
    change_password(path, None, "新密码", now=clock(), lying="keep")
    finish(restore(info.file, path, present="新密码", keep_present=True, now=clock()))
    assert is_encrypted(path)
    book = open_book(path, password="新密码")
    assert contents(book) == state
    book.close()
