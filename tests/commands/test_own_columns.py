"""The office's own columns on the command line: declared, brought in, taken out, printed, retired."""

from __future__ import annotations

import csv
from pathlib import Path

import docx
import openpyxl
import pytest

from desk_union.__main__ import main
from desk_union.members.ledgers import PEOPLE

DECLARED = (("鞋码", "整数", ""), ("班次", "选项", "早班、中班"), ("3·8节礼品", "文字", ""), ("住宿楼号", "文字", ""))


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = str(tmp_path / "账本.desk")
    assert main(["new", path, "--union", "示例厂工会"]) == 0
    for label, kind, choices in DECLARED:
        given = [f"台账={PEOPLE.title}", f"栏目名称={label}", f"种类={kind}", *([f"可选的词={choices}"] if choices else [])]
        assert main(["do", path, "own.declare", *(part for one in given for part in ("--set", one))]) == 0
    return path


def filled(tmp_path: Path, book: str, *people: dict[str, object]) -> str:
    """The blank sheet of this very book with some people written in."""
    path = tmp_path / "表.xlsx"
    assert main(["template", "members.people", "-o", str(path), "--book", book]) == 0
    workbook = openpyxl.load_workbook(path)
    sheet = workbook.worksheets[0]
    columns = {str(cell.value).strip("＊"): cell.column for cell in sheet[1]}
    for row, person in enumerate(people, 2):
        for label, value in person.items():
            sheet.cell(row, columns[label]).value = value
    workbook.save(path)
    return str(path)


def exported(tmp_path: Path, book: str, *more: str) -> list[dict[str, str]]:
    path = tmp_path / "出.csv"
    assert main(["export", book, "members.people", "-o", str(path), *more]) == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_from_the_blank_sheet_to_the_printed_list(tmp_path: Path, book: str) -> None:
    sheet = filled(tmp_path, book, {"姓名": "张三", "鞋码": 42, "班次": "早班"}, {"姓名": "李四", "鞋码": 40})
    assert main(["import", book, "members.people", sheet]) == 0
    assert [(row["姓名"], row["鞋码"], row["班次"]) for row in exported(tmp_path, book)] == [
        ("李四", "40", ""), ("张三", "42", "早班"),
    ]  # fmt: skip
    assert [row["姓名"] for row in exported(tmp_path, book, "--where", "鞋码=42")] == ["张三"]
    assert main(["print", book, "members.people", "-o", str(tmp_path / "单.xlsx")]) == 0
    printed = openpyxl.load_workbook(tmp_path / "单.xlsx").worksheets[0]
    words = {str(cell.value) for row in printed.iter_rows() for cell in row if cell.value is not None}
    assert {"鞋码", "班次", "42", "早班"} <= words


def test_rows_are_summed_up_by_them_and_kept_as_a_report(
    tmp_path: Path, book: str, capsys: pytest.CaptureFixture[str]
) -> None:
    people = ({"姓名": "张三", "鞋码": 42, "班次": "早班"}, {"姓名": "李四", "鞋码": 40, "班次": "早班"}, {"姓名": "王五"})
    assert main(["import", book, "members.people", filled(tmp_path, book, *people)]) == 0
    capsys.readouterr()
    assert main(["report", book, "members.people", "--by", "班次", "--mean", "鞋码", "--save", "各班鞋码"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == ["班次\t数量（人）\t鞋码平均", "早班\t2\t41.0", "（未填）\t1\t", "合计\t3\t41.0"]
    assert main(["report", book, "members.people", "--by", "住宿楼号"]) == 0
    assert main(["print", book, "各班鞋码", "-o", str(tmp_path / "各班.xlsx")]) == 0
    assert main(["do", book, "own.retire", "--where", "栏目名称=班次", "--set", "停用日期=2026-11-30"]) == 0
    capsys.readouterr()
    assert main(["print", book, "各班鞋码", "-o", str(tmp_path / "再印.xlsx")]) == 1
    assert "「班次」这一列已经没有了" in capsys.readouterr().err


def test_a_word_form_fills_them_and_says_when_one_is_retired_or_a_row_is_gone(
    tmp_path: Path, book: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", book, "members.people", filled(tmp_path, book, {"姓名": "张三", "鞋码": 42, "班次": "早班", "3·8节礼品": "毛巾"})]) == 0
    document = docx.Document()
    document.add_paragraph("{{姓名}}穿{{鞋码}}号，{{3·8节礼品}}，{{班次}}")
    document.save(str(tmp_path / "单.docx"))
    assert main(["add-own-form", book, str(tmp_path / "单.docx"), "--name", "领鞋单", "--ledger", PEOPLE.title]) == 0
    target = str(tmp_path / "填好.docx")
    assert main(["print", book, "领鞋单", "--id", "1", "-o", target]) == 0
    assert docx.Document(target).paragraphs[0].text == "张三穿42号，毛巾，早班"
    capsys.readouterr()
    assert main(["print", book, "领鞋单", "--id", "1", "--id", "999", "-o", target]) == 1
    assert "没有第 999 号" in capsys.readouterr().err
    assert main(["do", book, "own.retire", "--where", "栏目名称=班次", "--set", "停用日期=2026-11-30"]) == 0
    assert main(["own-forms", book]) == 1
    assert "没有“班次”这一栏" in capsys.readouterr().out
    assert main(["print", book, "领鞋单", "--id", "1", "-o", target]) == 0
    assert docx.Document(target).paragraphs[0].text == "张三穿42号，毛巾，"


def test_a_wrong_value_names_row_and_column(tmp_path: Path, book: str, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = filled(tmp_path, book, {"姓名": "张三", "鞋码": "四十二码半"}, {"姓名": "李四", "班次": "夜班"})
    assert main(["import", book, "members.people", sheet]) == 1
    told = capsys.readouterr().err
    assert "鞋码" in told
    assert "班次" in told
    assert exported(tmp_path, book) == []


def test_retired_it_is_gone_and_comes_back_with_its_values(tmp_path: Path, book: str) -> None:
    sheet = filled(tmp_path, book, {"姓名": "张三", "鞋码": 42})
    assert main(["import", book, "members.people", sheet]) == 0
    chosen = ["--where", "栏目名称=鞋码"]
    assert main(["do", book, "own.retire", *chosen]) == 0
    assert "鞋码" not in exported(tmp_path, book)[0]
    assert main(["do", book, "own.revive", *chosen]) == 0
    assert exported(tmp_path, book)[0]["鞋码"] == "42"


def test_what_cannot_be_declared_leaves_the_book_as_it_was(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(book).read_bytes()
    given = ["--set", f"台账={PEOPLE.title}", "--set", "栏目名称=手机", "--set", "种类=文字"]
    assert main(["do", book, "own.declare", *given]) == 1
    assert "“移动电话”也叫“手机”" in capsys.readouterr().err
    assert Path(book).read_bytes() == before
