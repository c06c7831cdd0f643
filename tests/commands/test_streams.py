"""A program with a window and no console has nowhere to speak, and works all the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desk_union.__main__ import main
from desk_union.commands import streams

if TYPE_CHECKING:
    import pytest


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
