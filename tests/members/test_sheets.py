from __future__ import annotations

from datetime import date

import pytest

from desk_union.describe.content import Tables
from desk_union.describe.sheet import Request
from desk_union.members.ledgers import EDUCATION, UNION
from desk_union.members.sheets import SHEETS
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.store import listing, rows
from desk_union.store.progress import finish
from tests.members.offices import TODAY, Office, this_year

END = date(2025, 12, 31)
BY_CODE = {sheet.code: sheet for sheet in SHEETS}
LISTS = [sheet for sheet in SHEETS if isinstance(sheet.content, Tables)]


def tables(office_book, code, day=END, unit=None):
    with office_book.reading() as session:
        return BY_CODE[code].tables(session, Request(day, TODAY, unit=unit))


def rows_of(table) -> dict[str, dict[str, str]]:
    """Cells by row name and by column (heading and title)."""
    titles = [" ".join([*column.groups, column.title]) for column in table.columns]
    return {row[0]: dict(zip(titles, row, strict=True)) for row in [*table.rows, table.totals]}


def test_the_roster_lists_the_members_of_the_day_by_unit(office: Office) -> None:
    (table,) = tables(office.book, "members.roster")
    titles = [column.title for column in table.columns]
    assert titles[1:] == [
        "序号",
        "姓名",
        "性别",
        "出生日期",
        "民族",
        "政治面貌",
        "学历",
        "用工形式",
        "岗位/职务",
        "入会日期",
        "会员证号",
        "备注",
    ]
    assert [(row[0], row[1], row[2]) for row in table.rows] == [
        ("一分会", "1", "吴六"),
        ("一分会 甲组", "2", "钱二"),
        ("一分会 甲组", "3", "赵一"),
        ("一分会 甲组", "4", "郑七"),
        ("一分会 乙组", "5", "李四"),
        ("未编入分会、小组", "6", "王八一"),
    ]
    assert (table.period, table.count_text, table.organisation) == ("截至2025年12月31日", "共 6 人", "示例厂工会")


def test_a_roster_of_last_year_stays_as_it_was(office: Office) -> None:
    before = tables(office.book, "members.roster")
    this_year(office)
    assert tables(office.book, "members.roster") == before
    (now,) = tables(office.book, "members.roster", TODAY)
    assert [row[2] for row in now.rows] == ["李四", "孙三", "赵一", "王八一"]
    assert now.notes == ("另有保留会籍1人，未列入。",)


def test_a_roster_of_one_branch_holds_its_groups(office: Office) -> None:
    (table,) = tables(office.book, "members.roster", unit=office.units["一分会"])
    assert [row[2] for row in table.rows] == ["吴六", "钱二", "赵一", "郑七", "李四"]
    assert (table.filter_text, table.count_text) == ("一分会", "共 5 人")


def test_paper_names_the_union_as_its_record_does(office: Office) -> None:
    with office.book.deed("更名") as session:
        (record,) = listing.ids_of(session, UNION, listing.ListAsk(TODAY))
        rows.save_row(session, UNION, record, {"name": "示例厂工会委员会"}, TODAY)
    assert {table.organisation for table in tables(office.book, "members.structure")} == {"示例厂工会委员会"}


def test_structure_counted_by_hand(office: Office) -> None:
    near, single, employed = tables(office.book, "members.structure")
    assert [row[:4] for row in employed.rows] == [
        ("正式", "5", "5", "100.0%"), ("临时用工", "1", "0", "0.0%"), ("签约", "2", "1", "50.0%")
    ]  # fmt: skip
    assert employed.totals == near.totals
    assert (near.title, near.period, near.count_text) == ("会员情况表", "截至2025年12月31日", "共 6 人")
    rows = rows_of(near)
    assert list(rows) == ["一分会", "锻压车间", "未编入分会、小组", "合计"]
    total = rows["合计"]
    picked = {
        "职工总数": "8", "会员数": "6", "入会率": "75.0%", "性别 男": "4", "性别 女": "2",
        "年龄 35岁及以下": "1", "年龄 36—45岁": "2", "年龄 46—55岁": "2", "年龄 56岁及以上": "1",
        "用工形式 正式": "5", "用工形式 签约": "1", "学历 本科": "1", "学历 专科": "1", "学历 未登记": "4",
        "政治面貌 党员": "1", "政治面貌 未登记": "5",
    }  # fmt: skip
    assert {key: total[key] for key in picked} == picked
    assert "用工形式 临时用工" not in total  # the only one is no member
    assert rows["锻压车间"]["会员数"] == "0"
    assert rows["锻压车间"]["入会率"] == "0.0%"
    assert list(rows_of(single)) == [
        "一分会",
        "一分会 甲组",
        "一分会 乙组",
        "锻压车间 丙组",
        "未编入分会、小组",
        "合计",
    ]


def test_a_course_finished_since_does_not_change_the_past(office: Office) -> None:
    before = [tables(office.book, code) for code in ("members.roster", "members.structure")]
    assert office.on("赵一", "education") == "大学本科"
    office.add(
        EDUCATION,
        person=office.people["赵一"],
        target="硕士研究生",
        route="函授",
        state="毕业",
        finished_on=date(2026, 6, 30),
    )
    assert office.on("赵一", "education") == "硕士研究生"
    assert [tables(office.book, code) for code in ("members.roster", "members.structure")] == before
    office.add(
        EDUCATION,
        person=office.people["赵一"],
        target="大学专科",
        route="自学",
        state="毕业",
        finished_on=date(2026, 7, 1),
    )
    assert office.on("赵一", "education") == "硕士研究生"  # a lower one takes nothing away


def test_one_group_is_one_table(office: Office) -> None:
    table, employed = tables(office.book, "members.structure", unit=office.units["甲组"])
    assert employed.title.endswith("（按用工形式）")
    assert list(rows_of(table)) == ["甲组", "合计"]
    assert rows_of(table)["合计"]["会员数"] == "3"


def test_people_of_a_branch_itself_are_told_from_its_groups(office: Office) -> None:
    table = tables(office.book, "members.structure", unit=office.units["一分会"])[0]
    assert list(rows_of(table)) == ["一分会直属", "甲组", "乙组", "合计"]


def test_women_counted_by_hand(office: Office) -> None:
    total = rows_of(tables(office.book, "members.women")[0])["合计"]
    picked = {
        "女职工数": "3",
        "女会员数": "2",
        "入会率": "66.7%",
        "年龄 35岁及以下": "1",
        "年龄 46—55岁": "1",
        "其中 任工会职务": "2",
    }
    assert {key: total[key] for key in picked} == picked


def test_members_who_are_not_on_the_roll_are_told(office: Office) -> None:
    from desk_union.members.life import deeds

    with office.book.deed("退休") as session:
        deeds.retire(session, office.ids("吴六"), date(2025, 12, 1), keep=False)
    table = tables(office.book, "members.structure")[0]
    assert rows_of(table)["合计"]["会员数"] == "6"
    assert rows_of(table)["合计"]["入会率"] == "71.4%"
    assert table.notes == ("会员中有1人当日不在册，未计入入会率。",)


@pytest.mark.parametrize("code", ["members.structure", "members.women"])
@pytest.mark.parametrize("day", [END, TODAY])
def test_sums_add_up(works, code, day) -> None:
    found = tables(works, code, day)
    assert len(found) == 3 - (code == "members.women")
    for table in found:
        columns = list(table.columns)
        for place, column in enumerate(columns[1:], 1):
            if column.title != "入会率":
                assert sum(int(row[place]) for row in table.rows) == int(table.totals[place]), column.title
        for row in [*table.rows, table.totals]:
            for heading in {column.groups[0] for column in columns if column.groups} - {"其中"}:
                parts = [int(row[place]) for place, column in enumerate(columns) if column.groups == (heading,)]
                assert sum(parts) == int(row[2]), heading
    assert found[0].totals == found[1].totals


@pytest.mark.parametrize("sheet", LISTS, ids=lambda sheet: sheet.code)
def test_every_sheet_can_be_printed(works, sheet, tmp_path) -> None:
    printed = finish(write_pdf(tables(works, sheet.code), tmp_path / "a.pdf"))
    assert printed.pages >= 1


@pytest.mark.parametrize("sheet", LISTS, ids=lambda sheet: sheet.code)
def test_an_empty_office_gets_an_empty_sheet(tmp_path, sheet) -> None:
    from tests.members.offices import empty_book

    book = empty_book(tmp_path / "empty.desk")
    for table in tables(book, sheet.code):
        if sheet.code == "members.organisation":  # the union itself is always there
            assert (len(table.rows), table.count_text) == (1, "共 1 个单位")
            continue
        assert not table.rows
        assert table.count_text.startswith("共 0 ")
    book.close()
