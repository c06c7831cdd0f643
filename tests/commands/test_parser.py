"""Every command is there by its name, says what it takes, and is read from disk only when it is asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from desk_union.__main__ import main
from desk_union.commands.parser import COMMANDS
from desk_union.tabs import TABS

ROOT = Path(__file__).parents[2]
OF_TABS = [one for tab in TABS for one in tab.commands()]
NAMES = [name for name, *_ in (*COMMANDS, *OF_TABS)]
PLACES = [*(f"desk_union.commands.{place}" for _, _, place, _ in COMMANDS), *(place for _, _, place, _ in OF_TABS)]
# Half of an empty Python's own time each, or much more.
LATER = {"dataclasses", "pathlib", "shutil", "sqlalchemy", "typing", "desk_union.basis", "desk_union.store"}


@pytest.mark.parametrize("place", PLACES)
def test_the_work_of_each_command_is_where_it_is_named(place):
    module, _, name = place.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("name", NAMES)
def test_each_command_says_what_it_takes(name, capsys):
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert f"desk-union {name}" in capsys.readouterr().out


def test_help_names_every_command_and_reads_nothing_else_from_disk():
    script = (
        "import sys\nfrom desk_union.__main__ import main\n"
        "try:\n    main(['--help'])\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    # Without ``site``, which brings what a machine's own start files want.
    command = [sys.executable, "-S", "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    told, loaded = done.stdout.decode(), set(done.stderr.decode().split())
    assert all(name in told for name in NAMES)
    assert LATER & loaded == set()


def test_a_wrong_word_is_told_with_those_that_are_right(capsys):
    with pytest.raises(SystemExit) as left:
        main(["prnt"])
    assert left.value.code == 2
    assert "print" in capsys.readouterr().err
