"""No private value lies about in the user's profile or among temporary files once the program has been started again.

The same at any step where it may be killed; the book, what belongs to it and the clerk's own exports are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from desk_union.describe.ledger import Stored
from desk_union.store.book import open_book
from desk_union.tabs import ledgers
from tests.journeys.private_session import SECRET
from tests.samples import sample_copy

ROOT = Path(__file__).parents[2]
ENCODINGS = ("utf-8", "utf-16-le", "gbk")
LEAST = 8  # characters: shorter ones may stand in any file by chance
SECONDS = 240


def private_values(path):
    """What stands in the private columns of all ledgers."""
    found = {SECRET, "11010119900307851X"}
    with closing(open_book(path, read_only=True)) as book, book.reading() as session:
        for ledger in ledgers():
            columns = {one.attr.key for one in ledger.fields if isinstance(one, Stored) and one.private}
            for column in columns & set(ledger.row.__table__.columns.keys()):
                found |= set(session.scalars(text(f'SELECT "{column}" FROM "{ledger.row.__tablename__}"')))
    texts = {value for value in found if isinstance(value, str) and len(value) >= LEAST}
    return {value for value in texts if not _is_day(value)}


def _is_day(value):
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


class Desk:
    """A profile, a folder for temporary files, a book and a folder of exports, each apart."""

    def __init__(self, folder, book):
        self.home, self.temp, self.exports, self.book = folder / "home", folder / "temp", folder / "exports", book
        for made in (self.home, self.temp, self.exports):
            made.mkdir()

    def run(self, where):
        own = {
            "HOME": self.home, "USERPROFILE": self.home, "LOCALAPPDATA": self.home / "local", "APPDATA": self.home / "roaming",
            "TMPDIR": self.temp, "TMP": self.temp, "TEMP": self.temp, "SQLITE_TMPDIR": self.temp, "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": self.home / ".config", "XDG_CACHE_HOME": self.home / ".cache", "XDG_DATA_HOME": self.home / ".local",
            "XDG_STATE_HOME": self.home / ".state", "XDG_RUNTIME_DIR": self.temp,
        }  # fmt: skip
        words = [sys.executable, "-m", "tests.journeys.private_session", self.book, self.exports, where]
        given = {**os.environ, **{name: str(value) for name, value in own.items()}}
        done = subprocess.run(
            [str(word) for word in words], cwd=ROOT, env=given, capture_output=True, timeout=SECONDS, check=False
        )
        return done.returncode, done.stderr.decode("utf-8", "replace")

    def lying_about(self, values):
        """Files with a private value in them or in their name, outside the book and the finished exports."""
        wanted = [value.encode(encoding, "ignore") for value in values for encoding in ENCODINGS]
        files = [file for folder in (self.home, self.temp) for file in folder.rglob("*")]
        files += [file for file in self.exports.rglob("*") if file.name.startswith(".") or file.suffix == ".part"]
        files += [file for file in self.book.parent.iterdir() if file.is_file() and not file.name.startswith(self.book.name)]
        found = []
        for file in files:
            held = file.read_bytes() if file.is_file() else b""
            if any(value in held for value in wanted) or any(value in str(file) for value in values):
                found.append(file.name)
            elif held[:2] == b"PK" or held[:4] == b"%PDF" or file.name.startswith("openpyxl"):
                found.append(file.name)  # compressed: its values cannot be read off its bytes
        return found


@pytest.fixture
def desk(tmp_path, tmp_path_factory):
    (tmp_path / "book").mkdir()
    return Desk(tmp_path, sample_copy(tmp_path_factory, tmp_path / "book" / "示例.desk"))


@pytest.mark.parametrize("where", ["end", "shown", "saving", "landing", "dry"])
def test_after_the_next_start_nothing_private_lies_about(desk, where):
    values = private_values(desk.book)
    assert len(values) > 300
    assert any(value.encode() in desk.book.read_bytes() for value in values)
    status, told = desk.run(where)
    if where == "end":
        assert status == 0, told
    else:
        assert status < 0, told
        assert desk.lying_about(values), "it died before it had anything to leave"
        assert desk.run("end")[0] == 0
    assert desk.lying_about(values) == []
    assert any(desk.exports.iterdir())
