"""附件 of a row: added in one deed, looked at in a copy, removed and brought back by undo."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.screens.form.attached import AttachedFiles, count, size_words
from desk_union.store.deeds import deeds
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from tests.screens.desks import small_desk


@pytest.fixture
def files(tmp_path):
    with small_desk(tmp_path) as desk:
        yield AttachedFiles(desk, desk.ledger("members.people"), 1)


@pytest.fixture
def scans(tmp_path):
    for n in (1, 2):
        (tmp_path / f"入会申请{n}.pdf").write_bytes(b"%PDF" + bytes([n]) * 3000)
    return [tmp_path / f"入会申请{n}.pdf" for n in (1, 2)]


def last_title(desk):
    with desk.book.reading() as session:
        return deeds(session, 1)[0].title


def test_files_are_added_in_one_deed_that_names_them(files, scans):
    assert finish(files.add(scans)) == 2
    assert [(line.name, line.size, line.added_on) for line in files.lines()] == [
        ("入会申请1.pdf", "3 KB", "2026-11-20"),
        ("入会申请2.pdf", "3 KB", "2026-11-20"),
    ]
    assert last_title(files.desk) == "添加附件 入会申请1.pdf等2个（张一）"
    undo(files.desk.book)
    assert files.lines() == []


def test_the_same_file_again_is_not_added_twice(files, scans):
    finish(files.add(scans))
    assert finish(files.add(scans[:1])) == 0
    assert len(files.lines()) == 2


def test_a_copy_is_the_file_and_does_not_write_back(files, scans, tmp_path):
    finish(files.add(scans))
    line = files.lines()[1]
    copy = files.copy_out(line, tmp_path / "copies")
    assert copy.name == "入会申请2.pdf"
    assert copy.read_bytes() == scans[1].read_bytes()
    assert not copy.stat().st_mode & 0o277
    files.save_as(line, tmp_path / "另存.pdf")
    assert (tmp_path / "另存.pdf").read_bytes() == scans[1].read_bytes()


def test_saving_over_a_file_that_is_open_elsewhere_says_so_and_leaves_nothing(files, scans, tmp_path, monkeypatch):
    finish(files.add(scans))
    folder = tmp_path / "别处"
    folder.mkdir()
    target = folder / "另存.pdf"
    target.write_bytes(b"old")

    def held(_self, _target):
        raise PermissionError(errno.EACCES, "x")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refusal, match=r"“另存.pdf”正被其他程序打开，没有保存"):
        files.save_as(files.lines()[0], target)
    assert target.read_bytes() == b"old"
    assert list(folder.iterdir()) == [target]


def test_a_removed_file_comes_back_by_undo(files, scans):
    finish(files.add(scans))
    files.remove([files.lines()[0].id])
    assert [line.name for line in files.lines()] == ["入会申请2.pdf"]
    assert last_title(files.desk) == "删除附件 入会申请1.pdf（张一）"
    undo(files.desk.book)
    line = files.lines()[0]
    assert files.desk.book.files.get(line.sha256) == scans[0].read_bytes()


def test_one_bad_file_keeps_all_out(files, scans, tmp_path):
    with pytest.raises(Refusal, match="不是文件"):
        finish(files.add([*scans, tmp_path]))
    assert files.lines() == []


def test_a_row_not_saved_yet_has_no_files(files, scans):
    unsaved = AttachedFiles(files.desk, files.ledger, None)
    assert count(files.desk, files.ledger, None) == 0
    with pytest.raises(Refusal, match="先保存"):
        finish(unsaved.add(scans))


@pytest.mark.parametrize(("size", "words"), [(0, "1 KB"), (1500, "1 KB"), (3 << 20, "3.0 MB")])
def test_sizes_in_words(size, words):
    assert size_words(size) == words
