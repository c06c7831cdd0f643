"""new, check, backup, restore as they are typed: status, sentence, and what is on the disk afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk_union.__main__ import main
from desk_union.store.archive import read_info
from desk_union.store.backup import BY_HAND, list_backups
from desk_union.store.backupplaces import default_folder
from desk_union.store.engine import connect


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "账本.desk"
    assert main(["new", str(path), "--union", "某某厂工会"]) == 0
    return path


def test_a_sound_book_and_a_meddled_one(book, capsys):
    assert main(["check", str(book), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}
    stranger = connect(book, None, writes=True)
    stranger.execute("DROP TRIGGER guard_unit_update")
    stranger.execute("UPDATE unit SET name = '别的'")
    stranger.close()
    assert main(["check", str(book), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["ok"]
    assert any("某某厂工会" in problem["reason"] for problem in told["problems"])


def test_a_backup_by_command_is_one_by_hand_that_age_never_removes(book, tmp_path):
    assert main(["backup", str(book), "-o", str(tmp_path / "备份")]) == 0
    (file,) = (tmp_path / "备份").iterdir()
    assert read_info(file).why == BY_HAND


def test_there_and_back(book, tmp_path, capsys):
    backup = tmp_path / "x.duback"
    assert main(["backup", str(book), "-o", str(backup)]) == 0
    assert main(["restore", str(backup), "-o", str(book)]) == 0
    assert "原来的账本保留在" in capsys.readouterr().out
    assert main(["check", str(book)]) == 0


@pytest.mark.parametrize("name", ["备份", "工会2026.11", "x.duback", "x.bak", "夜里.工会备份"])
def test_whatever_a_backup_is_called_it_is_restored_by_that_name(book, tmp_path, name):
    for _night in range(2):
        assert main(["backup", str(book), "-o", str(tmp_path / name)]) == 0
    assert main(["restore", str(tmp_path / name), "-o", str(tmp_path / "新.desk")]) == 0
    assert main(["check", str(tmp_path / "新.desk")]) == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "没有.desk"], "找不到账本"),
        (["check", "."], "是一个文件夹"),
        (["new", "账本.desk", "--union", "x"], "已经存在"),
        (["new", "没有/账本.desk", "--union", "x"], "不存在"),
        (["new", "长" * 300, "--union", "x"], "路径太长"),
        (["restore", "账本.desk", "-o", "新.desk"], "不是备份文件"),
        (["restore", "没有.duback", "-o", "新.desk"], "找不到备份"),
        (["restore", ".", "-o", "新.desk"], "没有备份"),
        (["backup", "账本.desk", "-o", "账本.desk"], "不是文件夹"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_status_1(book, arguments, sentence, capsys, monkeypatch):
    monkeypatch.chdir(book.parent)
    before = book.read_bytes()
    assert main(arguments) == 1
    assert sentence in capsys.readouterr().err
    assert book.read_bytes() == before


def run_into(output, arguments):
    """The program as a process of its own, its reports in the folder in hand."""
    surroundings = {**os.environ, "XDG_STATE_HOME": str(Path.cwd()), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "desk_union", *arguments],
        stdout=output, stderr=subprocess.PIPE, env=surroundings, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_whoever_stops_listening_gets_no_complaint_and_no_report(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    done = run_into(writer, ["ledgers", "--json"])
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")
    assert list(tmp_path.rglob("*.txt")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is made by a device of Linux")
def test_an_output_on_a_full_disk_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.chdir(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = run_into(full, ["ledgers", "--json"])
    assert "磁盘已满" in done.stderr.decode()
    assert list(tmp_path.rglob("*.txt")) == []


def test_a_daily_backup_is_made_only_of_changes(capsys, tmp_path):
    path = tmp_path / "账本.desk"
    assert main(["new", str(path), "--union", "某厂工会"]) == 0
    assert main(["backup", str(path), "--daily"]) == 0
    (made,) = list_backups(default_folder(path))
    assert (made.why, made.union_name) == ("每天自动", "某厂工会")
    capsys.readouterr()
    assert main(["backup", str(path), "--daily"]) == 0
    assert "没有改动" in capsys.readouterr().out
    assert len(list_backups(default_folder(path))) == 1
