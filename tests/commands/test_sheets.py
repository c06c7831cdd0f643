"""Import and export on the command line: what goes to which stream, exit statuses, and what a refusal leaves alone."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.__main__ import main
from desk_union.basis import identity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAD = ("姓名", "身份证号", "学历")
GOOD = (HEAD, ("张三", identity.sample_id(1), "本科"), ("李四", identity.sample_id(2), "大专"), ("注：以上属实",))
BAD = (HEAD, ("张三", 440106198503070000.0, "本科"))


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


def names(book: Path, *where: str) -> set[str]:
    target = book.with_name("出.csv")
    assert run("export", book, "members.people", "-o", target, *(("--where", *where) if where else ())) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        return {row["姓名"] for row in csv.DictReader(file)}


def test_json_has_the_promised_shape_and_all_else_goes_aside(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("import", book, "members.people", sheet(tmp_path, GOOD), "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"added": 2, "updated": 0, "unchanged": 0, "problems": []}
    assert "第4行当作说明，未导入" in said.err
    assert run("import", book, "members.people", sheet(tmp_path, BAD), "--json") == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert set(problem) == {"row", "column", "value", "reason"}
    assert (problem["row"], problem["column"], problem["value"]) == (2, "身份证号", "4.40106E+17")


@pytest.mark.parametrize("target", ["结果.csv", "没有/结果.xlsx", "表.xlsx"])
def test_nothing_is_imported_when_the_result_could_not_be_saved(book: Path, tmp_path: Path, target: str) -> None:
    path = sheet(tmp_path, GOOD)
    before = path.read_bytes()
    assert run("import", book, "members.people", path, "--result", tmp_path / target) == 1
    assert names(book) == set()
    assert path.read_bytes() == before


def test_rows_are_chosen_by_what_a_column_says(book: Path, tmp_path: Path) -> None:
    run("import", book, "members.people", sheet(tmp_path, GOOD))
    assert names(book, "学历=本科") == {"张三"}
    assert names(book, "姓名=李四", "学历=大学专科") == {"李四"}
    assert names(book, "姓名=李*") == set()
    assert names(book, "手机号=") == {"张三", "李四"}


def test_what_is_wrong_alike_in_many_rows_is_said_once(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("竞赛", "参赛者"), *(("没有的竞赛", f"班组{n}") for n in range(6)), ("也没有", "班组七")]
    assert run("import", book, "contests.entries", sheet(tmp_path, rows)) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if "没有的竞赛" in line] == [line for line in said if "第2-7行都一样，共6行" in line]
    assert len([line for line in said if "没有的竞赛" in line]) == 1
    assert said[-1].startswith("共 7 处问题")


def test_where_takes_a_month_or_a_span_of_days_and_a_part_of_a_name(book: Path, tmp_path: Path) -> None:
    """As the window filters by them: days between two others, rows by a part of their name."""
    people = [("姓名", "身份证号", "入会日期", "所在分会/小组")] + [
        (name, identity.sample_id(n), day, unit)
        for n, (name, day, unit) in enumerate(
            (("张三", "2024-03-01", "机修一组"), ("李四", "2024-03-31", "机修二组"), ("王五", "2024-04-01", "装配组")), 1
        )
    ]
    units = [("名称", "层级"), *((name, "小组") for name in ("机修一组", "机修二组", "装配组"))]
    assert run("import", book, "members.units", sheet(tmp_path, units)) == 0
    assert run("import", book, "members.people", sheet(tmp_path, people)) == 0
    for written in ("2024-03", "2024年3月", "2024-03-01至2024-03-31", "2024年2月至3月"):
        assert names(book, f"入会日期={written}") == {"张三", "李四"}, written
    assert names(book, "入会日期=2024-03-31") == {"李四"}
    assert names(book, "所在分会/小组=机修") == {"张三", "李四"}
    assert names(book, "所在分会/小组=装配") == {"王五"}
    assert run("export", book, "members.people", "-o", tmp_path / "x.csv", "--where", "所在分会/小组=没有") == 1
