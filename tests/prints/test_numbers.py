"""A number on paper is named by its table, its row and its column."""

from __future__ import annotations

from datetime import date

from desk_union.describe.behind import FigureBehind, Number
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.prints.numbers import numbers_of

DAY = date(2026, 11, 20)
BEHIND = FigureBehind("members.members", Span(DAY, DAY))


def told(columns, rows, **more):
    table = Table(title="甲表", columns=columns, rows=rows, printed_on=DAY, **more)
    return [(one.row, one.column, one.words, one.value) for one in numbers_of([table])]


def test_two_halves_of_a_statement_name_their_own_numbers() -> None:
    columns = (Column("资产"), Column("年初", "right"), Column("负债"), Column("年初", "right"))
    assert told(columns, [("　货币资金", "1,234.50", "应付款", "-6.00")]) == [
        ("货币资金", "年初", "1,234.50", 1234.5), ("应付款", "年初", "-6.00", -6.0),
    ]  # fmt: skip


def test_groups_and_sections_are_part_of_the_name() -> None:
    columns = (Column("小组"), Column("序号", "center"), Column("姓名"), Column("女", "right", groups=("性别",)))
    found = told(columns, [("一组", "1", "张三", "1")], section_by=0, totals=("", "", "合计", "1"))
    assert found == [("一组　张三", "性别·女", "1", 1), ("合计", "性别·女", "1", 1)]


def test_words_and_empty_cells_are_no_numbers() -> None:
    columns = (Column("姓名"), Column("一月", "right"), Column("编号"))
    assert told(columns, [("张三", "欠5.00", "123"), ("李四", "", "7")]) == []


def test_what_opens_is_a_number_wherever_it_stands() -> None:
    columns = (Column("项目"), Column("数"))
    table = Table(title="甲表", columns=columns, rows=[("率", Number("85.5%", BEHIND))], printed_on=DAY)
    (one,) = numbers_of([table])
    assert (one.value, one.behind) == (85.5, (BEHIND,))
