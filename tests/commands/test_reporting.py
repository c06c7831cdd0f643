"""Own reports on the command line: said, written, kept, printed by name."""

from __future__ import annotations

import json

import openpyxl
import pytest
from docx import Document

from desk_union.__main__ import main
from tests.screens.desks import UNION, small_desk


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("账本")
    with small_desk(folder, people=4):
        pass
    return folder / "账本.desk"


def run(*words):
    return main([str(word) for word in words])


def test_it_is_said_written_kept_and_printed(book, tmp_path, capsys):
    target = tmp_path / "表.xlsx"
    words = ("report", book, "members.people", "--by", "所在分会/小组:含下级", "--mean", "年龄", "--where", "姓名!=张一")
    assert run(*words, "--json", "-o", target, "--save", "小组年龄") == 0
    told = json.loads(capsys.readouterr().out)
    assert [line["数量（人）"] for line in told] == ["3", "3", "3"]
    cells = [str(c.value) for row in openpyxl.load_workbook(target).active.iter_rows() for c in row if c.value]
    assert any("姓名不是张一" in cell for cell in cells)
    for name, kind in (("小组年龄", "xlsx"), ("小组年龄（条形图）", "pdf"), ("report:小组年龄", "pdf")):
        assert run("print", book, name, "-o", tmp_path / f"印.{kind}") == 0
        assert (tmp_path / f"印.{kind}").stat().st_size > 0


def test_it_is_had_in_word_as_well(book, tmp_path, capsys):
    words = ("--by", "所在分会/小组:含下级", "--mean", "年龄", "--where", "姓名!=张一", "--save", "小组平均年龄")
    assert run("report", book, "members.people", *words, "-o", tmp_path / "写.docx") == 0
    assert run("print", book, "report:小组平均年龄", "-o", tmp_path / "印.docx") == 0
    for name in ("写", "印"):
        document = Document(str(tmp_path / f"{name}.docx"))
        (table,) = document.tables
        assert [cell.text for cell in table.rows[0].cells] == ["所在分会/小组（含下级）", "数量（人）", "年龄平均"]
        assert [row.cells[1].text for row in table.rows] == ["数量（人）", "3", "3", "3"]
        said = "\n".join(one.text for one in document.paragraphs)
        told = ("小组平均年龄", UNION, "姓名不是张一", "上级的数含下级", "共 2 组", "填表人：")
        assert [word for word in told if word not in said] == []
    capsys.readouterr()
    assert run("print", book, "小组平均年龄（条形图）", "-o", tmp_path / "印.docx") == 1
    assert "不能输出为“.docx”文件" in capsys.readouterr().err
    assert run("print", book, "小组平均年龄", "-o", tmp_path) == 1, "a folder takes only forms of the office's own"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "身份证号"), "不能按“身份证号”汇总"),
        (("--by", "姓名:含下级"), "“姓名”不能含下级汇总"),
        (("--by", "性别:旬"), "看不懂"),
        (("--by", "性别", "--sum", "姓名"), "“姓名”不能合计"),
        (("--by", "性别", "--save", "会员登记表"), "已经有叫“会员登记表”的表"),
        (("--by", "性别", "--where", "性别>=男"), "不能这样比"),
        (("--by", "性别", "-o", "表.txt"), "不能输出为“.txt”文件"),
        (("--by", "性别", "--bars", "-o", "表.docx"), "不能输出为“.docx”文件"),
    ],
)
def test_what_cannot_be_is_refused(book, words, told, capsys):
    assert run("report", book, "members.people", *words) == 1
    assert told in capsys.readouterr().err
