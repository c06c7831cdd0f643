"""Names in a sheet find the rows they mean; what is doubtful is asked and never guessed."""

from __future__ import annotations

import pytest

from desk_union.basis import identity
from desk_union.exchange.importing import Choices
from desk_union.exchange.nearness import near_names
from desk_union.members.ledgers import CHILDREN, EVENTS, PEOPLE, POSTS, UNITS

from .conftest import Office, placed

ID = [identity.sample_id(n) for n in range(40)]


@pytest.fixture
def works(office: Office) -> Office:
    """Two branches that both have a 一组, and two persons called 张三."""
    office.bring(
        [["名称", "层级", "上级"], ["机修分会", "分会", "红星厂工会"], ["铸造分会", "分会", "红星厂工会"]], UNITS
    )
    office.bring(
        [
            ["名称", "层级", "上级"],
            ["一组", "小组", "机修分会"],
            ["一组", "小组", "铸造分会"],
            ["二组", "小组", "铸造分会"],
        ],
        UNITS,
    )
    office.bring([
        ["姓名", "身份证号", "工号", "分会"],
        ["张三", ID[1], "1001", "机修分会/一组"], ["张三", ID[2], "1002", "铸造分会-一组"], ["李四", ID[3], "1003", "二组"],
    ])  # fmt: skip
    return office


def paths(office: Office) -> list[tuple[str, ...]]:
    return sorted(office.table(UNITS, "name", "parent", "level"))


def test_a_path_tells_equal_names_apart(works: Office) -> None:
    assert len(paths(works)) == 6
    assert sorted(works.table(PEOPLE, "work_no", "unit")) == [("1001", "一组"), ("1002", "一组"), ("1003", "二组")]
    report = works.bring([["姓名", "身份证号", "分会"], ["王五", ID[4], "一组"]])
    assert placed(report) == [(2, "分会")]
    assert "机修分会/一组、铸造分会/一组" in report.problems[0].reason
    (doubt,) = report.doubts
    chosen = Choices(refs={("unit", "一组"): doubt.candidates[0][0]})
    assert works.bring([["姓名", "身份证号", "分会"], ["王五", ID[4], "一组"]], choices=chosen).added == 1


def test_a_path_makes_both_levels(works: Office) -> None:
    rows = [
        ["姓名", "身份证号", "部门"],
        ["王五", ID[4], "热处理车间/一班"],
        ["赵六", ID[5], "热处理车间-二班"],
        ["钱七", ID[6], "机修分会/三组"],
    ]
    report = works.bring(rows)
    assert report.grown == ("热处理车间/一班", "热处理车间/二班", "机修分会/三组")
    made = [row for row in paths(works) if row[0] in {"热处理车间", "一班", "二班", "三组"}]
    assert made == [
        ("一班", "热处理车间", "小组"),
        ("三组", "机修分会", "小组"),
        ("二班", "热处理车间", "小组"),
        ("热处理车间", "红星厂工会", "车间"),
    ]


def test_branch_and_group_in_two_columns_make_one_path(office: Office) -> None:
    office.bring(
        [["姓名", "身份证号", "所在分会", "小组"], ["王五", ID[4], "机修分会", "一组"], ["赵六", ID[5], "机修分会", ""]]
    )
    assert ("一组", "机修分会", "小组") in paths(office)
    assert sorted(office.table(PEOPLE, "name", "unit")) == [("王五", "一组"), ("赵六", "机修分会")]


@pytest.mark.parametrize("name", ["机修分回", "机修组", "机修"])
def test_a_name_like_one_in_the_book_is_asked(works: Office, name: str) -> None:
    rows = [["姓名", "身份证号", "部门"], ["王五", ID[4], name]]
    report = works.bring(rows)
    assert placed(report) == [(2, "部门")]
    assert "机修分会" in report.problems[0].reason
    (doubt,) = report.doubts
    assert works.bring(rows, choices=Choices(refs={("unit", name): doubt.candidates[0][0]})).grown == ()
    another = [["姓名", "身份证号", "部门"], ["赵六", ID[5], name]]
    assert works.bring(another, choices=Choices(refs={("unit", name): None})).grown == (name,)


def test_units_are_not_made_when_that_is_not_wanted(works: Office) -> None:
    report = works.bring([["姓名", "部门"], ["王五", "热处理车间"]], choices=Choices(grow=False))
    assert placed(report) == [(2, "部门")]


@pytest.mark.parametrize(
    ("name", "others", "near"),
    [
        ("一组", ["二组"], []),
        ("第一小组", ["第二小组", "第十小组"], []),
        ("A区一班", ["B区一班"], []),
        ("东区维修班", ["西区维修班"], []),
        ("铸造车问", ["铸造车间"], ["铸造车间"]),
        ("财物科室", ["财务科室"], ["财务科室"]),
        ("机修", ["机修小组"], ["机修小组"]),
        ("机修班", ["机修组"], ["机修组"]),
        ("热处理车间", ["铸造车间"], []),
        ("机 修 组", ["机修组"], []),
    ],
)
def test_what_counts_as_misspelt(name: str, others: list[str], near: list[str]) -> None:
    assert near_names(name, others, misspelt=True) == near


def test_a_common_name_of_the_sheet_is_no_misspelling(office: Office) -> None:
    rows = [["姓名", "身份证号", "部门"]]
    rows += [[f"人{n}甲", ID[n], "铸造车间" if n % 2 else "锻造车间"] for n in range(1, 11)]
    assert office.bring(rows, dry=True).ok
    slip = office.bring([*rows, ["王五", ID[20], "锻造车问"]], dry=True)
    assert placed(slip) == [(12, "部门")]
    assert "锻造车间" in slip.problems[0].remedy + slip.problems[0].reason


def test_a_person_is_found_by_number_or_by_a_name_that_is_alone(works: Office) -> None:
    head = ["职工姓名", "工号", "子女姓名", "出生日期"]
    report = works.bring([head, ["张三", "1002", "张小", "2015-1-1"], ["李四", "", "李小", "2016-1-1"]], CHILDREN)
    assert report.added == 2
    assert works.bring([head, ["张三", 1002.0, "张小", "2015-1-1"]], CHILDREN).unchanged == 1
    wrong = works.bring([
        head, ["张三", "", "张大", "2015-1-1"], ["李四", "1001", "李大", "2015-1-1"], ["王五", "", "王大", "2015-1-1"], ["", "9", "无大", "2015-1-1"],
    ], CHILDREN)  # fmt: skip
    assert [row for row, _ in placed(wrong)] == [2, 3, 4, 5]
    said = [problem.reason for problem in wrong.problems]
    assert "1001" in said[0]
    assert "1002" in said[0]
    assert "是张三的" in said[1]
    assert "没有“王五”" in said[2]
    assert "9" in said[3]


def test_a_namesake_may_be_told_in_brackets(works: Office) -> None:
    report = works.bring([["姓名", "工会职务", "任职日期"], ["张三（1002）", "工会小组长", "2020-1-1"]], POSTS)
    assert report.added == 1
    report = works.bring([["姓名", "日期", "变动类型"], ["张三（1009）", "2020-1-1", "入会"]], EVENTS)
    assert placed(report) == [(2, "姓名")]


def test_units_may_name_uppers_of_their_own_sheet_in_any_order(office: Office) -> None:
    rows = [
        ["名称", "层级", "上级"],
        ["一组", "小组", "机修分会"],
        ["机修分会", "分会", "红星厂工会"],
        ["二组", "小组", "一组"],
    ]
    assert office.bring(rows, UNITS).added == 3
    assert ("一组", "机修分会", "小组") in paths(office)
    assert ("二组", "一组", "小组") in paths(office)
    assert office.bring(rows, UNITS).unchanged == 3


def test_units_in_a_circle_are_refused(office: Office) -> None:
    rows = [["名称", "层级", "上级"], ["甲组", "小组", "乙组"], ["乙组", "小组", "甲组"]]
    report = office.bring(rows, UNITS)
    assert "绕成" in report.problems[0].reason
    assert {row for row, _ in placed(report)} <= {2, 3}
    assert paths(office) == [("红星厂工会", "", "工会")]


def test_a_word_in_brackets_agrees_with_the_number_beside_it(works: Office) -> None:
    head = ["职工姓名", "身份证号", "子女姓名", "出生日期"]
    assert works.bring([head, ["张三（1002）", ID[2], "张小", "2015-1-1"]], CHILDREN).added == 1
    (problem,) = works.bring([head, ["张三（1001）", ID[2], "张二", "2016-1-1"]], CHILDREN).problems
    assert "不符" in problem.reason
