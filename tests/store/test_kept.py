from __future__ import annotations

import os
import shutil

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from desk_union.basis.refusal import Refusal
from desk_union.store import lock, opened
from desk_union.store.book import create_book, open_book
from desk_union.store.opened import KEPT, kept_words
from desk_union.store.tables import DeedRecord
from tests.store.test_undo import contents, do, office
from tests.store.toys import ToyPerson

ADD = ToyPerson.__table__.insert()


def titles(book):
    with book.reading() as session:
        return session.scalars(select(DeedRecord.title).order_by(DeedRecord.id)).all()


def crashed(path, password, clock, *names):
    """A book whose program was killed after these deeds; what it left lies beside it."""
    child = os.fork()
    if child == 0:
        book = open_book(path, password=password, clock=clock)
        for name in names:
            do(book, f"登记{name}", ADD.values(name=name, retired=False))
        os._exit(9)
    os.waitpid(child, 0)


@pytest.fixture(params=[None, "密码"], ids=["plain", "encrypted"])
def secret(request):
    return request.param


@pytest.fixture
def closed(path, clock, secret):
    book = create_book(path, union_name="红星厂工会", password=secret, clock=clock)
    office(book)
    book.close()
    return path


def test_what_was_kept_is_told_and_what_was_rehearsed_is_not(book):
    before = len(KEPT)
    do(book, "登记张三", ADD.values(name="张三", retired=False))
    with book.deed("试一试", rehearse=True) as session:
        session.execute(ADD.values(name="李四", retired=False))
    assert "“登记张三”" in kept_words(before)
    assert "试一试" not in kept_words(before)
    assert kept_words(len(KEPT)) == ""


def test_a_copy_of_the_file_alone_holds_every_deed(book, path, tmp_path):
    office(book)
    do(book, "登记最后一人", ADD.values(name="最后", retired=False))
    shutil.copy(path, tmp_path / "只有它.union")
    copy = open_book(tmp_path / "只有它.union")
    assert contents(copy) == contents(book)
    copy.close()


def test_a_missing_write_ahead_file_is_said_once(closed, secret, clock):
    crashed(closed, secret, clock, "甲")
    closed.with_name(f"{closed.name}-wal").unlink()
    book = open_book(closed, password=secret)
    assert any("没有正常关闭" in notice and "登记甲" in notice for notice in book.notices)
    book.close()
    again = open_book(closed, password=secret)
    assert again.notices == []
    again.close()


def test_after_a_crash_with_everything_there_nothing_is_lost_or_said(closed, secret, clock):
    crashed(closed, secret, clock, "甲", "乙")
    book = open_book(closed, password=secret)
    assert book.notices == []
    assert titles(book)[-2:] == ["登记甲", "登记乙"]
    book.close()


def test_work_that_lies_only_in_the_write_ahead_file_is_taken(closed, secret, clock, tmp_path):
    before = closed.read_bytes()
    crashed(closed, secret, clock, "甲")
    closed.write_bytes(before)  # as if nothing had been brought in yet
    book = open_book(closed, password=secret)
    assert titles(book)[-1] == "登记甲"
    assert book.notices == []
    book.close()


def laid_aside(path):
    return list(path.parent.glob(f"{path.name}-wal.不符-*"))


def test_a_stale_write_ahead_file_is_named_and_laid_aside(closed, secret, clock, tmp_path):
    wal = closed.with_name(f"{closed.name}-wal")
    crashed(closed, secret, clock, "甲")
    old = wal.read_bytes()
    book = open_book(closed, password=secret, clock=clock)
    do(book, "登记乙", ADD.values(name="乙", retired=False))
    state = contents(book)
    book.close()
    wal.write_bytes(old)
    again = open_book(closed, password=secret, clock=clock)
    assert contents(again) == state
    assert any(wal.name in notice for notice in again.notices)
    assert len(laid_aside(closed)) == 1
    again.close()


def test_the_write_ahead_file_of_another_book_is_named_and_laid_aside(closed, secret, clock, tmp_path):
    other = tmp_path / "别的.union"
    book = create_book(other, union_name="别的工会", password=secret, clock=clock)
    office(book)
    book.close()
    crashed(other, secret, clock, "外人")
    shutil.copy(other.with_name(f"{other.name}-wal"), closed.with_name(f"{closed.name}-wal"))
    again = open_book(closed, password=secret, clock=clock)
    assert "登记外人" not in titles(again)
    assert len(laid_aside(closed)) == 1
    again.close()


@pytest.mark.parametrize("what", [b"no write-ahead file at all, but long enough to be looked at", b"\0" * 5000])
def test_garbage_beside_the_book_is_laid_aside(closed, secret, what):
    closed.with_name(f"{closed.name}-wal").write_bytes(what)
    book = open_book(closed, password=secret)
    assert len(laid_aside(closed)) == 1
    book.close()


@pytest.mark.parametrize("how", ["hard link", "lock file removed"])
def test_there_is_no_second_writer_by_another_name_or_without_the_lock_file(closed, secret, tmp_path, how):
    first = open_book(closed, password=secret)
    other = closed
    if how == "hard link":
        other = tmp_path / "另一个名字.union"
        os.link(closed, other)
    else:
        closed.with_name(f"{closed.name}.lock").unlink()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        lock._HELD.clear()  # what a process of its own would know
        second = open_book(other, password=secret)
        os.write(write, b"looks" if second.read_only else b"writes")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 10) == b"looks"
    here = open_book(other, password=secret)
    assert here.read_only
    here.close()
    first.close()
    after = open_book(other, password=secret)
    assert not after.read_only
    after.close()


def test_closing_that_fails_after_the_last_deed_does_not_deny_it(closed, secret, monkeypatch):
    book = open_book(closed, password=secret)
    do(book, "登记甲", ADD.values(name="甲", retired=False))

    def full(*_given, **_options):
        problem = dbapi2.OperationalError("database or disk is full")
        problem.sqlite_errorcode = 13
        raise problem

    monkeypatch.setattr(opened, "checkpoint", full)
    with pytest.raises(Refusal) as caught:
        book.close()
    assert "保存过的内容都在" in caught.value.reason
    assert "磁盘已满" in caught.value.reason
    monkeypatch.undo()
    again = open_book(closed, password=secret)
    assert titles(again)[-1] == "登记甲"
    again.close()
