"""A program killed at any step of a deed of several files leaves the old book or the new one, with its own files."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.store import steps
from desk_union.store.attachments import attach
from desk_union.store.backup import BY_HAND, automatic, backup_to
from desk_union.store.book import create_book, open_book
from desk_union.store.examine import PasswordRefusal
from desk_union.store.password import change_password
from desk_union.store.progress import finish
from desk_union.store.restore import restore
from desk_union.store.tables import Attachment
from tests.store.test_undo import do, office
from tests.store.test_upgrade import NEXT, STEP, newer  # noqa: F401 - a fixture
from tests.store.test_upgrade import NOW as OLD
from tests.store.toys import ToyPerson

NOW = datetime(2026, 11, 20, 15, 30, 12)
STEPS = ("replace", "rename", "unlink", "fsync", "rmdir", "mkdir")
MOST = 80
KILLED = 9


def killed_at(number, deed):
    """Run the deed in a process that dies before its ``number``-th step on a file; whether it died."""
    child = os.fork()
    if child == 0:
        left = [number]

        def counting(plain):
            def step(*given, **more):
                if left[0] == 0:
                    os._exit(KILLED)
                left[0] -= 1
                return plain(*given, **more)

            return step

        for name in STEPS:
            setattr(os, name, counting(getattr(os, name)))
        with suppress(BaseException):
            deed()
            os._exit(0)
        os._exit(1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, KILLED}
    return code == KILLED


def with_scan(path, name, scan, password=None):
    book = create_book(path, union_name=name, password=password)
    office(book)
    with book.deed("附件") as session:
        attach(session, book, "toy_person", 1, "file", scan, name="x", media_type="", on=NOW.date())
    return book


def what_is_there(path, passwords=(None,)):
    """The union's name and the scan of the book; refused when they do not fit together."""
    if not path.exists() and not steps.is_unfinished(path):
        return None
    for password in passwords:
        try:
            book = open_book(path, password=password)
        except PasswordRefusal:
            continue
        with book.reading() as session:
            sha256 = session.scalar(select(Attachment.sha256))
            names = session.scalars(select(ToyPerson.name).order_by(ToyPerson.id)).all()
        scan = book.files.get(sha256)
        assert not [notice for notice in book.notices if "升级" not in notice]
        book.close()
        return (*names, scan)
    raise AssertionError("no password fits")


def leftovers(folder):
    return [file.name for file in folder.rglob(".*") if file.name.endswith(steps.ENDING) or "~" in file.name]


@pytest.fixture
def base(tmp_path):
    """Two books, and a backup of the other one."""
    folder = tmp_path / "原样"
    folder.mkdir()
    other = with_scan(tmp_path / "另.union", "另一个", b"other")
    do(other, "加人", ToyPerson.__table__.insert().values(name="另人", retired=False))
    finish(backup_to(other, tmp_path / "另.duback", BY_HAND, NOW))
    other.close()
    with_scan(folder / "书.union", "本来", b"own").close()
    return folder


def _restore(folder):
    finish(restore(folder.parent / "另.duback", folder / "书.union", now=NOW))


def _restore_new(folder):
    finish(restore(folder.parent / "另.duback", folder / "新.union", now=NOW))


def _backup(folder):
    book = open_book(folder / "书.union")
    finish(automatic(book, NOW))
    book.close()


def _password(folder):
    change_password(folder / "书.union", None, "密", now=NOW)


def _new(folder):
    def found(book):
        office(book)
        with book.deed("附件") as session:
            attach(session, book, "toy_person", 1, "file", b"first", name="x", media_type="", on=NOW.date())

    create_book(folder / "新.union", union_name="新的", found=found).close()


@pytest.mark.parametrize("deed", [_restore, _restore_new, _backup, _password, _new])
def test_killed_at_every_step(base, tmp_path, deed):
    name = "新.union" if deed in {_restore_new, _new} else "书.union"
    whole = tmp_path / "全"
    shutil.copytree(base, whole)
    before = what_is_there(whole / name)
    deed(whole)
    after = what_is_there(whole / name, (None, "密"))
    seen = set()
    for number in range(MOST):
        folder = tmp_path / str(number)
        shutil.copytree(base, folder)
        died = killed_at(number, lambda folder=folder: deed(folder))
        found = what_is_there(folder / name, (None, "密"))
        assert found in {before, after}, number
        assert what_is_there(folder / name, (None, "密")) == found
        if found is not None:
            assert leftovers(folder) == [], number
        seen.add(found)
        if not died:
            break
    else:
        raise AssertionError("more steps than were tried")
    assert seen == {before, after}


def version_in(path):
    """As the header of a plain file says it."""
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_an_upgrade_killed_at_every_step(base, tmp_path, newer):  # noqa: F811 - the fixture
    newer(STEP)
    versions = set()
    for number in range(MOST):
        folder = tmp_path / str(number)
        shutil.copytree(base, folder)
        book = folder / "书.union"
        died = killed_at(number, lambda book=book: open_book(book).close())
        versions.add(version_in(book))
        assert what_is_there(book)[-1] == b"own", number
        assert version_in(book) == NEXT
        assert leftovers(folder) == [], number
        if not died:
            break
    else:
        raise AssertionError("more steps than were tried")
    assert versions == {OLD, NEXT}


def test_a_step_that_cannot_begin_changes_nothing(base, monkeypatch):
    book = base / "书.union"
    before = what_is_there(book)

    def held(self, _target):
        raise PermissionError(13, "held")

    plain = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: held(self, to) if to.parent == base and to.suffix != ".step" else plain(self, to))
    with pytest.raises(Refusal):
        _restore(base)
    monkeypatch.undo()
    assert what_is_there(book) == before
    assert leftovers(base) == []


def test_a_step_half_done_says_so_and_is_done_at_the_next_opening(base, monkeypatch):
    book = base / "书.union"
    plain = Path.replace

    def held(self, to):
        if to == book:
            raise PermissionError(13, "held")
        return plain(self, to)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Refusal, match="只做了一半"):
        _restore(base)
    monkeypatch.undo()
    assert what_is_there(book)[-2:] == ("另人", b"other")
    assert leftovers(base) == []


def test_what_an_earlier_book_of_the_name_left_is_laid_aside(tmp_path):
    path = tmp_path / "书.union"
    path.with_name(f"{path.name}.files").write_bytes(b"of a book long gone")
    path.with_name(f"{path.name}-wal").write_bytes(b"of a book long gone" * 100)
    book = with_scan(path, "新的", b"scan")
    book.close()
    assert what_is_there(path)[-1] == b"scan"
    assert len(list(tmp_path.glob("*.不符-*"))) == 2
