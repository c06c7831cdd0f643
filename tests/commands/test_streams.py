"""A program with a window and no console has nowhere to speak, and works all the same."""

from __future__ import annotations

import sys

import pytest

from desk_union.__main__ import main
from desk_union.commands import streams


def test_commands_work_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    try:
        assert not streams.prepare()
        assert main(["ledgers"]) == 0
        assert main(["check", "没有这个账本.desk"]) == 1
    finally:
        sys.stdout.close()
        sys.stderr.close()


@pytest.mark.parametrize("watched", [True, False])
def test_who_is_noted_is_told_to_somebody_and_no_script(tmp_path, capsys, monkeypatch, watched):
    path = tmp_path / "账本.desk"
    assert main(["new", str(path), "--union", "某厂工会"]) == 0
    monkeypatch.setattr(streams, "watched", lambda: watched)
    capsys.readouterr()
    assert main(["backup", str(path), "--daily"]) == 0
    assert ("没有写明由谁操作" in capsys.readouterr().err) is watched
