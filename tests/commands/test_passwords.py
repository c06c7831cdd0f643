"""Passwords, check codes, copies for auditors and blank sheets by command, each with what it refuses."""

from __future__ import annotations

import json
from contextlib import closing

import openpyxl
import pytest

from desk_union.__main__ import main
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import NEW_PASSWORD, PASSWORD
from desk_union.store.archive import read_info
from desk_union.store.book import open_book
from desk_union.store.engine import is_encrypted
from tests.samples import fresh_book
from tests.screens.desks import TODAY, Clock

FIRST, SECOND = "红星厂工会2026账本", "又换了一个2027密码"


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "账本.desk"
    fresh_book(path, "红星厂工会", today=TODAY, clock=Clock()).close()
    return path


@pytest.fixture
def run(capsys, monkeypatch):
    def at_work(*words, password=None, new=None):
        for name, value in ((PASSWORD, password), (NEW_PASSWORD, new)):
            monkeypatch.delenv(name, raising=False)
            if value is not None:
                monkeypatch.setenv(name, value)
        capsys.readouterr()
        status = main([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return at_work


def opens(path, password):
    try:
        open_book(path, password=password, read_only=True).close()
    except Refusal:
        return False
    return True


def test_a_password_is_set_changed_and_taken_away(book, run):
    status, out, _ = run("password", book, new=FIRST)
    assert (status, out.splitlines()[0]) == (0, "密码设好了。")
    assert (is_encrypted(book), opens(book, FIRST), opens(book, None)) == (True, True, False)
    assert run("password", book, password=FIRST, new=SECOND)[0] == 0
    assert (opens(book, SECOND), opens(book, FIRST)) == (True, False)
    status, out, _ = run("password", book, "--remove", password=SECOND)
    assert (status, out.splitlines()[0]) == (0, "密码已取消。")
    assert (is_encrypted(book), opens(book, None)) == (False, True)


@pytest.mark.parametrize(
    ("given", "more", "told"),
    [
        ({"new": "123"}, (), "密码"),
        ({}, (), f"请把新密码放在环境变量 {NEW_PASSWORD} 里"),
        ({}, ("--remove",), "这个账本没有密码，不用取消。"),
    ],
)
def test_what_cannot_be_set_is_refused_and_the_book_stays(book, run, given, more, told):
    before = book.read_bytes()
    status, out, err = run("password", book, *more, **given)
    assert (status, out, told in err) == (1, "", True)
    assert book.read_bytes() == before


def test_without_the_right_password_nothing_is_changed_or_shown(book, run):
    assert run("password", book, new=FIRST)[0] == 0
    before = book.read_bytes()
    for given, told in (({"new": SECOND}, f"请把密码放在环境变量 {PASSWORD} 里"), ({"password": "不对", "new": SECOND}, "密码")):
        status, out, err = run("password", book, **given)
        assert (status, out, told in err) == (1, "", True)
    assert run("check", book, password="不对")[0] == 1
    assert run("check", book, password=FIRST)[0] == 0
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("choice", "left", "said"),
    [
        ((), [True], "已改用新密码"), (("--open", "encrypt"), [True], "已改用新密码"), (("--open", "remove"), [], "已删除"),
        (("--open", "keep"), [False], "仍然没有密码"),
    ],
)  # fmt: skip
def test_backups_without_a_password_are_dealt_with_as_was_said(book, run, choice, left, said):
    folder = book.parent / "备份"
    folder.mkdir()
    assert run("backup", book, "-o", folder / "账本-20261120-090000.duback")[0] == 0
    status, out, err = run("password", book, *choice, new=FIRST)
    assert status == 0
    assert said in out + err
    older = [file for file in folder.glob("*.duback") if "090000" in file.name]
    assert [read_info(file).encrypted for file in older] == left


def test_restoring_keeps_the_password_of_the_book_unless_told_otherwise(book, run, tmp_path):
    kept = tmp_path / "U盘" / "没有密码.duback"
    kept.parent.mkdir()
    assert run("backup", book, "-o", kept)[0] == 0
    assert run("password", book, new=FIRST)[0] == 0
    status, out, _ = run("restore", kept, "-o", book, password=FIRST)
    assert (status, "恢复后的账本仍用原来账本的密码。" in out, opens(book, FIRST), opens(book, None)) == (0, True, True, False)
    status, out, _ = run("restore", kept, "-o", book, "--plain", password=FIRST)
    assert (status, "恢复后的账本没有密码，拿到文件的人都能打开。" in out, opens(book, None)) == (0, True, True)


def test_a_printed_code_is_held_against_the_book(book, run):
    out = run("check", book)[1]
    code = next(line for line in out.splitlines() if line.startswith("账本现在的校验码：")).partition("：")[2]
    status, out, _ = run("check", book, "--code", code)
    assert (status, f"校验码{code}属于这个账本" in out) == (0, True)
    assert run("check", book, "--code", f" {code.lower().replace('-', ' - ')} ")[0] == 0
    told = json.loads(run("check", book, "--code", code, "--json")[1])
    assert (told["ok"], told["code"]) == (True, code)
    number, letters = code.split("-", 1)
    wrong = f"{number}-{'0' if letters[0] != '0' else '1'}{letters[1:]}"
    for given, said in ((wrong, "与这个账本不符"), (f"{int(number) + 7}-{letters}", "账本比这张纸旧"), ("没有的", "不是校验码")):
        status, out, err = run("check", book, "--code", given)
        assert (status, said in out + err) == (1, True), given
    told = json.loads(run("check", book, "--code", wrong, "--json")[1])
    assert (told["ok"], "与这个账本不符" in told["problems"][0]["reason"]) == (False, True)


def test_a_copy_for_auditors_is_made_once_and_only_read(book, run, tmp_path):
    target = tmp_path / "副本.desk"
    status, out, _ = run("audit-copy", book, "-o", target)
    assert (status, str(target) in out) == (0, True)
    with closing(open_book(target)) as copy:
        assert copy.audit_copy
    status, _, err = run("audit-copy", book, "-o", target)
    assert (status, "已经存在" in err) == (1, True)
    status, _, err = run("post", target)
    assert (status, "审计副本" in err) == (1, True)
    assert run("check", target)[0] == 0


def test_a_blank_sheet_has_every_column_that_is_typed(run, tmp_path):
    assert run("template", "members.people", "-o", tmp_path / "空表.xlsx")[0] == 0
    heads = [str(cell.value).rstrip("＊") for cell in openpyxl.load_workbook(tmp_path / "空表.xlsx")["名单"][1]]
    listed = {one["code"]: one for one in json.loads(run("ledgers", "--json")[1])}
    typed = {one["label"] for one in listed["members.people"]["columns"] if one["editable"] and one["required"]}
    assert typed <= set(heads)
    lines = run("ledgers")[1].splitlines()
    assert {line.split("\t")[0] for line in lines} == set(listed)
    status, _, err = run("template", "members.people", "-o", tmp_path / "没有" / "空表.xlsx")
    assert (status, "不存在" in err) == (1, True)


def test_a_new_book_takes_the_password_that_is_given(tmp_path, run):
    locked, plain, weak = (tmp_path / f"{name}.desk" for name in ("加密", "不加密", "弱"))
    status, out, _ = run("new", locked, "--union", "红星厂工会", password=FIRST)
    assert (status, is_encrypted(locked), opens(locked, FIRST)) == (0, True, True)
    assert f"已用环境变量 {PASSWORD} 里的密码加密" in out
    status, out, _ = run("new", plain, "--union", "红星厂工会")
    assert (status, is_encrypted(plain), "密码" in out) == (0, False, False)
    status, _, err = run("new", weak, "--union", "红星厂工会", password="123456")
    assert (status, weak.exists()) == (1, False)
    assert "密码" in err


def test_who_founded_a_book_is_never_empty(tmp_path, run):
    from desk_union.store import deeds

    path = tmp_path / "账本.desk"
    assert run("new", path, "--union", "红星厂工会")[0] == 0
    book = open_book(path, read_only=True)
    with book.reading() as session:
        lines = deeds.deeds(session)
    book.close()
    assert lines
    assert all(line.who for line in lines)
