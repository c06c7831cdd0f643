"""A staff list as an office really has it, and what the import says and does about each line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.exchange import importing
from desk_union.exchange.importing import Choices
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store import deeds, undo

from .conftest import TODAY, Office, placed, told

if TYPE_CHECKING:
    from desk_union.store.opened import Book

ID = [identity.sample_id(n) for n in range(40)]
HEAD = ["姓名", "身份证号", "入会时间", "部门"]


def birth(n: int) -> date:
    return identity.birth_of(ID[n])


def messy(folder: Path) -> Path:
    """Title, two header rows, blanks, notes, total and signature lines; every right value in a way of its own."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "说明：名单在下一张表"
    sheet = workbook.create_sheet("职工名册")
    sheet["A1"] = "红星厂职工花名册"
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "填表单位（盖章）：红星厂工会"
    heads = [
        "序号",
        "姓\n名",
        "身份证号码",
        "出生年月",
        "性 别",
        "部门",
        "联系电话*",
        "参加工作时间",
        "入会时间",
        "文化程度",
    ]
    for n, head in enumerate(heads, 1):
        sheet.cell(3, n).value = head
    lines = [
        [
            1,
            "张  三",
            f"'{ID[1]}",
            birth(1).strftime("%Y.%m.%d"),
            "",
            "机修车间",
            "１３９００００００１１",
            36000,
            "2015.3.7",
            "本科",
        ],
        [
            2,
            " 李四",
            ID[2].lower(),
            f"{birth(2):%Y年}{birth(2).month}月{birth(2).day}日",
            "",
            "机修车间",
            13900000012,
            2005.3,
            42000,
            "大专",
        ],
        [],
        ["二车间"],
        [
            3,
            "王　五",
            ID[3],
            f"{birth(3):%Y%m%d}",
            identity.sex_of(ID[3]),
            "二车间",
            "139-0000-0013",
            "—",
            date(2016, 3, 1),
            "无",
        ],
        [4],
        [],
        ["序号", "姓名", "身份证号码", "出生年月", "性别"],
        [5, "赵六", ID[4], "", "", "机修车间", "", "1999年7月", 20170301, "高中毕业"],
        ["合计", "", "4人"],
        ["注：1、本表一式两份。"],
        ["2、身份证号须为文本格式。"],
        ["单位负责人(签字)：", "", "", "填表人：", "", "", "", "2026年11月20日"],
        [6, "钱七", ID[5], "", "", "二车间"],
    ]
    for row, line in enumerate(lines, 4):
        for column, cell in enumerate(line, 1):
            sheet.cell(row, column).value = cell if cell != "" else None
    workbook.save(folder / "花名册.xlsx")
    return folder / "花名册.xlsx"


def test_a_messy_list_comes_in_whole(office: Office) -> None:
    report = office.bring(messy(office.folder))
    assert told(report) == []
    assert (report.added, report.updated, report.unchanged) == (5, 0, 0)
    keys = ("name", "id_number", "born_on", "unit", "phone", "started_on", "joined_on", "education")
    assert sorted(office.table(PEOPLE, *keys)) == sorted(
        [
            ("张三", ID[1], str(birth(1)), "机修车间", "13900000011", "1998-07-24", "2015-03-07", "大学本科"),
            ("李四", ID[2], str(birth(2)), "机修车间", "13900000012", "2005-03-01", "2014-12-27", "大学专科"),
            ("王五", ID[3], str(birth(3)), "二车间", "13900000013", "", "2016-03-01", "其他"),
            ("赵六", ID[4], str(birth(4)), "机修车间", "", "1999-07-01", "2017-03-01", "高中"),
            ("钱七", ID[5], str(birth(5)), "二车间", "", "", "", ""),
        ]
    )
    assert report.grown == ("机修车间", "二车间")
    assert [note[:4] for note in report.notes if note.startswith("第")] == [
        "第7行当",
        "第11行",
        "第13行",
        "第14行",
        "第15行",
        "第16行",
        "第9行只",
    ]


def test_no_line_is_passed_over_in_silence(office: Office) -> None:
    """Every filled line is a record with an outcome or stands in the notes."""
    report = office.bring(messy(office.folder), dry=True)
    assert [line.row for line in report.rows] == [4, 5, 8, 12, 17]
    said = "".join(report.notes)
    for row in (7, 9, 11, 13, 14, 15, 16):
        assert f"第{row}行" in said


def test_every_fault_of_every_line_is_said_at_once(office: Office) -> None:
    rows = [
        ["姓名", "身份证号", "出生日期", "入会时间", "学历", "手机"],
        ["张三", 4.40106e17, "85-3-7", "2015-13-01", "硕研", "1390000"],
        ["", ID[2], "", "", "", ""],
        ["李四", ID[3], "1971-01-01", "明天", "本科", ""],
        ["王五", ID[4][:-1] + ("1" if ID[4][-1] != "1" else "2"), "", "", "", ""],
        ["赵六", ID[5], "", 1985.1, "", ""],
        ["好人", ID[6], "", "2015-3-1", "本科", "13900000000"],
        [12345, ID[7], "", "", "", ""],
    ]
    report = office.bring(rows)
    assert placed(report) == [
        (2, "身份证号"), (2, "出生日期"), (2, "入会时间"), (2, "学历"), (2, "手机"),
        (3, "姓名"),
        (4, "入会时间"), (4, "出生日期"),
        (5, "身份证号"),
        (6, "入会时间"),
        (8, "姓名"),
    ]  # fmt: skip
    assert (report.ok, report.added) == (False, 0)
    assert [line.outcome for line in report.rows] == ["有误"] * 5 + ["新增", "有误"]
    assert office.table(PEOPLE, "name") == []
    assert all(problem.reason.endswith("。") for problem in report.problems)


def test_a_dry_run_counts_and_keeps_nothing(office: Office) -> None:
    report = office.bring(messy(office.folder), dry=True)
    assert (report.added, report.ok, report.grown) == (5, True, ("机修车间", "二车间"))
    assert office.table(PEOPLE, "name") == []
    assert office.table(UNITS, "name") == [("红星厂工会",)]


def test_a_dry_run_works_where_nothing_may_be_written(office: Office) -> None:
    from desk_union.store.book import open_book

    looking = open_book(office.book.path, read_only=True)
    try:
        report = Office(looking, office.folder).bring(messy(office.folder), dry=True)
    finally:
        looking.close()
    assert report.added == 5


def test_nothing_of_one_line_gets_into_the_next(office: Office) -> None:
    rows = [
        ["姓名", "身份证号", "学历", "民族", "手机", "出生日期"],
        ["张三", ID[1], "本科", "满族", "13900000001", ""],
        ["李四", ID[2], "", "", "", ""],
        ["王五", "", "", "", "", ""],
    ]
    assert office.bring(rows).ok
    table = {row[0]: row[1:] for row in office.table(PEOPLE, "name", "education", "ethnicity", "phone", "born_on")}
    assert table["李四"] == ("", "", "", str(birth(2)))
    assert table["王五"] == ("", "", "", "")


def test_the_same_file_again_adds_nothing(office: Office) -> None:
    path = messy(office.folder)
    office.bring(path)
    before = _deeds(office.book)
    for mode in ("add", "update", "complete"):
        report = office.bring(path, mode=mode)
        assert (report.added, report.updated, report.unchanged, report.ok) == (0, 0, 5, True)
        assert "已有5行，无变化。" in report.notes
    assert _deeds(office.book) == before


def _deeds(book: Book) -> list[str]:
    with book.reading() as session:
        return [line.title for line in deeds.deeds(session)]


def test_one_undo_takes_a_whole_import_back(office: Office) -> None:
    before = office.table(UNITS, "name", "parent", "level")
    office.bring(messy(office.folder))
    assert _deeds(office.book)[0] == "导入职工会员花名册：新增5，更新0"
    undo.undo(office.book)
    assert office.table(PEOPLE, "name") == []
    assert office.table(UNITS, "name", "parent", "level") == before


def test_the_last_row_counts_even_after_blank_rows(office: Office) -> None:
    rows = [HEAD, ["张三", ID[1]], *[[]] * 30, ["李四", ID[2]]]
    report = office.bring(rows)
    assert [line.row for line in report.rows] == [2, 33]


def test_a_cell_merged_over_several_lines_holds_for_each(office: Office) -> None:
    path = office.sheet(
        [HEAD, ["张三", ID[1], "", "甲组"], ["李四", ID[2]], ["王五", ID[3], "", "乙组"], ["赵六", ID[4]]]
    )
    workbook = openpyxl.load_workbook(path)
    workbook.active.merge_cells("D2:D3")
    workbook.save(path)
    report = office.bring(path)
    assert sorted(office.table(PEOPLE, "name", "unit")) == [
        ("张三", "甲组"),
        ("李四", "甲组"),
        ("王五", "乙组"),
        ("赵六", ""),
    ]
    assert any("上下合并" in note for note in report.notes)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (["注：本表一式两份", None, None, None], "note"),
        (["填表说明：一人一行。", None, None, None], "note"),
        (["合计", None, None, "3人"], "note"),
        (["总  计", None, None, None], "note"),
        (["单位负责人(签字)：", None, "填表人：", None], "note"),
        (["制表人：王会计", None, None, "2026年1月1日"], "note"),
        (["以下空白", None, None, None], "note"),
        (["合计", ID[9], None, None], "record"),
        (["备注", ID[9], "2015-1-1", "甲组"], "record"),
        (["王五", None, None, None], "record"),
        ([None, ID[9], None, None], "record"),
        ([None, None, "2015-1-1", None], "record"),
        ([None, None, None, "甲组"], "record"),
        (["甲车间", None, None, None], "record"),
    ],
)
def test_what_is_a_note_and_what_may_be_a_person(office: Office, line: list[object], kind: str) -> None:
    report = office.bring([HEAD, ["张三", ID[1], "2015-3-1", "机修组"], line], dry=True)
    assert (len(report.rows) == 2) == (kind == "record")
    assert any(note.startswith("第3行") for note in report.notes) == (kind == "note")


def test_a_heading_among_the_names_is_no_person(office: Office) -> None:
    report = office.bring([HEAD, ["甲车间"], ["张三", ID[1]]])
    assert placed(report) == [(2, "姓名")]


def test_two_lines_about_one_person_name_each_other(office: Office) -> None:
    report = office.bring([HEAD, ["张三", ID[1]], ["李四", ID[2]], ["张叁", ID[1]]])
    assert placed(report) == [(4, "身份证号")]
    assert "第2行" in report.problems[0].reason


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([["姓名", "出生日期", "工号"], ["张三", "1980-1-1", ""], ["张三", "1980-1-1", ""]], [(3, "出生日期")]),
        ([["姓名", "出生日期", "工号"], ["张三", "1980-1-1", ""], ["张三", "1990-1-1", ""]], []),
        ([["姓名", "出生日期", "工号"], ["张三", "1980-1-1", "7"], ["张三", "", "7"]], [(3, "工号")]),
        ([["姓名", "身份证号", "工号"], ["张三", ID[1], "7"], ["张三", ID[2], "7"]], []),
        ([["姓名", "手机"], ["张三", "13900000001"], ["张三", "13900000002"]], [(3, "姓名")]),
        ([["姓名", "会员证号"], ["张三", "甲1"], ["李四", "甲1"]], [(3, "会员证号")]),
    ],
)
def test_who_is_the_same_within_a_sheet(office: Office, rows: list[list[object]], problems: list[object]) -> None:
    assert placed(office.bring(rows, dry=True)) == problems


def test_a_wide_list_needs_its_required_columns(office: Office) -> None:
    report = office.bring([["身份证号", "部门"], [ID[1], "机修组"]])
    assert told(report) == [(None, "姓名", "表里没有“姓名”这一列。")]


def test_unknown_words_are_asked_once_and_remembered(office: Office) -> None:
    rows = [["姓名", "身份证号", "学历"], ["张三", ID[1], "硕研"], ["李四", ID[2], "硕研"]]
    report = office.bring(rows)
    (unknown,) = report.unknown
    assert (unknown.dictionary, unknown.text, unknown.count, unknown.suggestions[0]) == (
        "education",
        "硕研",
        2,
        "硕士研究生",
    )
    answered = office.bring(rows, choices=Choices(words={("education", "硕研"): "硕士研究生"}))
    assert answered.added == 2
    later = office.bring([["姓名", "身份证号", "学历"], ["王五", ID[3], "硕研"]])
    assert later.added == 1
    assert {row[0] for row in office.table(PEOPLE, "education")} == {"硕士研究生"}


def test_a_remembered_answer_is_said(office: Office) -> None:
    rows: list[list[object]] = [["姓名", "身份证号", "文化程度"], ["张三", ID[1], "硕研"]]
    office.bring(rows, choices=Choices(words={("education", "硕研"): "硕士研究生"}))
    assert "「文化程度」里的“硕研”，按上次的回答当作“硕士研究生”。" in office.bring(rows).notes


def test_a_unit_written_otherwise_is_asked_once(office: Office) -> None:
    office.bring([HEAD, ["张三", ID[1], "", "机修分会"]])
    rows: list[list[object]] = [HEAD, ["李四", ID[2], "", "机修"]]
    (doubt,) = office.bring(rows).doubts
    office.bring(rows, choices=Choices(refs={("unit", "机修"): doubt.candidates[0][0]}))
    again = office.bring([HEAD, ["王五", ID[3], "", "机修"]])
    assert (again.added, again.grown) == (1, ())
    assert "「部门」里的“机修”，按上次的回答当作“红星厂工会/机修分会”。" in again.notes


def test_which_of_two_namesakes_is_asked_every_time(office: Office) -> None:
    office.bring([HEAD, ["张三", ID[1], "", "甲分会/一组"], ["李四", ID[2], "", "乙分会/一组"]])
    rows: list[list[object]] = [HEAD, ["王五", ID[3], "", "一组"]]
    (doubt,) = office.bring(rows).doubts
    assert office.bring(rows, choices=Choices(refs={("unit", "一组"): doubt.candidates[0][0]})).ok
    assert not office.bring([HEAD, ["赵六", ID[4], "", "一组"]]).ok


def test_short_years_up_to_today(office: Office) -> None:
    rows: list[list[object]] = [["姓名", "入会时间"], ["张三", "98-7-1"], ["李四", "03-7-1"], ["王五", "26-12-1"]]
    report = office.bring(rows, choices=Choices(century=TODAY))
    assert told(report) == []
    assert sorted(office.table(PEOPLE, "joined_on")) == [("1926-12-01",), ("1998-07-01",), ("2003-07-01",)]


def test_an_unknown_word_may_be_left_out(office: Office) -> None:
    rows = [["姓名", "身份证号", "学历"], ["张三", ID[1], "不知道"]]
    assert office.bring(rows, choices=Choices(words={("education", "不知道"): ""})).added == 1
    assert office.table(PEOPLE, "education") == [("",)]


def test_two_digit_years_are_asked(office: Office) -> None:
    rows = [["姓名", "出生日期"], ["张三", "85-3-7"], ["李四", "86.4.8"]]
    report = office.bring(rows)
    (doubt,) = report.ambiguous
    assert (doubt.header, doubt.count, doubt.examples) == ("出生日期", 2, ("85-3-7", "86.4.8"))
    assert office.bring(rows, choices=Choices(century=19)).added == 2
    assert sorted(office.table(PEOPLE, "born_on")) == [("1985-03-07",), ("1986-04-08",)]


def test_true_and_one_are_read_apart(office: Office) -> None:
    rows = [["姓名", "身份证号", "是否农民工", "备注"], ["张三", ID[1], True, 1.0], ["李四", ID[2], 1.0, True]]
    assert office.bring(rows).ok
    assert sorted(office.table(PEOPLE, "name", "is_migrant", "note")) == [("张三", "是", "1"), ("李四", "是", "是")]


def test_an_old_workbook_comes_in(office: Office) -> None:
    report = office.bring(Path(__file__).with_name("old_format.xls"))
    assert report.added == 2
    assert sorted(office.table(PEOPLE, "name", "joined_on")) == [("张三", "2015-03-01"), ("李四", "2016-03-01")]


def test_a_stopped_import_leaves_nothing(office: Office) -> None:
    grid, layout = office.prepared(messy(office.folder))
    answers = {"「参加工作时间」只写了年月的怎么记": "按1日记"}
    work = importing.run(office.book, PEOPLE, grid, layout, "add", Choices(answers=answers), TODAY)
    told_so_far = [next(work).sentence for _ in range(5)]
    work.close()
    assert all(told_so_far)
    assert office.table(PEOPLE, "name") == []
    assert office.bring(messy(office.folder)).added == 5


def test_a_book_for_looking_refuses_an_import(office: Office) -> None:
    from desk_union.store.book import open_book

    looking = open_book(office.book.path, read_only=True)
    try:
        with pytest.raises(Refusal, match="只能查看"):
            Office(looking, office.folder).bring(messy(office.folder))
    finally:
        looking.close()


def test_the_report_as_json(office: Office) -> None:
    said = office.bring([HEAD, ["张三", "123", "2015-3-1", ""]]).as_json()
    (problem,) = said["problems"]
    assert (said["added"], said["updated"], said["unchanged"]) == (0, 0, 0)
    assert (problem["row"], problem["column"], problem["value"]) == (2, "身份证号", "123")
    assert problem["reason"]
