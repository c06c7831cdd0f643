from __future__ import annotations

import errno
import os
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import PureWindowsPath
from types import SimpleNamespace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from desk_union.basis.refusal import Refusal
from desk_union.store import backup, copying, engine, faults
from desk_union.store import book as opening
from desk_union.store.backupplaces import default_folder
from desk_union.store.book import create_book, open_book
from desk_union.store.faults import explain
from desk_union.store.progress import finish
from tests.store.test_undo import contents, do, office
from tests.store.toys import ToyPerson


def of_sqlite(code, message="x"):
    problem = dbapi2.OperationalError(message)
    problem.sqlite_errorcode = code
    return problem


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (5, "另一个程序正在写"),
        (8, "不允许写入"),
        (10, "U盘可能已被拔出"),
        (10 | 3 << 8, "U盘可能已被拔出"),
        (11, "已损坏"),
        (13, "磁盘已满"),
        (14, "打不开"),
        (26, "密码不对"),
    ],
)
def test_what_the_database_says_is_a_sentence_with_a_remedy(code, sentence):
    for problem in (of_sqlite(code), OperationalError("SELECT 1", {}, of_sqlite(code))):
        refusal = explain(problem)
        assert sentence in refusal.reason
        assert refusal.remedy


@pytest.mark.parametrize(
    ("message", "sentence", "field"),
    [
        ("UNIQUE constraint failed: person.card_no", "重复", "card_no"),
        ("UNIQUE constraint failed: person.id_type, person.id_number", "重复", ""),
        ("NOT NULL constraint failed: person.name", "没有填", "name"),
        ("FOREIGN KEY constraint failed", "选定的一条记录已经不在了", ""),
        ("CHECK constraint failed: positive", "不在允许的范围", ""),
        ("已过账的凭证不能改。|请用红字冲销。", "已过账的凭证不能改。", ""),
    ],
)
def test_a_broken_constraint_names_the_field_where_it_can(message, sentence, field):
    refusal = explain(of_sqlite(19, message))
    assert sentence in refusal.reason
    assert refusal.field == field


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "不允许写入"),
        (errno.EROFS, "不允许写入"),
        (errno.EIO, "U盘"),
        (errno.EFBIG, "放不下"),
        (errno.EISDIR, "文件夹"),
        (errno.ENAMETOOLONG, "太长"),
    ],
)
def test_what_the_machine_says_is_a_sentence(number, sentence):
    assert sentence in explain(OSError(number, "x")).reason


def of_windows(winerror, target=None):
    """As Windows tells it; elsewhere the number is not taken from the call."""
    problem = OSError(errno.EACCES, "x", "新", winerror, target)
    problem.winerror = winerror
    return problem


@pytest.mark.parametrize(
    ("winerror", "target", "sentence"),
    [
        (5, "每日.duback", "正被另一个程序使用"),  # what stands open in another program is not replaced
        (5, "没有的.duback", "不允许写入"),
        (5, None, "不允许写入"),
        (32, None, "正被另一个程序使用"),
        (33, None, "正被另一个程序使用"),
        (19, "每日.duback", "不允许写入"),
    ],
)
def test_a_file_that_another_program_has_open_is_told_from_one_that_may_not_be_written(
    tmp_path, monkeypatch, winerror, target, sentence
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "每日.duback").touch()
    assert sentence in explain(of_windows(winerror, target)).reason


def test_a_read_only_file_is_not_taken_for_one_that_is_open(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    (tmp_path / "每日.duback").touch()
    assert "不允许写入" in explain(of_windows(5, str(tmp_path / "每日.duback"))).reason


def test_a_fault_of_the_program_is_not_explained_away(book):
    assert explain(KeyError("x")) is None
    assert explain(of_sqlite(1, "no such table: x")) is None
    with pytest.raises(OperationalError), book.deed("错") as session:
        session.connection().exec_driver_sql("SELECT * FROM no_such_table")


def test_another_program_that_is_writing_is_waited_for_and_then_named(path, clock, monkeypatch):
    monkeypatch.setattr(engine, "BUSY_MS", 1)
    book = create_book(path, union_name="x", clock=clock)
    stranger = engine.connect(path, None, writes=True)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refusal, match="另一个程序正在写"):
        office(book)
    stranger.execute("ROLLBACK")
    stranger.close()
    office(book)
    book.close()


def test_a_file_that_vanished_with_its_stick_is_not_made_anew(book, path):
    office(book)
    book._writer.dispose()
    book._reader.dispose()
    moved = path.with_name("拔走")
    for suffix in ("", "-wal", "-shm"):
        if path.with_name(path.name + suffix).exists():
            path.with_name(path.name + suffix).rename(moved.with_name(moved.name + suffix))
    with pytest.raises(Refusal, match="不在原来的地方"):
        do(book, "改", ToyPerson.__table__.update().values(name="改"))
    with pytest.raises(Refusal, match="打不开账本文件"):
        contents(book)
    assert not path.exists()


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(Refusal, match="没有”不存在"):
        create_book(tmp_path / "没有" / "x.union", union_name="x")


def test_leftovers_of_a_killed_program_are_cleared(book, path):
    office(book)
    book.close()
    backups = default_folder(path)
    backups.mkdir()
    own = [folder / f".{path.name}~abc" for folder in (path.parent, backups)]
    others = path.parent / ".别的.union~abc"
    for folder in (*own, others):
        folder.mkdir()
        (folder / "book.db").write_bytes(b"half")
    open_book(path).close()
    assert [folder.exists() for folder in (*own, others)] == [False, False, True]


def test_a_large_book_opens_before_it_is_checked_and_says_so(book, path, monkeypatch):
    state = office(book)
    book.close()
    monkeypatch.setattr(opening, "CHECKED_AT_ONCE", 1)
    book = open_book(path)
    assert book.unchecked
    assert contents(book) == state
    assert opening.look_over(book) == []
    book.close()


def test_damage_in_a_large_book_is_told_when_it_is_looked_over(book, path, monkeypatch):
    office(book)
    with book.reading() as session:
        size = session.scalar(text("PRAGMA page_size"))
        page = session.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'ix_change_deed_id'"))
    book.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    monkeypatch.setattr(opening, "CHECKED_AT_ONCE", 1)
    with closing(open_book(path)) as again, pytest.raises(Refusal, match="损坏"):
        opening.look_over(again)


def test_a_windows_share_is_addressed_as_sqlite_wants_it():
    class Share(PureWindowsPath):
        def absolute(self):
            return self

    assert engine._uri(Share(r"\\server\工会\账 本.union")).startswith("file:////server/")
    assert engine._uri(Share(r"C:\工会\a.union")).startswith("file:///C:/")


def test_a_disk_too_full_to_open_on_is_told_as_full(book, path, monkeypatch):
    book.close()

    def no_room(*_given, **_more):
        raise of_sqlite(10, "disk I/O error")

    monkeypatch.setattr(opening, "examine", no_room)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=4096))
    with pytest.raises(Refusal, match="磁盘已满"):
        open_book(path)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=1 << 30))
    with pytest.raises(Refusal, match="U盘可能已被拔出"):
        open_book(path)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("database or disk is full", "磁盘已满"), ("disk I/O error", "U盘"), ("unable to open database: x", "打不开")],
)
def test_a_complaint_without_a_code_is_known_by_its_words(words, sentence):
    assert sentence in explain(dbapi2.OperationalError(words)).reason


def test_damage_of_a_copy_is_never_damage_of_the_book(book, tmp_path, monkeypatch):
    office(book)

    def damaged(*_given):
        raise Refusal(faults.DAMAGED.reason, faults.DAMAGED.remedy)

    monkeypatch.setattr(backup, "inspect_copy", damaged)
    with pytest.raises(Refusal, match="没能做出完好的副本"):
        finish(backup.backup_to(book, tmp_path / "盘", "手动", datetime(2026, 11, 20)))
    monkeypatch.setattr(copying, "is_full", lambda _folder: True)
    with pytest.raises(Refusal, match="磁盘已满"):
        finish(backup.backup_to(book, tmp_path / "盘", "手动", datetime(2026, 11, 20)))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
@pytest.mark.parametrize("room", [200, 700, 1500], ids=lambda room: f"{room} KiB")
def test_a_small_disk_is_called_full(book, tmp_path, room):
    office(book)
    book.files.put(os.urandom(2_000_000))
    small = tmp_path / "小盘"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}k", "tmpfs", small], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        with pytest.raises(Refusal, match="磁盘已满"):
            finish(backup.backup_to(book, small / "x.duback", "手动", datetime(2026, 11, 20)))
    finally:
        subprocess.run(["umount", small], check=True)
