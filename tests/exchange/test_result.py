from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.exchange import importing
from desk_union.exchange.result import write_result
from desk_union.members.ledgers import PEOPLE
from desk_union.store.progress import finish

from .conftest import TODAY, Office, rows_of

pytestmark = pytest.mark.apart

ID = [identity.sample_id(n) for n in range(20)]


def tried(office: Office, path: Path, target: str = "结果.xlsx", *, dry: bool = True) -> tuple[Path, importing.Report]:
    grid, layout = office.prepared(path)
    work = importing.rehearse if dry else importing.run
    report = finish(work(office.book, PEOPLE, grid, layout, "add", importing.Choices(), TODAY))
    write_result(path, grid, layout, report, office.folder / target)
    return office.folder / target, report


def made(office: Office) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "名册"
    sheet["A1"] = "红星厂名册"
    sheet["A1"].font = Font(size=20)
    sheet.merge_cells("A1:F1")
    for line in (
        ["姓名", "身份证号", "学历"],
        ["张三", ID[1], "本科"],
        ["李四", "123", "硕研"],
        [None, None, None],
        ["注：略"],
    ):
        sheet.append(line)
    sheet.column_dimensions["B"].width = 33
    workbook.create_sheet("别的")["A1"] = "留着"
    workbook.save(office.folder / "名册.xlsx")
    return office.folder / "名册.xlsx"


def test_the_clerks_own_sheet_comes_back_with_the_result(office: Office) -> None:
    target, _ = tried(office, made(office))
    rows = rows_of(target, "名册")
    assert rows[1][3:5] == ("是否成功", "原因")
    assert rows[2][3:5] == ("未导入", "本行无误；因其他行有误，整张表都没有导入。")
    assert rows[3][3] == "失败"
    assert "「身份证号」" in rows[3][4]
    assert "不认识“硕研”" in rows[3][4]
    assert rows[4][3:5] == rows[5][3:5] == (None, None)
    workbook = openpyxl.load_workbook(target)
    sheet = workbook["名册"]
    assert (workbook["别的"]["A1"].value, sheet["A1"].font.size, sheet.column_dimensions["B"].width) == ("留着", 20, 33)
    assert [sheet.cell(row, 1).fill.fill_type for row in (3, 4)] == [None, "solid"]


def test_a_result_sheet_mended_and_brought_again_has_its_columns_once(office: Office) -> None:
    target, _ = tried(office, made(office))
    workbook = openpyxl.load_workbook(target)
    workbook["名册"]["B4"], workbook["名册"]["C4"] = ID[2], "大专"
    workbook.save(target)
    again, report = tried(office, target, "再.xlsx", dry=False)
    assert (report.ok, report.added) == (True, 2)
    rows = rows_of(again, "名册")
    assert rows[1] == ("姓名", "身份证号", "学历", "是否成功", "原因", None)
    assert [row[3] for row in rows[2:4]] == ["成功", "成功"]


@pytest.mark.parametrize("name", ["old_format.xls", "表.csv"])
def test_other_files_become_a_workbook_with_the_same_rows(office: Office, name: str) -> None:
    path = Path(__file__).with_name(name)
    if name.endswith("csv"):
        path = office.folder / name
        path.write_text(f"姓名,身份证号,备注\n张三,{ID[1]},=1+1\n", encoding="gbk")
    target, report = tried(office, path)
    rows = rows_of(target)
    assert report.ok
    line = next(row for row in rows if row[0] == "张三")
    assert line[1] == ID[1]
    assert "成功" in line
    assert openpyxl.load_workbook(target).active["C2"].data_type != "f"


def test_the_result_must_be_a_workbook(office: Office) -> None:
    with pytest.raises(Refusal, match="Excel"):
        tried(office, made(office), "结果.csv")
