"""The house itself: the lock holds what the project asks for, commands run without Qt, names and folders keep the rules."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "desk_union"
MODULES = [path for path in PACKAGE.rglob("*.py") if "drawn" not in path.parts]


def test_the_lock_satisfies_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for group in project["optional-dependencies"].values() for line in group),
    ]
    pinned = dict(
        re.findall(
            r"^([a-z0-9-]+)==([^\s;\\]+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    stale = [
        line
        for line in map(Requirement, wanted)
        if not line.specifier.contains(pinned.get(line.name.lower().replace("_", "-"), "0"))
    ]
    assert [str(line) for line in stale] == []


@pytest.mark.skipif(not shutil.which("git"), reason="no git here")
def test_top_level_is_the_agreed_one() -> None:
    listed = subprocess.run(
        ["git", "ls-tree", "--name-only", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    allowed = {
        "desk_union", "resources", "forms", "tests", "pyproject.toml", "build.spec", "README.md", "LICENSE", ".ci",
        "requirements.lock", ".gitignore", ".gitattributes",
    }  # fmt: skip
    assert set(listed.stdout.split()) <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_module_says_what_it_is_for(path: Path) -> None:
    import ast

    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
    assert path.stem not in {"util", "utils", "helper", "helpers", "manager", "common", "misc"}


def test_one_module_knows_where_the_programs_files_lie() -> None:
    """The shipped folder has them at other depths than a checkout may; see ``basis/places.py``."""
    knowing = [path.name for path in MODULES if "__file__).resolve().parents" in path.read_text(encoding="utf-8")]
    assert knowing == ["places.py"]


def test_no_float_touches_money() -> None:
    """Money is integer fen; a float literal or call in a money module is a mistake waiting."""
    for path in MODULES:
        if path.stem == "money":
            assert not re.search(r"\bfloat\(", path.read_text(encoding="utf-8"))


def test_commands_need_no_qt(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "class No:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6'): raise ImportError('no Qt here: ' + name)\n"
        "sys.meta_path.insert(0, No())\n"
        "from desk_union.__main__ import main\n"
        f"book = {str(tmp_path / '无窗.desk')!r}\n"
        f"out = {str(tmp_path / '花名册.pdf')!r}\n"
        "sys.exit(main(['new', book, '--union', '某工会', '--sample']) or main(['print', book, 'members.roster', '-o', out])"
        " or main(['figures', book, '--year', '2025']) or main(['check', book]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "花名册.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.skipif(sys.platform != "linux", reason="only there a window may have no screen")
@pytest.mark.parametrize("words", [[], ["--book", "账本.desk"]])
def test_without_a_screen_the_window_says_so_in_a_sentence(tmp_path: Path, words: list[str]) -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    done = subprocess.run(
        [sys.executable, "-m", "desk_union", *words],
        cwd=ROOT, env={**bare, "HOME": str(tmp_path)}, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert "没有可以显示窗口的屏幕" in sentence
