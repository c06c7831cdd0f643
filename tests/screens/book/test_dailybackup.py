"""What Windows is told to do every day, and when it is not told."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.screens.book import dailybackup

PROGRAM = Path("C:/工会 工作台/desk-union-cli.exe")


def book(*, encrypted=False):
    return SimpleNamespace(path=Path("/账 本/某厂工会.desk"), encrypted=encrypted)


def test_the_task_names_program_book_and_time():
    words = dailybackup.task(book(), "17:30", PROGRAM)
    assert words[:6] == ["schtasks", "/Create", "/F", "/SC", "DAILY", "/ST"]
    assert words[6] == "17:30"
    assert words[-1] == f'"{PROGRAM}" backup "{Path("/账 本/某厂工会.desk").absolute()}" --daily'


@pytest.mark.parametrize("time", ["", "25:00", "7:30", "17：30", "17:60", '17:30" /RU SYSTEM'])
def test_a_wrong_time_is_refused(time):
    with pytest.raises(Refusal, match="17:30"):
        dailybackup.task(book(), time, PROGRAM)


def test_a_book_under_a_password_is_not_opened_unattended():
    with pytest.raises(Refusal, match="密码"):
        dailybackup.task(book(encrypted=True), "17:30", PROGRAM)


def test_nowhere_but_on_windows():
    assert not dailybackup.possible()


@pytest.mark.parametrize("status", [0, 1])
def test_what_windows_answers_is_told(monkeypatch, status):
    monkeypatch.setattr(subprocess, "run", lambda *_given, **_more: SimpleNamespace(returncode=status))
    if status:
        with pytest.raises(Refusal, match="没有同意"):
            dailybackup.set_up(book(), "08:00")
    else:
        assert dailybackup.set_up(book(), "08:00").startswith("以后每天08:00自动备份")
