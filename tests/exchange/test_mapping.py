from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.exchange import mapping
from desk_union.exchange.reading import Grid, read_workbook
from desk_union.members.ledgers import CHILDREN, EVENTS, PEOPLE, UNITS
from desk_union.tabs import ledgers

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Office


def layout_of(*rows: list[object], ledger=PEOPLE, memory=None) -> mapping.SheetLayout:
    return mapping.guess(ledger, Grid("表", [list(row) for row in rows], 1), memory or {})


@pytest.mark.parametrize(
    ("header", "key", "how"),
    [
        ("姓名", "name", "完全一致"), ("名字", "name", "别名"), ("姓  名", "name", "完全一致"), ("姓\n名*", "name", "完全一致"),
        ("＊姓名（必填）", "name", "完全一致"), ("身份证号", "id_number", "别名"), ("身份证号码(18位)", "id_number", "别名"),
        ("证件号码", "id_number", "完全一致"), ("出生年月", "born_on", "别名"), ("出生日期", "born_on", "完全一致"),
        ("部门", "unit", "别名"), ("所在部门", "unit", "别名"), ("分会", "unit", "别名"), ("工会小组", "unit", "别名"),
        ("班组", "unit", "别名"), ("入会时间", "joined_on", "别名"), ("入会日期", "joined_on", "完全一致"),
        ("参加工作时间", "started_on", "完全一致"), ("用工形式", "employ_type", "完全一致"), ("职工类别", "employ_type", "别名"),
        ("手机", "phone", "别名"), ("手机号", "phone", "别名"), ("联系电话", "phone", "别名"), ("文化程度", "education", "别名"),
        ("学历", "education", "完全一致"), ("月工资（元）", "wage", "完全一致"), ("入党（团）时间", "party_joined_on", "完全一致"),
        ("联系人电话", "phone", "相近"), ("喜欢的颜色", None, "未识别"), ("序号", None, "未识别"), ("年龄", None, "未识别"),
    ],
)  # fmt: skip
def test_a_header_is_known_by_label_alias_or_likeness(header: str, key: str | None, how: str) -> None:
    layout = layout_of(["性别", header, "民族"])
    assert (layout.columns[1].key, layout.columns[1].how) == (key, how)


def test_titles_above_the_header_are_passed_over() -> None:
    layout = layout_of(
        ["红星厂职工花名册"],
        ["填表单位：红星厂工会", "", "2026年"],
        [],
        ["序号", "姓名", "性别"],
        [1, "张三", "男"],
        [],
    )
    assert (layout.header_row, layout.first_row, layout.last_row) == (4, 5, 5)


def test_a_header_of_two_merged_rows_is_read_as_one(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (
        ["姓名", "配偶", "", "入会", "基本情况"],
        ["", "姓名", "电话", "时间", "学历"],
        ["张三", "李四", "", "2015-3-1", "本科"],
    ):
        sheet.append([cell or None for cell in row])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    workbook.save(tmp_path / "表.xlsx")
    layout = mapping.guess(PEOPLE, read_workbook(tmp_path / "表.xlsx")[0], {})
    assert [column.key for column in layout.columns] == ["name", "spouse", "spouse_phone", "joined_on", "education"]
    assert layout.first_row == 3


def test_one_field_is_filled_by_one_column_only() -> None:
    layout = layout_of(["姓名", "手机", "移动电话", "联系电话"], ["张三", "13900000001", "13900000001", ""])
    assert [column.key for column in layout.columns] == ["name", None, "phone", None]
    assert layout.notes == ("B列「手机」与C列「移动电话」内容相同，只用了C列「移动电话」。",)


def test_columns_that_say_different_things_for_one_field_are_asked_not_settled() -> None:
    layout = layout_of(["姓名", "手机", "移动电话"], ["张三", "13900000001", "13900000002"])
    assert [column.key for column in layout.columns] == ["name", None, None]
    (rival,) = layout.rivals
    assert (rival.keys, [option.words for option in rival.options]) == (("phone",), ["C列「移动电话」", "B列「手机」"])
    assert [column.key for column in layout.take(rival, 1).columns] == ["name", "phone", None]
    assert layout.choose(1, "phone").rivals == ()


def test_branch_and_group_side_by_side_are_one_path_and_department_is_not() -> None:
    both = layout_of(["姓名", "所在分会", "工会小组"])
    assert [column.key for column in both.columns] == ["name", "unit", "unit"]
    one = layout_of(["姓名", "部门", "工会小组"], ["张三", "财务部", "一组"])
    assert [column.key for column in one.columns] == ["name", None, None]
    assert [each.keys for each in one.rivals] == [("unit",)]


def test_a_suggestion_is_dropped_when_nobody_looks() -> None:
    layout = layout_of(["姓名", "联系人电话"]).sure()
    assert [column.key for column in layout.columns] == ["name", None]
    assert "联系人电话" in layout.notes[-1]


def test_what_the_clerk_chose_is_remembered(office: Office) -> None:
    layout = layout_of(["姓名", "代号 ", "班组"]).choose(1, "work_no").choose(2, None)
    with office.book.deed("记") as session:
        mapping.remember(session, PEOPLE, layout)
    with office.book.reading() as session:
        memory = mapping.memory_of(session, PEOPLE)
        assert mapping.memory_of(session, UNITS) == {}
    again = layout_of(["姓名", "代号", "班组"], memory=memory)
    assert [(column.key, column.how) for column in again.columns[1:]] == [("work_no", "记住的"), (None, "记住的")]


def test_choosing_a_taken_field_frees_the_other_column() -> None:
    layout = layout_of(["姓名", "手机", "座机"]).choose(2, "phone")
    assert [column.key for column in layout.columns] == ["name", None, "phone"]


def test_the_sheet_with_the_best_header_is_taken_and_the_others_named() -> None:
    notes = Grid("说明", [["姓名怎么填"]], 1)
    empty = Grid("空表", [["姓名", "性别"]], 1)
    full = Grid("一分厂", [["姓名", "性别"], ["张三", "男"]], 1)
    second = Grid("二分厂", [["姓名", "性别"], ["李四", "女"]], 1)
    grids = (notes, empty, full, second)
    assert mapping.choose_grid(PEOPLE, grids, {}) is full
    assert mapping.others(PEOPLE, grids, full, {}) == ("二分厂",)


def test_missing_columns_are_named() -> None:
    assert [problem.column for problem in mapping.missing(EVENTS, layout_of(["姓名", "变化日期"], ledger=EVENTS))] == [
        "变化类型"
    ]
    (nothing,) = mapping.missing(PEOPLE, layout_of(["甲", "乙"], ["丙", "丁"]))
    assert "表头" in nothing.reason


def test_a_number_beside_the_name_finds_the_person() -> None:
    layout = layout_of(["职工姓名", "身份证号", "工号", "子女姓名", "出生日期"], ledger=CHILDREN)
    assert [c.key for c in layout.columns] == ["person", "person.id_number", "person.work_no", "name", "born_on"]


def titled(*rows: list[object], merged=(), ledger=PEOPLE) -> mapping.SheetLayout:
    return mapping.guess(ledger, Grid("表", [list(row) for row in rows], 1, merged=tuple(merged)), {})


THREE = (
    ["姓名", "家庭情况", "", "", ""],
    ["", "配偶", "", "户籍", ""],
    ["", "姓名", "电话", "类型", "所在地"],
    ["张三", "李四", "13900000001", "城镇", "某市"],
)
THREE_KEYS = ["name", "spouse", "spouse_phone", "household_kind", "household_place"]
THREE_MERGED = (((0, 0), (2, 0)), ((0, 1), (0, 4)), ((1, 1), (1, 2)), ((1, 3), (1, 4)))


@pytest.mark.parametrize("merged", [(), THREE_MERGED])
@pytest.mark.parametrize("above", [[], [["职工情况表", "", "", "", ""]]])
def test_a_header_of_three_lines_is_read_as_groups_within_groups(merged, above) -> None:
    shifted = [((a + len(above), b), (c + len(above), d)) for (a, b), (c, d) in merged]
    layout = titled(*above, *THREE, merged=shifted)
    assert [column.key for column in layout.columns] == THREE_KEYS
    assert (layout.header_row, layout.first_row, layout.fault) == (3 + len(above), 4 + len(above), None)


def test_a_heading_does_not_reach_over_the_end_of_the_one_above_it() -> None:
    layout = titled(
        ["姓名", "配偶情况", "", "户籍情况", ""],
        ["", "配偶", "", "", ""],
        ["", "姓名", "电话", "户籍类型", "户籍所在地"],
        ["张三", "李四", "13900000001", "城镇", "某市"],
    )
    assert [column.key for column in layout.columns] == THREE_KEYS


@pytest.mark.parametrize(
    ("third", "lines"),
    [
        (["", "性别", "出生日期", "手机", "邮箱"], "「联系方式/电话/邮箱」可以有两种读法"),
        (["", "性别", "出生日期", "手机", "学历"], "「联系方式/电话/学历」可以有两种读法"),
    ],
)
def test_a_label_below_two_headings_that_may_mean_two_things_is_refused_with_its_lines(third, lines) -> None:
    merged = (((0, 0), (2, 0)), ((0, 1), (1, 2)), ((0, 3), (0, 4)), ((1, 3), (1, 4)))
    layout = titled(
        ["姓名", "基本情况", "", "联系方式", ""],
        ["", "", "", "电话", ""],
        third,
        ["张三", "男", "1990-1-1", "13900000001", "高中"],
        merged=merged,
    )
    (told,) = mapping.missing(PEOPLE, layout)
    assert "第1行到第3行合起来是3行的表头" in told.reason
    assert lines in told.reason


def test_a_header_of_more_lines_than_can_be_read_is_refused_with_its_lines() -> None:
    layout = titled(
        ["表一", "", ""],
        ["姓名", "甲", ""],
        ["", "乙", ""],
        ["", "丙", ""],
        ["", "性别", "手机"],
        ["张三", "男", "13900000001"],
        merged=[((1, 0), (4, 0))],
    )
    (told,) = mapping.missing(PEOPLE, layout)
    assert "第2行到第5行合起来是4行的表头" in told.reason


def test_the_amounts_of_three_lines_keep_to_their_outer_heading() -> None:
    openings = next(ledger for ledger in ledgers() if ledger.code == "funds.openings")
    layout = titled(
        ["科目编码", "科目名称", "期初余额", "", "本期发生", "", "备注"],
        ["", "", "人民币", "", "人民币", "", ""],
        ["", "", "借方", "贷方", "借方", "贷方", ""],
        ["101", "库存现金", "100.00", "", "5.00", "3.00", ""],
        ledger=openings,
    )
    assert [column.key for column in layout.columns] == [
        "account.code", "account", "debit", "credit", None, None, "note",
    ]  # fmt: skip


@pytest.mark.parametrize("sides", [("借", "贷"), ("借方", "贷方")])
def test_the_movements_of_a_period_are_no_openings_however_their_sides_are_written(sides) -> None:
    openings = next(ledger for ledger in ledgers() if ledger.code == "funds.openings")
    layout = titled(
        ["科目编码", "科目名称", "期初", "", "本期发生", ""],
        ["", "", "方向", "金额", *sides],
        ["101", "库存现金", "借", "100.00", "5.00", "3.00"],
        ledger=openings,
    )
    assert [column.key for column in layout.columns] == ["account.code", "account", "side", "amount", None, None]
