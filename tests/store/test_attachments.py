from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.store import attachments as store
from desk_union.store.attachments import attach, attachments, sweep
from desk_union.store.book import open_book
from desk_union.store.undo import undo
from tests.store.test_undo import do, office

SCAN = bytes(range(256)) * 10_000


def add(book, clock, source=SCAN, kind="file"):
    with book.deed("添加附件") as session:
        return attach(
            session,
            book,
            "toy_person",
            1,
            kind,
            source,
            name="申请.pdf",
            media_type="application/pdf",
            on=clock().date(),
        )


def listed(book, kind=None):
    with book.reading() as session:
        return [(row.kind, row.name, row.size) for row in attachments(session, "toy_person", 1, kind)]


def test_a_file_comes_back_byte_for_byte(book, clock, tmp_path):
    file = tmp_path / "申请.pdf"
    file.write_bytes(SCAN)
    row = add(book, clock, file)
    assert book.files.get(row.sha256) == SCAN
    assert listed(book) == [("file", "申请.pdf", len(SCAN))]
    assert add(book, clock, b"").size == 0
    assert book.files.get(add(book, clock, b"", "photo").sha256) == b""


def test_the_same_file_twice_is_one(book, clock):
    assert add(book, clock).id == add(book, clock).id
    photo = add(book, clock, kind="photo")
    assert listed(book, "photo") == [("photo", "申请.pdf", len(SCAN))]
    assert book.files.kept() == {photo.sha256}


def test_a_deleted_attachment_comes_back_whole(book, clock):
    office(book)
    row = add(book, clock)
    do(book, "删附件", store.Attachment.__table__.delete())
    assert sweep(book) == 0
    undo(book)
    assert listed(book) == [("file", "申请.pdf", len(SCAN))]
    assert book.files.get(row.sha256) == SCAN


def test_only_files_that_nothing_names_are_swept(book, clock):
    row = add(book, clock)

    def fail():
        with book.deed("添加附件") as session:
            attach(session, book, "toy_person", 1, "file", b"lost", name="x", media_type="", on=clock().date())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(book.files.kept()) == 2
    assert sweep(book) == 1
    assert book.files.kept() == {row.sha256}


def test_attachments_stay_with_a_book_closed_and_opened(book, clock, path):
    row = add(book, clock)
    book.close()
    names = {file.name for file in path.parent.iterdir()} - {f"{path.name}.lock"}
    assert names == {path.name, f"{path.name}.files"}
    looked = open_book(path, read_only=True)
    assert looked.files.get(row.sha256) == SCAN
    with pytest.raises(Refusal, match="只能查看"):
        looked.files.put(b"x")
    looked.close()


def test_what_is_missing_damaged_or_too_large_is_said(book, clock, path, monkeypatch):
    with pytest.raises(Refusal, match="不在账本旁边"):
        book.files.get("0" * 64)
    row = add(book, clock)
    with pytest.raises(Refusal, match="没有这个附件"):
        book.files.get("0" * 64)
    with book.files._open().begin() as connection:
        connection.exec_driver_sql("UPDATE piece SET content = X'00' WHERE number = 1")
    with pytest.raises(Refusal, match="已损坏"):
        book.files.get(row.sha256)
    monkeypatch.setattr(store, "LARGEST", 1 << 20)
    with pytest.raises(Refusal, match="附件太大（2 MB）"):
        add(book, clock, kind="photo", source=SCAN + b"x")
    with pytest.raises(Refusal, match="找不到文件"):
        add(book, clock, path.with_name("没有.pdf"))
