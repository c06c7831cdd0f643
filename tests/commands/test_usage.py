"""The exit status is decided once: 2 where the words cannot be read, 1 where what they name is refused."""

from __future__ import annotations

import pytest

from desk_union.__main__ import main
from desk_union.commands.parser import COMMANDS, make_parser
from desk_union.tabs import TABS
from tests.samples import fresh_book
from tests.screens.desks import TODAY, Clock

NAMES = [name for name, *_ in (*COMMANDS, *(one for tab in TABS for one in tab.commands()))]
ENGLISH = ("usage:", "options:", "positional arguments:", "the following", "invalid", "unrecognized", "error:", "show this")


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "账本.desk"
    fresh_book(path, "红星厂工会", today=TODAY, clock=Clock()).close()
    return path


def left(capsys, *words):
    """The status and what was complained of."""
    try:
        status = main([str(word) for word in words])
    except SystemExit as ended:
        status = ended.code
    return status, capsys.readouterr().err


def positionals(name):
    commands = next(action for action in make_parser()._actions if action.choices and "new" in action.choices)
    parser = commands.choices[name].laid_out()
    return [action for action in parser._actions if not action.option_strings]


@pytest.mark.parametrize("name", NAMES)
def test_help_is_chinese(name, capsys):
    with pytest.raises(SystemExit):
        main([name, "--help"])
    told = capsys.readouterr().out
    assert told.startswith(f"用法：desk-union {name} ")
    assert [word for word in ENGLISH if word in told] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_wrong_usage_with_the_form_that_is_wanted(name, capsys):
    given = ["2025-01" if action.dest == "period" else "2025" for action in positionals(name)]
    people = ["-o", "x", "--giver", "甲", "--taker", "乙"]
    needed = {"new": ["--union", "甲"], "hand-over": people, "report": ["--by", "甲"]}.get(name, [])
    output = ["-o", "x.pdf"] if name in {"backup", "restore", "audit-copy", "template", "export", "print"} else []
    status, told = left(capsys, name, *given, *needed, *output, "--nothing-such")
    assert status == 2
    assert told.startswith(f"用法：desk-union {name} ")
    assert "不认识：--nothing-such" in told
    assert [word for word in ENGLISH if word in told] == []


@pytest.mark.parametrize("name", [name for name in NAMES if positionals(name)])
def test_a_missing_argument_is_wrong_usage(name, capsys):
    status, told = left(capsys, name)
    assert (status, f"用法：desk-union {name} " in told, "缺少：" in told) == (2, True, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("prnt",), "没有“prnt”，最相近的有：print"),
        (("figures", "x", "--year", "二五"), "“--year”的值“二五”不对，应是1900到2200的年度"),
        (("figures", "x", "--from", "2025-02-30"), "“--from”的值“2025-02-30”不对，请写成 2025-03-01 的样子。"),
        (("print", "x", "y", "-o", "z", "--month", "13"), "应是1到12"),
        (("print", "x", "y", "-o", "z", "--quarter", "5"), "应是1到4"),
        (("print", "x", "y", "-o", "z", "--id", "甲"), "应是行的编号"),
        (("numbers", "x", "y", "--id", "0"), "应是行的编号"),
        (("close", "x", "一月"), "请写成 2025-03 的样子"),
        (("do", "x", "y", "--set", "日期"), "请写成 左边=右边 的样子"),
        (("do", "x", "y", "--where", "姓名"), "请写成 左边=右边 的样子"),
        (("export", "x", "y", "-o", "z", "--where", "姓名"), "请写成 左边=右边 的样子"),
        (("print", "x", "y", "-o", "z", "--choose", "标签纸"), "请写成 左边=右边 的样子"),
        (("import", "x", "y", "z", "--answer", "问题"), "请写成 左边=右边 的样子"),
        (("import", "x", "y", "z", "--mode", "merge"), "“--mode”不能是“merge”，可用：add、update、complete。"),
        (("password", "x", "--open"), "“--open”后面要写一个值。"),
        (("new", "x"), "缺少：--union"),
        (("check", "x", "--json=1"), "“--json”后面不写值"),
    ],
)
def test_words_that_cannot_be_read_end_with_2_and_say_what_is_wanted(capsys, words, told):
    status, heard = left(capsys, *words)
    assert (status, told in heard) == (2, True), heard
    assert heard.startswith("用法：desk-union")
    assert [word for word in ENGLISH if word in heard] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("template", "members.peple", "-o", "x.xlsx"), "没有代码为“members.peple”的台账。最相近的有：members.people（"),
        (("import", "{book}", "members.peple", "{book}"), "没有代码为“members.peple”的台账。最相近的有：members.people（"),
        (("export", "{book}", "members.peple", "-o", "x.csv"), "用 desk-union ledgers 可以看到全部"),
        (("export", "{book}", "members.people", "-o", "x.csv", "--where", "性=女"), "没有“性”这一列。请写成 列=值。最相近的有：性别"),
        (("print", "{book}", "members.structur", "-o", "x.pdf"), "没有代码为“members.structur”的表。最相近的有：members.structure（"),
        (("numbers", "{book}", "members.structur"), "用 desk-union forms 可以看到全部"),
        (("evidence", "{book}", "members.membrs", "--year", "2026"), "没有代码为“members.membrs”的数字。最相近的有：members.members（"),
        (("do", "{book}", "members.enrl"), "没有叫“members.enrl”的事可办。最相近的有：members.enrol（入会）"),
        (("print", "{book}", "members.structure", "-o", "x.pdf", "--unit", "机修"), "没有叫“机修”的。"),
        (("check", "{book}.none"), "找不到账本"),
    ],
)
def test_what_nobody_knows_is_refused_with_1_and_the_nearest_are_named(book, capsys, words, told):
    before = book.read_bytes()
    status, heard = left(capsys, *(word.format(book=book) for word in words))
    assert (status, told in heard) == (1, True), heard
    assert "用法" not in heard
    assert book.read_bytes() == before


def test_numbers_of_one_row_alone(book, capsys):
    status, told = left(capsys, "numbers", book, "members.structure", "--id", "1")
    assert (status, told) == (1, "这张表没有 --id 可选。请去掉后再打印。\n")
    assert left(capsys, "numbers", book, "members.people", "--id", "1")[0] == 0
