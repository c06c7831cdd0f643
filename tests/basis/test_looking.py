from __future__ import annotations

import subprocess
import sys

import pytest

from desk_union.basis import looking

KILLED = """
import os, sys
from pathlib import Path
from desk_union.basis import looking
looking.root = lambda: Path(sys.argv[1])
(looking.folder() / "名单.pdf").write_bytes(b"private")
os._exit(9)
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    looking.empty()
    monkeypatch.setattr(looking, "root", lambda: tmp_path / "looking")
    yield tmp_path / "looking"
    looking.empty()


def left(root):
    return [path for path in root.rglob("*") if path.is_file() and path.suffix != ".lock"]


def test_copies_go_at_the_end_also_those_that_are_read_only(root):
    copy = looking.folder() / "a" / "证.jpg"
    copy.parent.mkdir()
    copy.write_bytes(b"private")
    copy.chmod(0o400)
    assert left(root) == [copy]
    looking.empty()
    assert left(root) == []


def test_what_a_killed_program_left_goes_at_the_next_start(root):
    subprocess.run([sys.executable, "-c", KILLED, root], check=False)
    assert [path.name for path in left(root)] == ["名单.pdf"]
    looking.empty()
    assert left(root) == []


MANY = """
import sys, tempfile
from pathlib import Path
from desk_union.basis import looking
looking.root = lambda: Path(sys.argv[1])
for _ in range(100):
    with looking.temporary(), tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).is_relative_to(sys.argv[1]), file.name
"""


def test_programs_that_start_and_end_at_once_leave_each_other_their_folders(root):
    started = [subprocess.Popen([sys.executable, "-c", MANY, root], stderr=subprocess.PIPE) for _ in range(4)]
    assert [one.communicate()[1].decode() for one in started] == [""] * len(started)
    assert left(root) == []
