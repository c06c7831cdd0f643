"""Cells that lie on one another are named; neighbours and frames are not."""

from __future__ import annotations

import pytest

from desk_union.describe.form import Cell, Form, Layout, Repeat
from desk_union.prints.forms.formfile import SHEETS, load
from desk_union.prints.forms.formoverlap import overlapping

ROWS = Repeat("rows", "多行", 3, 40, 8, (Cell("列", (10, 40, 30, 8), "{a}"),), ("列",), 6)


def cell(name, *at, text="字"):
    return Cell(name, at, text)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((cell("甲", 10, 10, 20, 10), cell("乙", 30, 10, 20, 10)), ""),  # side by side
        ((cell("甲", 10, 10, 20, 10), cell("乙", 10, 19.9, 20, 10)), ""),  # a hair
        ((cell("甲", 10, 10, 20, 10), cell("乙", 28, 15, 20, 10)), "左右重2.0毫米，上下重5.0毫米"),
        ((cell("框", 0, 0, 60, 39, text=""), cell("乙", 10, 10, 20, 10)), ""),
        ((cell("框", 0, 0, 60, 39), cell("乙", 10, 10, 20, 10)), "“框”和“乙”叠在一起"),  # it has words of its own
        ((cell("框", 0, 0, 25, 39, text=""), cell("乙", 10, 10, 20, 10)), "叠在一起"),  # it holds the other by half
        ((cell("甲", 20, 60, 20, 10),), "“甲”和“多行”叠在一起"),  # head 6 + 3 rows of 8 reach down to 70
        ((cell("甲", 20, 70, 20, 10),), ""),
    ],
)
def test_overlapping(cells, said):
    form = Form("x", "表", (210, 297), 10, {}, (Layout("1", "表", cells, (ROWS,), width=210, height=297),))
    problems = [str(problem) for problem in overlapping(form)]
    assert len(problems) == bool(said)
    assert said in "".join(problems)


@pytest.mark.parametrize("code", [file.stem for file in sorted(SHEETS.glob("*.toml"))])
def test_the_shipped_sheets_have_none(code):
    assert list(overlapping(load(code))) == []
