from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desk_union.basis.refusal import Refusal
from desk_union.exchange.brokencells import BrokenCell
from desk_union.exchange.reading import read_workbook

pytestmark = pytest.mark.apart

TEXT = '姓名,备注\r\n张三,"甲,乙"\r\n李四,\r\n'


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gbk"),
        TEXT.replace("三", "𠮷").encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.replace(",备注", ";备注").replace(',"甲,乙"', ';"甲,乙"').replace("四,", "四;").encode("gbk"),
        TEXT.replace(",备注", "\t备注").replace(',"甲,乙"', '\t"甲,乙"').replace("四,", "四\t").encode("gbk"),
    ],
    ids=["utf-8", "bom", "gbk", "rare", "utf-16", "semicolon", "tab"],
)
def test_csv_in_every_coding_and_parting(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(data)
    (grid,) = read_workbook(path)
    assert [row[1] for row in grid.rows] == ["备注", "甲,乙", ""]
    assert grid.rows[1][0] in {"张三", "张𠮷"}


def test_row_numbers_are_the_sheets_own(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["B4"] = "姓名"
    workbook.active["C6"] = date(2020, 1, 2)
    workbook.create_sheet("空")
    hidden = workbook.create_sheet("藏")
    hidden["A1"] = "不看"
    hidden.sheet_state = "hidden"
    workbook.save(tmp_path / "表.xlsx")
    grid, behind = read_workbook(tmp_path / "表.xlsx")
    assert (grid.hidden, behind.hidden, behind.name) == (False, True, "藏")
    assert (grid.cell(4, 1), grid.cell(6, 2), grid.cell(5, 1), grid.cell(99, 9)) == ("姓名", date(2020, 1, 2), "", "")


def test_the_kind_of_file_is_seen_from_its_content(tmp_path: Path) -> None:
    old = Path(__file__).with_name("old_format.xls").read_bytes()
    (tmp_path / "名册.xlsx").write_bytes(old)
    (grid,) = read_workbook(tmp_path / "名册.xlsx")
    assert grid.cell(3, 0) == "张三"
    assert grid.cell(3, 2) == date(2015, 3, 1)


def test_errors_and_uncomputed_formulas_are_no_blanks(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["姓名", "部门"])
    workbook.active.append(["张三", "#N/A"])
    workbook.active["B2"].data_type = "e"
    workbook.active["A3"] = "李四"
    workbook.active["B3"] = "=VLOOKUP(A3,C:D,2)"
    workbook.save(tmp_path / "表.xlsx")
    (grid,) = read_workbook(tmp_path / "表.xlsx")
    cells = [grid.cell(2, 1), grid.cell(3, 1)]
    assert [type(cell) for cell in cells] == [BrokenCell, BrokenCell]
    assert str(cells[0]) == "#N/A"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.xlsx", b"", "空文件"),
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 300, "已损坏"),
        (
            "密.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "打开密码",
        ),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "已损坏"),
        ("照片.jpg", b"\xff\xd8\xff\xe0" + b"x" * 100, "认不出"),
        ("乱.csv", b"\xff\xff\x80\x81\x00\xfe", "文字编码"),
        ("没字.csv", b",,,\r\n,,\r\n", "没有内容"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refusal) as caught:
        read_workbook(tmp_path / name)
    assert said in caught.value.reason
    assert caught.value.remedy


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="找不到"):
        read_workbook(tmp_path / "没有.xlsx")
    with pytest.raises(Refusal, match="文件夹"):
        read_workbook(tmp_path)
