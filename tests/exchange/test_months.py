"""Days of which a sheet tells only the month: 出生年月 beside an ID number, and beside what the book knows.

``Office.bring`` answers 按1日记 where it is asked; what is asked and the other answers stand at the end.
"""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import identity
from desk_union.exchange import importing
from desk_union.exchange.exporting import export_rows
from desk_union.exchange.planning import AS_KNOWN, FIRST_DAY, NO_DAY
from desk_union.members.ledgers import PEOPLE
from desk_union.store.listing import ListAsk
from desk_union.store.progress import finish

from .conftest import TODAY, Office, placed

NUMBER = identity.sample_id(3)
BORN = identity.birth_of(NUMBER)  # not on the first of its month


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("出生年月", f"{BORN:%Y.%m}"),
        ("出生年月", f"{BORN.year}年{BORN.month}月"),
        ("出生年月", f"{BORN:%Y%m}"),
        ("出生年月", BORN.replace(day=1)),  # Excel makes a day of a typed 1985年3月
        ("出生日期", f"{BORN.year}年{BORN.month}月"),
    ],
)
def test_a_month_agrees_with_the_day_in_the_id_number(office: Office, header: str, cell: object) -> None:
    assert office.bring([["姓名", "身份证号", header], ["张三", NUMBER, cell]]).ok
    assert office.table(PEOPLE, "born_on") == [(str(BORN),)]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("出生年月", f"{BORN.year - 1}年{BORN.month}月"),
        ("出生日期", BORN.replace(day=1)),
        ("出生日期", f"{BORN:%Y-%m}-01"),
    ],
)
def test_another_month_or_day_contradicts_the_id_number(office: Office, header: str, cell: object) -> None:
    report = office.bring([["姓名", "身份证号", header], ["张三", NUMBER, cell]])
    assert placed(report) == [(2, header)]


def test_a_month_changes_no_day_within_it(office: Office) -> None:
    office.bring([["姓名", "身份证号", "入会时间"], ["张三", NUMBER, "2015-3-17"]])
    report = office.bring([["姓名", "身份证号", "入会年月"], ["张三", NUMBER, "2015年3月"]], mode="update")
    assert (report.unchanged, report.ok) == (1, True)
    office.bring([["姓名", "身份证号", "入会年月"], ["张三", NUMBER, "2015年4月"]], mode="update")
    assert office.table(PEOPLE, "joined_on") == [("2015-04-01",)]


def test_without_an_id_number_a_month_is_its_first_day(office: Office) -> None:
    rows: list[list[object]] = [["姓名", "出生年月"], ["张三", "1985年3月"]]
    assert office.bring(rows).ok
    assert office.table(PEOPLE, "born_on") == [("1985-03-01",)]
    assert office.bring(rows).unchanged == 1


def test_a_name_and_a_month_make_no_second_person_unasked(office: Office) -> None:
    office.bring([["姓名", "出生日期", "手机"], ["张三", date(1985, 3, 21), "13900000001"]])
    same = office.bring([["姓名", "出生年月"], ["张三", "1985.3"]])
    assert (same.unchanged, same.added, same.ok) == (1, 0, True)
    perhaps = office.bring([["姓名", "出生年月", "手机"], ["张三", "1985.3", "13900000002"]])
    assert placed(perhaps) == [(2, "姓名")]
    other = office.bring([["姓名", "出生年月"], ["张三", "1986.3"]])
    assert other.added == 1


def answered(office: Office, answer: str) -> None:
    rows: list[list[object]] = [["姓名", "工号", "出生年月"], ["张三", "1", "1985年3月"], ["李四", "2", "1986年"]]
    choices = importing.Choices(answers={"「出生年月」只写了年月的怎么记": answer})
    assert office.bring(rows, choices=choices).ok


@pytest.mark.parametrize(
    ("answer", "shown"),
    [(FIRST_DAY, ["1985-03-01", "1986-01-01"]), (AS_KNOWN, ["1985-03", "1986年"]), (NO_DAY, ["", ""])],
)
def test_a_month_is_recorded_as_it_is_answered(office: Office, answer: str, shown: list[str]) -> None:
    answered(office, answer)
    assert sorted(words for (words,) in office.table(PEOPLE, "born_on")) == shown


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_exported_month_comes_back_as_one(office: Office, suffix: str) -> None:
    answered(office, AS_KNOWN)
    path = office.folder / f"出{suffix}"
    columns = [PEOPLE.by_key[key] for key in ("name", "work_no", "born_on")]
    finish(export_rows(office.book, PEOPLE, ListAsk(TODAY), columns, path, today=TODAY))
    grid, layout = office.prepared(path)
    again = finish(importing.rehearse(office.book, PEOPLE, grid, layout, "add", importing.Choices(), TODAY))
    assert (again.unchanged, again.ok) == (2, True)
