"""An update that says from which day its values hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desk_union.basis import identity
from desk_union.exchange import headers, template
from desk_union.exchange.importing import Choices
from desk_union.exchange.since import FIRST_DAY, NO_DAY
from desk_union.members.ledgers import PEOPLE
from desk_union.tabs import ledgers

from .conftest import TODAY, Office

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.exchange import importing

ID = [identity.sample_id(n) for n in range(5)]
HEAD = ["姓名", "身份证号", "进单位日期", "部门", "用工形式", "政治面貌", "学历", "职称", "岗位", "月工资"]
FIRST = [
    HEAD,
    ["张三", ID[1], "2010-1-1", "甲班", "正式", "群众", "高中", "", "钳工", "3000"],
    ["李四", ID[2], "2010-1-1", "甲班", "正式", "群众", "高中", "", "钳工", "3000"],
]  # fmt: skip
MONDAY, BEFORE = date(2026, 3, 2), date(2026, 3, 1)

CHANGES = [
    ("部门", "unit", "乙班", "甲班", "乙班"), ("用工形式", "employ_type", "签约", "正式", "签约"),
    ("政治面貌", "political", "中共党员", "群众", "中共党员"), ("学历", "education", "大学本科", "高中", "大学本科"),
    ("职称", "title", "工程师", "", "工程师"), ("岗位", "job", "班长", "钳工", "班长"),
    ("月工资", "wage", "5000", "3,000.00", "5,000.00"),
]  # fmt: skip


def update(office: Office, column: str, *values: object, head: str = "自何日起", answers=None) -> importing.Report:
    rows = [["身份证号", column, head], *([ID[1 + n], *each] for n, each in enumerate(values))]
    return office.bring(rows, mode="update", choices=Choices(answers=answers or {}))


@pytest.mark.parametrize(("column", "key", "new", "was", "now"), CHANGES)
def test_what_keeps_its_past_changes_from_the_day_that_the_sheet_tells(
    office: Office, column: str, key: str, new: str, was: str, now: str
) -> None:
    office.bring(FIRST)
    report = update(office, column, [new, "2026-3-2"], [new, ""])
    assert (report.updated, report.problems) == (2, ())
    held = [[told for (told,) in office.table(PEOPLE, key, day=day)] for day in (BEFORE, MONDAY, TODAY)]
    assert sorted(held[0]) == [was, was]
    assert sorted(held[1]) == sorted([was, now])  # where the sheet tells none it is today, as without the column
    assert held[2] == [now, now]


@pytest.mark.parametrize("head", ["自", "自何日起", "生效日期", "从何日起"])
def test_the_day_is_known_by_its_headings(office: Office, head: str) -> None:
    office.bring(FIRST)
    assert update(office, "学历", ["大学本科", "2026-3-2"], head=head).updated == 1
    assert sorted(office.table(PEOPLE, "education", day=MONDAY)) == [("大学本科",), ("高中",)]


@pytest.mark.parametrize("column", ["部门", "学历"])
def test_a_day_to_come_and_one_before_another_change_are_faults_of_their_line(office: Office, column: str) -> None:
    office.bring(FIRST)
    new = {"部门": ("乙班", "丙班"), "学历": ("大学本科", "研究生")}[column]
    assert update(office, column, [new[0], "2026-5-1"]).updated == 1
    report = update(office, column, [new[1], "2026-3-2"], [new[1], "2027-3-2"])
    assert [problem.row for problem in report.problems] == [2, 3]
    assert "在2026-05-01还有一次变动，晚于2026-03-02" in report.problems[0].reason
    assert "还没有到" in report.problems[1].reason


@pytest.mark.parametrize(("answer", "day"), [(FIRST_DAY, date(2026, 3, 1)), (NO_DAY, TODAY)])
def test_a_month_is_asked_about(office: Office, answer: str, day: date) -> None:
    office.bring(FIRST)
    question = "「自何日起」只写了年月的怎么记"
    rows = [["身份证号", "学历", "自何日起"], [ID[1], "大学本科", "2026-03"]]
    report = office.bring(rows, mode="update", choices=Choices(answers={question: answer}))
    assert (report.updated, report.problems) == (1, ())
    before = date.fromordinal(day.toordinal() - 1)
    assert ("大学本科",) not in office.table(PEOPLE, "education", day=before)
    assert ("大学本科",) in office.table(PEOPLE, "education", day=day)


def test_a_day_that_changes_nothing_is_said(office: Office) -> None:
    office.bring([[*FIRST[0], "自"], *([*row, "2026-3-2"] for row in FIRST[1:])])
    assert office.table(PEOPLE, "unit", day=date(2015, 1, 1)) == [("甲班",), ("甲班",)]
    report = update(office, "学历", ["高中", "2026-3-2"])
    assert report.unchanged == 1
    assert any("1行写了「自何日起」" in note for note in report.notes)
    again = office.bring([[*HEAD, "自"], ["王五", ID[3], *FIRST[1][2:], "2026-3-2"]])
    assert any("新增的1行不看「自」" in note for note in again.notes)


def test_only_ledgers_whose_columns_keep_a_past_have_the_day(tmp_path: Path) -> None:
    having = {ledger.code for ledger in ledgers() if headers.dates_changes(ledger)}
    assert {"members.people", "members.units"} <= having
    for ledger in ledgers():
        assert headers.SINCE.key not in ledger.by_key
        found, _ = headers.words_of(ledger).find("自何日起", {})
        assert (found == headers.SINCE.key) == (ledger.code in having)
    template.write_template(PEOPLE, tmp_path / "空白.xlsx")
    told = [row[0].value for row in openpyxl.load_workbook(tmp_path / "空白.xlsx")["填写说明"].iter_rows()]
    assert "自何日起" in told
