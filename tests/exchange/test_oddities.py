"""What real files do that nobody would do on purpose: wrong endings, doubled columns, totals among the names."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from desk_union.basis import identity
from desk_union.exchange import importing, mapping, reading, result
from desk_union.members.ledgers import PEOPLE
from desk_union.store.progress import finish

from .conftest import TODAY, Office, rows_of, told

ID = [identity.sample_id(n) for n in range(6)]
OLD = Path(__file__).with_name("old_format.xls")


@pytest.mark.parametrize(
    "line",
    [
        ["机修小组小计", None, "1人"], [None, "小计", 1], [2, "机修小组 小计：", None], ["小  计", None, 2],
        ["机修小组", "小计", None],
    ],
)  # fmt: skip
def test_subtotals_between_the_lines_are_no_people(office, line):
    report = office.bring([["部门", "姓名", "身份证号"], [None, "张三", ID[1]], line, [None, "李四", ID[2]]])
    assert (report.ok, report.added) == (True, 2)
    assert any("第3行当作小计" in note for note in report.notes)


@pytest.mark.parametrize("line", [["机修小组小计", "王五", ID[3]], [None, "小计", ID[3]]])
def test_a_line_with_more_than_numbers_beside_a_subtotal_is_not_left_out_in_silence(office, line):
    report = office.bring([["部门", "姓名", "身份证号"], [None, "张三", ID[1]], line])
    assert report.added == 2


def test_a_total_beside_a_number_below_the_names_is_no_person(office: Office) -> None:
    report = office.bring([["序号", "姓名", "身份证号"], [1, "张三", ID[1]], ["合计", 1, None], ["共计", "1人", None]])
    assert (report.added, report.ok) == (1, True)
    assert [note[:7] for note in report.notes if note.startswith("第")] == ["第3行当作说明", "第4行当作说明"]


def test_a_total_beside_a_name_is_looked_at(office: Office) -> None:
    assert not office.bring([["序号", "姓名", "身份证号"], ["合计", "张三", "x"]]).ok


@pytest.mark.parametrize(
    "signed",
    [["分管领导：", None, "经办人："], ["会计：王某", None, "出纳：李某"], [None, "厂长：", "日期：2026.3"]],
)
def test_a_line_for_signatures_is_no_person(office: Office, signed: list[str | None]) -> None:
    report = office.bring([["序号", "姓名", "身份证号"], [1, "张三", ID[1]], ["合计", "1人", None], signed])
    assert (report.added, report.ok) == (1, True)


@pytest.mark.parametrize(("source", "name"), [("xls", "其实是xls.xlsx"), ("xlsx", "其实是xlsx.xls")])
def test_a_result_is_made_whatever_the_ending_says(office: Office, source: str, name: str) -> None:
    path = OLD if source == "xls" else office.sheet([["花名册"], ["姓名", "身份证号"], ["张三", "123"]])
    wrong = Path(shutil.copy(path, office.folder / name))
    grid, layout = office.prepared(wrong)
    report = office.bring(wrong, dry=True)
    result.write_result(wrong, grid, layout, report, office.folder / "结果.xlsx")
    head = rows_of(office.folder / "结果.xlsx")[layout.header_row - 1]
    assert head[-2:] == ("是否成功", "原因")
    if source == "xlsx":
        assert openpyxl.load_workbook(office.folder / "结果.xlsx").sheetnames == openpyxl.load_workbook(path).sheetnames


def test_a_sheet_without_header_is_told_once(office: Office) -> None:
    report = office.bring([["张三", ID[1]], ["李四", ID[2]]])
    assert [problem.reason for problem in report.problems] == ["没有找到认识的表头。"]
    assert report.notes == ()


def test_a_column_without_header_is_named_by_its_field(office: Office) -> None:
    path = office.sheet([["张三", "123"]])
    grid, layout = office.prepared(path)
    chosen = layout.choose(0, "name").choose(1, "id_number")
    work = importing.run(office.book, PEOPLE, grid, chosen, "add", importing.Choices(), TODAY)
    assert [place[:2] for place in told(finish(work))] == [(1, PEOPLE.by_key["id_number"].label)]


def test_a_header_with_nothing_below_is_said(office: Office) -> None:
    assert office.bring([["姓名", "身份证号"]]).notes == ("表头下面没有可以导入的行。",)


def test_doubled_columns_are_told_by_their_letters(office: Office) -> None:
    report = office.bring([["姓名", "手机", "手机"], ["张三", "13900000001", "13900000002"]])
    (question,) = report.asked
    assert (question.choices, report.added) == (("B列「手机」", "C列「手机」", "不导入"), 0)
    answers = importing.Choices(answers={question.text: "C列「手机」"})
    office.bring([["姓名", "手机", "手机"], ["张三", "13900000001", "13900000002"]], choices=answers)
    assert office.table(PEOPLE, "name", "phone") == [("张三", "13900000002")]


def test_a_rounded_number_is_quoted_as_the_clerk_sees_it(office: Office) -> None:
    report = office.bring([["姓名", "身份证号"], ["张三", 440106198503070000.0]])
    assert [problem.value for problem in report.problems] == ["4.40106E+17"]


def test_csv_text_that_other_programs_keep_from_excel(tmp_path: Path) -> None:
    (tmp_path / "网站.csv").write_bytes(f'姓名,身份证号\r\n张三,"=""{ID[1]}"""\r\n李四,=1+1\r\n'.encode("gbk"))
    (grid,) = reading.read_workbook(tmp_path / "网站.csv")
    assert grid.rows[1:] == [["张三", ID[1]], ["李四", "=1+1"]]


def test_a_list_on_a_hidden_sheet_is_told_and_not_taken_first(office: Office) -> None:
    path = office.sheet([["姓名", "手机"], ["张三", "13900000001"]])
    workbook = openpyxl.load_workbook(path)
    behind = workbook.create_sheet("去年")
    behind.append(["姓名", "手机", "身份证号"])
    behind.append(["李四", "13900000002", ID[2]])
    behind.sheet_state = "hidden"
    workbook.save(path)
    grids = reading.read_workbook(path)
    chosen = mapping.choose_grid(PEOPLE, grids, {})
    assert not chosen.hidden
    assert mapping.others(PEOPLE, grids, chosen, {}) == ("去年（隐藏的）",)


@pytest.mark.parametrize("counted", ["4件", "共4篇", "12人次", "1,860.50元", "3 期", "5支"])
def test_a_total_that_counts_in_measure_words_is_no_record(office: Office, counted: str) -> None:
    report = office.bring([["序号", "姓名", "身份证号"], [1, "张三", ID[1]], ["合计", counted, None]])
    assert (report.added, report.ok) == (1, True)
