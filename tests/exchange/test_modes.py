"""Adding, updating, completing: what happens to rows that are already there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis import identity
from desk_union.members.ledgers import EVENTS, PEOPLE, POSTS, TERMS, UNIT_CHANGES
from desk_union.tabs import ledgers

from .conftest import Office, placed, told

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger

ID = [identity.sample_id(n) for n in range(20)]
HEAD = ["姓名", "身份证号", "学历", "手机"]
FIRST = [HEAD, ["张三", ID[1], "本科", ""], ["李四", ID[2], "", "13900000002"]]
AGAIN = [HEAD, ["张三", ID[1], "大专", "13900000001"], ["李四", ID[2], "", ""], ["王五", ID[3], "高中", ""]]


def test_adding_changes_nothing_that_is_there(office: Office) -> None:
    office.bring(FIRST)
    report = office.bring(AGAIN)
    assert placed(report) == [(2, "学历")]
    assert "学历（账本里是大学本科）" in report.problems[0].reason
    assert "移动电话（账本里是空）" in report.problems[0].reason
    assert len(office.table(PEOPLE, "name")) == 2


@pytest.mark.parametrize(("mode", "education"), [("update", "大学专科"), ("complete", "大学本科")])
def test_updating_overwrites_and_completing_fills_blanks(office: Office, mode: str, education: str) -> None:
    office.bring(FIRST)
    report = office.bring(AGAIN, mode=mode)
    assert (report.added, report.updated, report.unchanged) == (1, 1, 1)
    rows = {row[0]: row[1:] for row in office.table(PEOPLE, "name", "education", "phone")}
    assert rows["张三"] == (education, "13900000001")
    assert rows["李四"] == ("", "13900000002")


def test_an_update_needs_no_name_when_the_number_tells(office: Office) -> None:
    office.bring(FIRST)
    report = office.bring([["身份证号", "手机"], [ID[1], "13900000009"]], mode="update")
    assert (report.updated, report.ok) == (1, True)
    stranger = office.bring([["身份证号", "手机"], [ID[9], "13900000008"]], mode="update")
    assert placed(stranger) == [(2, "身份证号")]
    assert "没有可以更新的" in stranger.problems[0].reason


def test_who_was_recorded_without_a_number_is_known_by_name_and_birthday(office: Office) -> None:
    born = identity.birth_of(ID[1])
    office.bring([["姓名", "出生日期"], ["张三", str(born)]])
    report = office.bring([["姓名", "身份证号"], ["张三", ID[1]]], mode="complete")
    assert (report.added, report.updated) == (0, 1)
    assert office.table(PEOPLE, "id_number") == [(ID[1],)]


def test_a_bare_name_that_is_there_twice_is_not_guessed(office: Office) -> None:
    office.bring([["姓名", "身份证号"], ["张三", ID[1]], ["张三", ID[2]]])
    report = office.bring([["姓名", "手机"], ["张三", "13900000001"]], mode="update")
    assert placed(report) == [(2, "姓名")]
    assert "2个同名" in report.problems[0].reason


def test_the_joining_day_of_one_not_yet_a_member_makes_a_member(office: Office) -> None:
    office.bring([["姓名", "身份证号"], ["张三", ID[1]]])
    assert office.table(PEOPLE, "member_state") == [("非会员",)]
    report = office.bring([["姓名", "身份证号", "入会日期"], ["张三", ID[1], "2020-5-1"]], mode="update")
    assert report.updated == 1
    assert office.table(PEOPLE, "member_state", "joined_on") == [("会员", "2020-05-01")]


def test_a_moved_person_keeps_the_former_unit(office: Office) -> None:
    office.bring([["姓名", "身份证号", "进单位日期", "部门"], ["张三", ID[1], "2010-1-1", "甲班"]])
    report = office.bring([["姓名", "身份证号", "部门"], ["张三", ID[1], "乙班"]], mode="update")
    assert report.updated == 1
    assert office.table(PEOPLE, "unit") == [("乙班",)]
    assert office.table(PEOPLE, "unit", day=date(2020, 1, 1)) == [("甲班",)]


MEMBER = ["姓名", "身份证号", "会籍状态", "入会日期", "会籍变化类型", "会籍变化日期"]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (["张三", ID[1], "会员", "2010-1-1", "", ""], None),
        (["张三", ID[1], "转出", "2010-1-1", "转出", "2018-1-1"], None),
        (["张三", ID[1], "保留会籍", "2010-1-1", "保留会籍", "2018-1-1"], None),
        (["张三", ID[1], "会员", "2018-1-1", "转入", "2018-1-1"], None),
        (["张三", ID[1], "会员", "", "", ""], "入会日期"),
        (["张三", ID[1], "退会", "2010-1-1", "", ""], "会籍状态"),
        (["张三", ID[1], "会员", "2010-1-1", "退会", "2018-1-1"], "会籍状态"),
        (["张三", ID[1], "会员", "2010-1-1", "入会", "2018-1-1"], "会籍变化日期"),
        (["张三", ID[1], "", "", "转出", "2018-1-1"], ""),
        (["张三", ID[1], "", "2010-1-1", "转出", ""], "会籍变化日期"),
    ],
)
def test_membership_that_contradicts_itself_is_said(office: Office, line: list[str], column: str | None) -> None:
    """Nothing that the sheet says of membership is lost: it comes true, or the line is at fault."""
    report = office.bring([MEMBER, line, ["李四", ID[2], "会员", "2011-1-1", "", ""]])
    if column is None:
        assert placed(report) == []
        assert office.bring([MEMBER, line]).unchanged == 1
    else:
        assert {row for row, _ in placed(report)} == {2}
        assert column in {name for _, name in placed(report)}
        assert office.table(PEOPLE, "name") == []


def test_illegal_moves_are_traced_to_their_lines(office: Office) -> None:
    office.bring([["姓名", "身份证号", "入会日期"], *([f"人{n}甲", ID[n], "2010-1-1"] for n in range(6))])
    head = ["日期", "姓名", "变动类型"]
    lines = [["2015-1-1", f"人{n}甲", "恢复" if n in {2, 4} else "保留会籍"] for n in range(6)]
    report = office.bring([head, *lines], EVENTS)
    assert [row for row, _ in placed(report)] == [4, 6]
    assert office.bring([head, *(line for line in lines if "恢复" not in line)], EVENTS).added == 4


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.code)
def test_every_ledger_says_by_what_a_row_is_known_again(ledger: Ledger) -> None:
    """By all columns together it would be known only where none is blank, and come in twice otherwise."""
    assert ledger.match


def test_a_row_with_blanks_is_known_again(office: Office) -> None:
    rows = [["日期", "单位", "类别", "变更前", "备注"], ["2020-1-1", "红星厂工会", "换址", "南街1号", ""]]
    assert office.bring(rows, UNIT_CHANGES).added == 1
    assert office.bring(rows, UNIT_CHANGES).unchanged == 1
    assert office.bring([*rows, rows[1]], UNIT_CHANGES).problems[0].row == 3


def test_what_follows_is_filled_in(office: Office) -> None:
    assert office.bring([["机构", "届", "次", "召开日期", "任期"], ["工会", 3, 1, "2024-5-1", 5]], TERMS).added == 1
    assert office.table(TERMS, "body", "due_on") == [("工会委员会", "2029-05-01")]


def test_a_post_keeps_the_branch_it_is_held_in(office: Office) -> None:
    office.bring([["姓名", "身份证号", "部门"], ["张三", ID[1], "机修分会"]])
    report = office.bring(
        [["姓名", "职务", "任职时间", "所属分会"], ["张三", "分会主席", "2020-1-1", "机修分会"]], POSTS
    )
    assert (report.added, told(report)) == (1, [])
    assert office.table(POSTS, "unit") == [("机修分会",)]
