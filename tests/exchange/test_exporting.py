from __future__ import annotations

import csv
from datetime import date, datetime

import openpyxl
import pytest

from desk_union.basis import identity
from desk_union.basis.refusal import Refusal
from desk_union.exchange.exporting import export_rows
from desk_union.members.ledgers import CHILDREN, PEOPLE, UNITS
from desk_union.store import deeds, privacylog
from desk_union.store.listing import Condition, ListAsk
from desk_union.store.progress import finish

from .conftest import TODAY, Office, rows_of

ID = [identity.sample_id(n) for n in range(20)]
DANGEROUS = ["=1+1", "+86", "-1", "@SUM(A1)", "'=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "007", "一\n二", 'a,b;"c"']
ALL = PEOPLE.fields


@pytest.fixture
def staff(office: Office) -> Office:
    rows = [["姓名", "身份证号", "月工资", "备注", "部门", "入会日期"]]
    rows += [[f"人{n}甲", ID[n], 3200.5 + n, text, f"第{n}组", "2015-3-1"] for n, text in enumerate(DANGEROUS)]
    assert office.bring(rows).ok
    return office


def export(office: Office, name: str, ledger=PEOPLE, columns=None, ask=None, **more):
    target = office.folder / name
    count = finish(
        export_rows(office.book, ledger, ask or ListAsk(TODAY), columns or ledger.fields, target, today=TODAY, **more)
    )
    return target, count


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged(staff: Office, suffix: str) -> None:
    target, count = export(staff, f"出.{suffix}", private=True)
    assert count == len(DANGEROUS)
    report = staff.bring(target, mode="update")
    assert [str(problem) for problem in report.problems] == []
    assert (report.added, report.updated, report.unchanged) == (0, 0, count)


def test_a_workbook_holds_texts_days_and_numbers(staff: Office) -> None:
    target, _ = export(
        staff,
        "出.xlsx",
        columns=[PEOPLE.by_key[key] for key in ("name", "note", "wage", "joined_on", "id_number")],
        private=True,
    )
    sheet = openpyxl.load_workbook(target).active
    assert [cell.value for cell in sheet[1]] == ["姓名", "备注", "月工资", "入会日期", "证件号码"]
    notes = {row[1].value: row[1] for row in sheet.iter_rows(min_row=2)}
    assert all(cell.data_type == "s" for cell in notes.values())
    assert notes["=1+1"].quotePrefix
    name, _, wage, joined, number = next(sheet.iter_rows(min_row=2))
    assert (wage.data_type, joined.value.date(), number.number_format, name.data_type) == (
        "n",
        date(2015, 3, 1),
        "@",
        "s",
    )
    assert float(wage.value) == 3200.5


def test_a_csv_never_begins_a_cell_like_a_formula(staff: Office) -> None:
    target, _ = export(staff, "出.csv", columns=[PEOPLE.by_key["name"], PEOPLE.by_key["note"]])
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)) for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    assert "'=1+1" in cells


def test_only_the_rows_and_columns_seen_go_out(staff: Office) -> None:
    ask = ListAsk(TODAY, conditions=(Condition("name", "contains", "人3"),))
    target, count = export(staff, "出.xlsx", columns=[PEOPLE.by_key["name"], PEOPLE.by_key["id_number"]], ask=ask)
    assert (count, rows_of(target)) == (1, [("姓名",), ("人3甲",)])


def test_the_asking_for_private_columns_is_kept(staff: Office) -> None:
    export(staff, "公开.xlsx")
    with staff.book.reading() as session:
        assert privacylog.log(session) == []
        before = len(deeds.deeds(session))
    export(staff, "全.xlsx", private=True, who="李会计")
    with staff.book.reading() as session:
        (line,) = privacylog.log(session)
        assert len(deeds.deeds(session)) == before
    assert (line["who"], line["ledger"]) == ("李会计", "职工会员花名册")
    assert "证件号码" in line["what"]
    assert f"{len(DANGEROUS)} 行" in line["what"]
    assert datetime.fromisoformat(line["at"]).date() == TODAY


def test_a_book_for_looking_gives_no_private_columns(staff: Office) -> None:
    from desk_union.store.book import open_book

    looking = open_book(staff.book.path, read_only=True)
    try:
        other = Office(looking, staff.folder)
        with pytest.raises(Refusal, match="保密"):
            export(other, "全.xlsx", private=True)
        assert not (staff.folder / "全.xlsx").exists()
        assert export(other, "公开.xlsx")[1] == len(DANGEROUS)
    finally:
        looking.close()


def test_namesakes_go_out_so_that_they_find_their_way_back(office: Office) -> None:
    office.bring([["名称", "层级", "上级"], ["甲分会", "分会", ""], ["乙分会", "分会", ""]], UNITS)
    office.bring([["名称", "层级", "上级"], ["一组", "小组", "甲分会"], ["一组", "小组", "乙分会"]], UNITS)
    office.bring(
        [
            ["姓名", "身份证号", "工号", "分会"],
            ["张三", ID[1], "1001", "甲分会/一组"],
            ["张三", ID[2], "1002", "乙分会/一组"],
        ]
    )
    head = ["职工姓名", "工号", "子女姓名", "出生日期"]
    office.bring([head, ["张三", "1002", "张小", "2015-1-1"], ["张三", "1001", "张小", "2016-1-1"]], CHILDREN)
    for ledger in (PEOPLE, UNITS, CHILDREN):
        target, count = export(office, "出.xlsx", ledger, private=True)
        report = office.bring(target, ledger, mode="update")
        assert [str(problem) for problem in report.problems] == []
        assert report.unchanged == count


def test_a_wrong_ending_and_no_columns_are_refused(staff: Office) -> None:
    with pytest.raises(Refusal, match="pdf"):
        export(staff, "出.pdf")
    with pytest.raises(Refusal, match="没有可以导出的列"):
        export(staff, "出.xlsx", columns=[PEOPLE.by_key["id_number"]])
