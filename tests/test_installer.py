"""The trial of a setup.exe says what it lacks, and stops at the first step that does not do what it promises."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

PLACE = Path(__file__).resolve().parents[1] / ".ci" / "verify_installer.py"


@pytest.fixture
def trial(monkeypatch):
    spec = importlib.util.spec_from_file_location("verify_installer", PLACE)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "verify_installer", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def setup(tmp_path):
    made = tmp_path / "setup.exe"
    made.write_bytes(b"MZ")
    return made


class Computer:
    """A Windows that does what it is told, except for ``broken``: the name of a program that always fails."""

    def __init__(self, broken: str = "") -> None:
        self.broken, self.keys = broken, {}

    def __call__(self, program: str, *words: str) -> tuple[int, str]:
        name = Path(program).name
        if name == self.broken:
            return 1, "坏了"
        if name == "setup.exe":
            place = Path(words[-1].partition("=")[2].removeprefix("Z:").replace("\\", "/"))
            place.mkdir(exist_ok=True)
            (place / "desk-union.exe").write_bytes(b"MZ")
            self.keys = {"DisplayVersion": "1.0.0", "": "desk_union.book"}
        if name == "reg":
            value = words[-1] if words[-2] == "/v" else ""
            return (0, f"    {value}    REG_SZ    {self.keys[value]}") if value in self.keys else (1, "")
        return 0, ""


def test_what_is_not_there_is_said(trial, tmp_path, capsys):
    assert not trial.verify(tmp_path / "none.exe")
    assert "none.exe" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="there it needs no wine")
@pytest.mark.parametrize(("found", "screen", "words"), [(None, ":0", "wine"), ("/usr/bin/wine", "", "xvfb-run")])
def test_what_a_computer_lacks_is_said(trial, setup, monkeypatch, capsys, found, screen, words):
    monkeypatch.setattr(trial.shutil, "which", lambda _name: found)
    monkeypatch.setenv("DISPLAY", screen)
    assert not trial.verify(setup)
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("broken", "step"), [("setup.exe", "install"), ("reg", "install"), ("desk-union-cli.exe", "make book")]
)
def test_the_first_step_that_fails_ends_the_trial(trial, setup, monkeypatch, capsys, broken, step):
    monkeypatch.setattr(trial, "run", Computer(broken))
    monkeypatch.setattr(trial.shutil, "which", lambda _name: "wine")
    monkeypatch.setenv("DISPLAY", ":0")
    assert not trial.verify(setup)
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"FAILED  {step}: ")
