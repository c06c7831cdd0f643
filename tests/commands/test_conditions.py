"""Which rows a command means: signs, brackets, one of several, filters saved in the window."""

from __future__ import annotations

import csv

import pytest

from desk_union.__main__ import main
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.form import typed
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.savedfilters import SavedFilters
from tests.screens.desks import small_desk


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("账本")
    with small_desk(folder, people=4) as desk:
        page = ListPage(desk, PEOPLE)
        page.add_condition(typed.condition(desk, PEOPLE.by_key["name"], "is", "张一"))
        page.want_any(any_of=True)
        page.add_condition(typed.condition(desk, PEOPLE.by_key["name"], "is", "张二"))
        SavedFilters(desk, PEOPLE).save("前两人", page)
    return folder / "账本.desk"


def run(*words):
    return main([str(word) for word in words])


def names(book, *words):
    target = book.with_name("出.csv")
    assert run("export", book, "members.people", "-o", target, *words) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        return sorted(row["姓名"] for row in csv.DictReader(file))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--where", "姓名!=张一"), ["张三", "张二", "张四"]),
        (("--where", "姓名~=三"), ["张三"]),
        (("--where", "姓名!~=三"), ["张一", "张二", "张四"]),
        (("--where", "姓名=张一", "姓名=张四", "--any"), ["张一", "张四"]),
        (("--where", "所在分会/小组=机修小组", "--group", "姓名=张一", "姓名=张三"), ["张一", "张三"]),
        (("--where", "姓名=张一", "--any", "--group", "姓名~=张", "姓名~=四"), ["张一", "张四"]),
        (("--filter", "前两人"), ["张一", "张二"]),
        (("--filter", "前两人", "--where", "姓名!=张一"), ["张二"]),
        (("--where", "改过=2026-11-20"), ["张一", "张三", "张二", "张四"]),
        (("--where", "没改过=2026-11-20"), []),
        (("--where", "入职日期>=1900-01"), None),
        (("--where", "姓名!="), ["张一", "张三", "张二", "张四"]),
        (("--where", "姓名≠张一"), ["张三", "张二", "张四"]),
    ],
)
def test_the_rows_that_are_meant(book, words, expected):
    if expected is None:
        label = PEOPLE.by_key["hired_on"].label
        words, expected = ("--where", f"{label}>=1900-01"), ["张一", "张三", "张二", "张四"]
    assert names(book, *words) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--where", "姓名>=张"), "“姓名”不能这样比。它可以：包含"),
        (("--where", "姓名=张一", "--any"), "“--any”要有几个条件才有意义。"),
        (("--filter", "没存过"), "没有名为“没存过”的筛选"),
        (("--where", "改过=去年"), "看不懂"),
        (("--where", "没有~=三"), "没有“没有”这一列"),
        (("--group", "姓名~="), "没有写值"),
    ],
)
def test_what_cannot_be_meant(book, words, told, capsys):
    assert run("export", book, "members.people", "-o", book.with_name("不该有.csv"), *words) == 1
    assert told in capsys.readouterr().err
    assert not book.with_name("不该有.csv").exists()


def test_a_printed_list_takes_them_and_a_sheet_refuses_them(book, capsys):
    target = book.with_name("名单.xlsx")
    assert run("print", book, "members.people", "-o", target, "--filter", "前两人") == 0
    import openpyxl

    cells = [str(cell.value) for row in openpyxl.load_workbook(target).active.iter_rows() for cell in row if cell.value]
    assert any("姓名是张一 或 姓名是张二" in cell for cell in cells)
    assert {"张一", "张二"} <= set(cells)
    assert "张三" not in cells
    assert run("print", book, "members.roster", "-o", target, "--where", "姓名=张一") == 1
    assert "--where" in capsys.readouterr().err
