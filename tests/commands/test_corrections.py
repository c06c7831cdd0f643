"""An import put right on the command line: a cell, a row, sheet or book; mistyped ones change nothing."""

from __future__ import annotations

import pytest

from desk_union.basis import identity

from .test_sheets import HEAD, book, names, run, sheet  # noqa: F401 - ``book`` is a fixture

LINES = (
    HEAD, ("张三", identity.sample_id(1), "本科"), ("李四", identity.sample_id(2), "火星"), ("王五", "123", "大专"),
)  # fmt: skip


def test_a_cell_is_corrected_and_a_row_left_out(book, tmp_path, capsys):  # noqa: F811
    file = sheet(tmp_path, LINES)
    assert run("import", book, "members.people", file) == 1
    done = run("import", book, "members.people", file, "--correct", "3:学历=中专", "--leave-out", "4")
    told = capsys.readouterr()
    assert done == 0
    assert names(book) == {"张三", "李四"}
    assert "照您改正的读了1格：第3行。" in told.err + told.out
    assert "按您的选择没有导入的有1行：第4行。" in told.err + told.out


def test_sheet_or_book(book, tmp_path):  # noqa: F811
    assert run("import", book, "members.people", sheet(tmp_path, LINES[:2])) == 0
    other = sheet(tmp_path, (HEAD, ("张三", identity.sample_id(1), "大专")))
    assert run("import", book, "members.people", other) == 1
    assert run("import", book, "members.people", other, "--take", "2:C=表") == 0
    assert names(book, "学历=大学专科") == {"张三"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--correct", "学历=中专"), "请写成 --correct 8:出生日期=1990-2-1"),
        (("--correct", "3:文化=中专"), "表里没有“文化”这一列。"), (("--correct", "99:学历=中专"), "表里没有第99行。"),
        (("--take", "3:学历=别的"), "可以写：表、账本。"), (("--leave-out", "99"), "表里没有第99行。"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(book, tmp_path, capsys, words, told):  # noqa: F811
    assert run("import", book, "members.people", sheet(tmp_path, LINES), *words) == 1
    assert told in capsys.readouterr().err
    assert names(book) == set()
