"""The workbook shows the same list, prints like it, and keeps text text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from desk_union.prints.lists.listxlsx import write_xlsx
from desk_union.prints.paper import Column, Table
from tests.prints import conftest
from tests.prints.conftest import roster

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from openpyxl import Workbook

    Write = Callable[..., Workbook]


def table(rows: Sequence[Sequence[str]], *columns: Column | str, **more: Any) -> Table:
    """With nothing above the heading but title and day."""
    return conftest.table(rows, *columns, **{"organisation": "", "period": "", **more})


@pytest.fixture
def written(tmp_path: Path) -> Write:
    def run(*tables: Table) -> Workbook:
        list(write_xlsx(tables, tmp_path / "表.xlsx"))
        return load_workbook(tmp_path / "表.xlsx")

    return run


def values(book: Workbook, sheet: int = 0) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in book.worksheets[sheet].iter_rows(values_only=True)]


def test_every_row_is_there_in_order(written: Write) -> None:
    rows = values(written(roster(600, filter_text="在籍")))
    assert rows[0] == ["会员花名册"]
    assert rows[1] == ["单位：滨江机械厂工会委员会", "2025年度"]
    assert rows[2] == ["筛选：在籍"]
    assert rows[3] == ["序号", "姓名", "性别", "出生日期", "联系电话", "所在工会小组"]
    assert [row[1] for row in rows[4:604]] == [f"职工{n:04}" for n in range(1, 601)]
    assert rows[604] == ["共 600 人"]
    assert all(f"{name}：" in rows[-1][0] for name in ("填表人", "审核人", "负责人"))


@pytest.mark.parametrize("text", ["=1+1", "+8613800138000", "-无", "@张三", '=HYPERLINK("x")', "'撇号"])
@pytest.mark.parametrize("align", ["left", "right"])
def test_text_never_becomes_a_formula(written: Write, text: str, align: str) -> None:
    heads = (Column("姓名"), Column("备注", align))  # type: ignore[arg-type]  # aligns from the table above
    sheet = written(table([["张三", text]], *heads, totals=["合计", text])).worksheets[0]
    for place in ("B4", "B5"):
        assert sheet[place].data_type == "s"
        assert sheet[place].value == text
        assert sheet[place].quotePrefix is text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1,234.50", 1234.5, "#,##0.00"),
        ("0", 0, "0"),
        ("-12", -12, "0"),
        ("98.5%", 0.985, "0.0%"),
        ("95%", 0.95, "0%"),
        ("007", "007", None),
        ("110101198001010011", "110101198001010011", None),
        ("", None, None),
    ],
)
def test_numbers_of_number_columns_can_be_summed(written: Write, text: str, value: object, shown: str | None) -> None:
    cell = written(table([["张三", text]], "姓名", Column("数", "right"))).worksheets[0]["B4"]
    assert cell.value == value
    assert type(cell.value) is type(value)
    assert shown is None or cell.number_format == shown


def test_digits_of_text_columns_stay_text(written: Write) -> None:
    sheet = written(table([["110101198001010011", "0012"]], "身份证号码", Column("编号", "center"))).worksheets[0]
    assert [cell.value for cell in sheet[4]] == ["110101198001010011", "0012"]
    assert [cell.number_format for cell in sheet[4]] == ["@", "@"]


def test_it_prints_like_the_list(written: Write) -> None:
    sheet = written(roster(3, filter_text="在籍")).worksheets[0]
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet.oddFooter.right.text == "打印日期：2026-01-05"
    assert "A1:F1" in [str(merged) for merged in sheet.merged_cells.ranges]


def test_group_headers_are_merged_over_their_columns(written: Write) -> None:
    heads = (
        Column("单位"),
        Column("男", "right", groups=("会员", "性别")),
        Column("女", "right", groups=("会员", "性别")),
        Column("小计", "right", groups=("会员",)),
    )
    sheet = written(table([["一车间", "1", "2", "3"]], *heads)).worksheets[0]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A3:A5", "B3:D3", "B4:C4", "D4:D5"} <= merged
    assert [sheet[place].value for place in ("A3", "B3", "B4", "B5", "C5", "D4")] == [
        "单位", "会员", "性别", "男", "女", "小计",
    ]  # fmt: skip
    assert sheet.freeze_panes == "A6"
    assert [cell.value for cell in sheet[6]] == ["一车间", 1, 2, 3]


def test_sections_and_totals(written: Write) -> None:
    made = table([["甲组", "张三"], ["乙组", "李四"]], "小组", "姓名", section_by=0, totals=["合计", ""])
    assert values(written(made))[2:8] == [["姓名"], ["甲组　共 1 人"], ["张三"], ["乙组　共 1 人"], ["李四"], ["合计"]]


def test_sheets_have_lawful_names_of_their_own(written: Write) -> None:
    titles = ["2025/2026年[会员]花名册：" + "很" * 40, "情况表", "情况表"]
    names = written(*(roster(1, title=title) for title in titles)).sheetnames
    assert len(set(names)) == 3
    assert all(len(name) <= 31 and not set("[]:*?/\\") & set(name) for name in names)


def test_characters_that_no_workbook_can_hold_are_left_out(written: Write) -> None:
    assert values(written(table([["张\x00三\x0b"]], "姓\x01名")))[2:4] == [["姓名"], ["张三"]]


def test_long_text_columns_are_bounded_and_wrapped(written: Write) -> None:
    sheet = written(table([["说明" * 100, "甲"]], "备注", "姓名")).worksheets[0]
    assert sheet.column_dimensions["A"].width == pytest.approx(50, abs=1)
    assert sheet.column_dimensions["B"].width < 10
    assert sheet["A4"].alignment.wrap_text


def test_rows_are_as_high_as_their_broken_text(written: Write) -> None:
    columns = (Column("任期（年）", "right", groups=("本届",)), Column("选举结果"))
    long = "很长的一段话" * 20
    sheet = written(table([["1", "短"], ["1", long]], *columns)).active
    heights = {sheet.cell(row, 2).value: sheet.row_dimensions[row].height for row in range(3, sheet.max_row + 1)}
    assert 20 < heights["短"] < 25, "as high as on paper"
    assert heights[long] >= 5 * 14
    head = next(row for row in range(1, 6) if sheet.cell(row, 1).value == "本届")
    assert sheet.row_dimensions[head + 1].height >= 2 * 14


def test_printed_rows_are_as_high_as_those_of_the_pdf(written: Write) -> None:
    heads = tuple(Column(f"第{n}项工作的完成情况", width_mm=60.0) for n in range(6))
    sheet = written(table([["完成"] * 6], *heads)).active
    breadth = sum(one.width * (one.max - one.min + 1) for one in sheet.column_dimensions.values()) * 5.25
    assert sheet.page_setup.orientation != "landscape"
    shrunk = (210 - 25 - 10) / 25.4 * 72 / breadth
    assert shrunk < 0.7
    assert sheet.row_dimensions[4].height * shrunk == pytest.approx(2.05 * 10.5, abs=2)


def test_who_signs_has_room_in_the_workbook_too(written: Write) -> None:
    sheet = written(table([["张三", ""]], "姓名", Column("签名", width_mm=30.0))).active
    assert sheet.row_dimensions[4].height >= 8.5 / 25.4 * 72 - 0.5


def test_a_page_lies_as_it_does_on_paper(written: Write) -> None:
    many = [Column(f"第{n}栏的名称", "right") for n in range(16)]
    sheet = written(table([["1,234,567.00"] * 16], *many)).worksheets[0]
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    ("text", "value"), [("2026-02-28", datetime(2026, 2, 28)), ("2026-02-30", "2026-02-30"), ("2026-02", "2026-02")]
)
def test_days_are_days(written: Write, text: str, value: object) -> None:
    cell = written(table([["张三", text]], "姓名", "日期")).worksheets[0]["B4"]
    assert cell.value == value
    assert isinstance(value, str) or cell.number_format == "yyyy-mm-dd"


AMOUNTS = [["甲", "1,200.50"], ["乙", "—"], ["丙", "0.50"]]


@pytest.mark.parametrize(
    ("rows", "bold", "total", "formula"),
    [
        (AMOUNTS, (), "1,201.00", "=SUM(B4:B6)"),
        ([*AMOUNTS[:1], ["小计", "1,200.50"], *AMOUNTS[1:]], (1,), "1,201.00", "=SUM(B4,B6:B7)"),
        (AMOUNTS, (), "1,200.00", None),  # not what the column adds up to
        (AMOUNTS, (), "共三家", None),
        ([], (), "0.00", None),
    ],
)
def test_a_total_is_the_sum_of_its_column_with_its_value_beside_it(
    written: Write, tmp_path: Path, rows: list[list[str]], bold: tuple[int, ...], total: str, formula: str | None
) -> None:
    made = table(rows, "单位", Column("金额", "right"), totals=["合计", total], bold=frozenset(bold))
    place = f"B{4 + len(rows)}"
    cell = written(made).worksheets[0][place]
    assert (cell.value if cell.data_type == "f" else None) == formula
    assert cell.number_format == ("#,##0.00" if total[0].isdigit() else "General")
    shown = load_workbook(tmp_path / "表.xlsx", data_only=True).worksheets[0][place].value
    assert shown == (float(total.replace(",", "")) if total[0].isdigit() else total)


def test_sections_are_left_out_of_the_sum(written: Write) -> None:
    rows = [["甲组", "张三", "1"], ["乙组", "李四", "2"]]
    made = table(rows, "小组", "姓名", Column("数", "right"), section_by=0, totals=["合计", "", "3"])
    assert written(made).worksheets[0]["B8"].value == "=SUM(B5,B7)"


def test_what_a_narrow_list_is_of_stands_line_by_line(written: Write) -> None:
    made = table([["1"]], Column("人数", "right"), organisation="滨江机械厂工会委员会", period="2025年度")
    rows = values(written(made))
    assert rows[1:3] == [["单位：滨江机械厂工会委员会"], ["2025年度"]]


def test_the_file_says_what_it_is(written: Write) -> None:
    book = written(roster(1))
    assert (book.properties.title, book.properties.creator) == ("会员花名册", "滨江机械厂工会委员会")
