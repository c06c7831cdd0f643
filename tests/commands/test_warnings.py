"""What only warns: an import lists it and wants one reason for the run, which is kept, listed by check and printed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.__main__ import main
from desk_union.basis import identity
from desk_union.basis.days import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

YOUNG = (("姓名", "出生日期", "进单位日期"), ("张三", "2009-01-01", "2024-07-01"), ("李四", "2000-01-01", "2024-07-01"))
REMITTED = (
    ("起始月份", "截止月份", "上解项目", "上解基数", "上解比例", "应上解"),
    ("2026-01", "2026-03", "拨缴经费", 10000, "40%", 3000),
)


def run(*words: object) -> int:
    return main([str(word) for word in words])


@pytest.fixture
def book(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "账本.desk", "--union", "红星厂工会") == 0
    return tmp_path / "账本.desk"


def sheet(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(folder / "表.xlsx")
    return folder / "表.xlsx"


@pytest.mark.parametrize(
    ("ledger", "rows", "column", "value", "said"),
    [
        ("members.people", YOUNG, "进单位日期", "2024-07-01", "只有15岁"),
        ("funds.remittances", REMITTED, "应上解", "3000", "应为4,000.00元"),
    ],
)
def test_a_warning_needs_a_reason_and_leaves_it(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ledger, rows, column, value, said
) -> None:
    file = sheet(tmp_path, rows)
    for words in (("--dry-run",), (), ("--reason", "  ")):
        capsys.readouterr()
        assert run("import", book, ledger, file, "--json", *words) == 1
        told = json.loads(capsys.readouterr().out)
        (problem,) = told["problems"]
        assert (problem["row"], problem["column"], problem["value"], problem["warning"]) == (2, column, value, True)
        assert said in problem["reason"]
        assert told["added"] == 0 or words == ("--dry-run",)
    assert run("import", book, ledger, file, "--dry-run", "--reason", "已核实") == 0
    capsys.readouterr()
    assert run("check", book) == 0
    assert "理由" not in capsys.readouterr().out
    assert run("import", book, ledger, file, "--json", "--reason", "已核实") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["problems"], len(told["warnings"])) == ([], 1)
    assert run("check", book) == 0
    heard = capsys.readouterr().out
    assert said in heard
    assert "理由：已核实" in heard
    assert run("check", book, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["accepted"]) == 1


def test_a_reason_does_not_pass_what_refuses(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = (*YOUNG, ("王五", "2030-01-01", "2024-07-01"))
    assert run("import", book, "members.people", sheet(tmp_path, bad), "--json", "--reason", "已核实") == 1
    capsys.readouterr()
    assert run("check", book, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"ok": True, "problems": []}


def test_what_was_passed_over_in_the_funds_is_printed_for_the_auditors(book: Path, tmp_path: Path) -> None:
    assert run("import", book, "funds.remittances", sheet(tmp_path, REMITTED), "--reason", "上级文件封顶") == 0
    assert run("import", book, "members.people", sheet(tmp_path, YOUNG), "--reason", "特招运动员") == 0
    target = tmp_path / "清单.xlsx"
    assert run("print", book, "funds.overrides", "-o", target, "--year", today().year) == 0
    cells = [str(cell) for row in openpyxl.load_workbook(target).active.iter_rows(values_only=True) for cell in row]
    assert "提醒后仍保存" in cells
    assert "上级文件封顶" in cells
    assert not [cell for cell in cells if "特招运动员" in cell or "张三" in cell]


def test_a_study_that_was_broken_off_needs_a_reason_and_cannot_be_finished_at_once(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = (("姓名", "身份证号"), ("张三", identity.sample_id(1)))
    head = ("姓名", "所学学历", "学习途径", "学习状态", "毕业日期")

    def study(state: str, *words: str, day: str = "") -> int:
        row = ("张三", "大学本科", "自学", state, day)
        capsys.readouterr()
        return run(
            "import", book, "members.education", sheet(tmp_path, (head, row)), "--mode", "update", "--json", *words
        )

    assert run("import", book, "members.people", sheet(tmp_path, person)) == 0
    assert study("在修") == 0
    assert study("中止") == 1
    assert "要写明理由" in capsys.readouterr().out
    assert study("中止", "--reason", "工作调动") == 0
    assert study("毕业", day="2025-07-01") == 1
    assert "不能从“中止”改为“毕业”。现在可以改为“在修”" in capsys.readouterr().out
    assert study("在修") == 0
    assert study("毕业", day="2025-07-01") == 0
    assert run("check", book) == 0


def test_the_name_given_with_a_command_stands_in_the_trail(book: Path, tmp_path: Path) -> None:
    people = sheet(tmp_path, (("姓名", "出生日期"), ("张三", "1990-01-01")))
    assert run("import", book, "members.people", people, "--who", "李会计") == 0
    with closing(sqlite3.connect(book)) as connection:
        assert connection.execute("select who from deed order by id desc limit 1").fetchone() == ("李会计",)
