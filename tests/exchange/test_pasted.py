"""Blocks of cells as Excel and WPS put them on the clipboard."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.exchange import pasted
from desk_union.exchange.brokencells import BrokenCell
from desk_union.exchange.pasted import grid_of
from tests.exchange.clipboards import EXCEL, EXCEL_HEAD, EXCEL_TEXT, ID, WPS


def test_excels_table_is_read_cell_by_cell():
    head, (name, *rest), last = grid_of(EXCEL, "").rows
    assert head == ["姓名", "身份证号", "入会\n时间", "备注"]
    assert name.split() == ["欧阳", "红"]
    assert rest == [ID[0], "2016/5/1", "两地分居，\n家在外省 & 有老人"]
    assert last == ["王五", ID[1], "", ""]


def test_excels_text_says_the_same():
    by_text, by_html = grid_of("", EXCEL_TEXT).rows, grid_of(EXCEL, "").rows
    assert [row[1:] for row in by_text] == [row[1:] for row in by_html]


def test_the_values_behind_what_wps_shows():
    grid = grid_of(WPS, "")
    assert grid.merged == (((0, 0), (0, 3)),)
    assert grid.rows[0] == ["机修车间新会员", "", "", ""]
    assert grid.rows[2] == ["赵六", ID[2], date(2016, 5, 1), 1234.56]
    name, number, *blank = grid.rows[3]
    assert (name, blank) == ("钱七", ["", ""])
    assert isinstance(number, float)  # so that the rounded number is refused


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<td x:num='7'>007</td>", "007"),
        ("<td x:num='45009'>2023/3/24</td>", "2023/3/24"),
        ("<td x:num='45009'>23/3/24</td>", date(2023, 3, 24)),
        ("<td x:num='45009'>3月24日</td>", date(2023, 3, 24)),
        ("<td x:num='45009'>#####</td>", 45009.0),
        ("<td x:num>104.81</td>", "104.81"),
        ("<td sdval='42491' sdnum='2052;0;M&quot;月&quot;D&quot;日&quot;'>5月1日</td>", date(2016, 5, 1)),
        ("<td sdval='1234.56'><font>1,235</font></td>", 1234.56),
        ("<td x:num='0.5'>50%</td>", "50%"),
        ("<td><table><tr><td>内表</td></tr></table></td>", "内表"),
        ("<td>北<rt>bei</rt>京</td>", "北京"),
        ("<td>a\n  b</td>", "a b"),
    ],
)
def test_one_cell(cell, value):
    assert grid_of(f"<table><tr>{cell}<td>x</td></tr></table>", "").rows[0][0] == value


@pytest.mark.parametrize("shown", ["######", "#N/A", "#REF!"])
def test_a_cell_without_content_is_broken(shown):
    (cell,) = grid_of("", f"{shown}\r\n").rows[0]
    assert isinstance(cell, BrokenCell)


def test_cells_merged_downwards_and_across_keep_the_others_in_place():
    html = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td colspan=2>乙</td></tr></table>"
    grid = grid_of(html, "")
    assert grid.rows == [["甲", "1"], ["", "2"], ["乙", ""]]
    assert set(grid.merged) == {((0, 0), (1, 0)), ((2, 0), (2, 1))}


def test_blank_lines_below_and_columns_on_the_right_are_left_out():
    assert grid_of("", "甲\t\t\r\n\r\n乙\t1\t\r\n\t\t\r\n").rows == [["甲", ""], ["", ""], ["乙", "1"]]


def test_of_a_very_large_block_the_text_is_read(monkeypatch):
    monkeypatch.setattr(pasted, "MOST_HTML", 10)
    html = "<table><tr><td>甲</td></tr></table>"
    assert grid_of(html, "乙").rows == [["乙"]]
    assert grid_of(html, "").rows == [["甲"]]


def test_text_that_is_no_table_is_one_cell_and_a_typed_quotation_mark_stays():
    assert grid_of("<p>一句话</p>", "一句话").rows == [["一句话"]]
    assert grid_of("", '"乙\t甲\r\n丙\t丁').rows == [['"乙', "甲"], ["丙", "丁"]]


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<table><tr><td>&nbsp;</td></tr></table>", " \r\n"), (EXCEL_HEAD, "")])
def test_nothing_to_paste_is_said(html, text):
    with pytest.raises(Refusal, match="没有可以粘贴的内容"):
        grid_of(html, text)
