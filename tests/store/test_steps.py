"""Several files in their places as one step, also where one of the places is held by another program."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.store.steps import finish, is_unfinished, settle_all


@pytest.fixture
def hold(monkeypatch):
    """The named file stands open in another program: it is not replaced. Gives what lets it go again."""
    held = set()
    replace = Path.replace

    def unless_held(self, target):
        if Path(target).name in held:
            raise PermissionError(errno.EACCES, "x")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", unless_held)
    return held


@pytest.fixture
def files(tmp_path):
    """A book with its attachments, and beside them what is to take the book's place."""
    (tmp_path / "新").mkdir()
    for name, words in (("账本.desk", "old"), ("账本.desk.files", "scans"), ("新/book", "new")):
        (tmp_path / name).write_text(words)
    return tmp_path


@pytest.mark.parametrize("had", [True, False], ids=["attachments", "no attachments"])
def test_what_is_not_done_is_either_not_begun_or_finished_later(files, hold, had):
    book, scans = files / "账本.desk", files / "账本.desk.files"
    if not had:
        scans.unlink()
    hold.add(book.name)
    with pytest.raises((Refusal, OSError)) as stopped:
        settle_all(book, [(files / "新" / "book", book)], [scans])
    assert book.read_text() == "old"
    # A step that took something away is owed; one that did nothing is forgotten.
    assert is_unfinished(book) == had == ("只做了一半" in str(stopped.value))
    hold.clear()
    finish(book)
    assert book.read_text() == ("new" if had else "old")
    assert not is_unfinished(book)
    assert not scans.exists()
