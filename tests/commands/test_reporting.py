"""Own reports on the command line: said, written, kept, printed by name."""

from __future__ import annotations

import json

import openpyxl
import pytest

from desk_union.__main__ import main
from tests.screens.desks import small_desk


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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "身份证号"), "不能按“身份证号”汇总"),
        (("--by", "姓名:含下级"), "“姓名”不能含下级汇总"),
        (("--by", "性别:旬"), "看不懂"),
        (("--by", "性别", "--sum", "姓名"), "“姓名”不能合计"),
        (("--by", "性别", "--save", "会员登记表"), "已经有叫“会员登记表”的表"),
        (("--by", "性别", "--where", "性别>=男"), "不能这样比"),
        (("--by", "性别", "-o", "表.docx"), "不能输出为“.docx”文件"),
    ],
)
def test_what_cannot_be_is_refused(book, words, told, capsys):
    assert run("report", book, "members.people", *words) == 1
    assert told in capsys.readouterr().err
