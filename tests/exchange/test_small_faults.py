"""Cells that say clearly what they mean, and cells of which only the clerk knows: numbers, short dates, passports."""

from __future__ import annotations

import pytest

from desk_union.exchange import importing
from desk_union.members.ledgers import PEOPLE, TERMS
from tests.exchange.conftest import told

BODY = next(iter(TERMS.by_label["机构"].kind.dictionary.labels))


def test_numbers_with_their_units_are_read(office):
    report = office.bring(
        [["机构", "届", "次", "召开日期", "任期", "应到代表"], [BODY, "第三届", "第一次", "2024-05-01", "3年", "1,200 人"]],
        TERMS,
    )
    assert report.ok, report.problems
    assert office.table(TERMS, "number", "session", "years", "delegates") == [("3", "1", "3", "1200")]


@pytest.mark.parametrize("text", ["约1.2万", "1.2万", "120-130"])
def test_a_number_that_is_not_certain_is_quoted_with_what_to_do(office, text):
    report = office.bring([["机构", "届", "召开日期", "应到代表"], [BODY, "3", "2024-05-01", text]], TERMS)
    assert told(report) == [(2, "应到代表", f"“{text}”不是确定的整数，请只写数字，如 120。")]


@pytest.mark.parametrize("cell", ["8503", "85.3", "85-03"])
def test_a_short_month_is_a_question_of_the_century(office, cell):
    rows = [["姓名", "工号", "出生日期"], ["张三", "1", cell]]
    report = office.bring(rows, dry=True)
    assert [(each.header, each.examples) for each in report.ambiguous] == [("出生日期", (cell,))]
    office.bring(rows, choices=importing.Choices(century=19))
    assert office.table(PEOPLE, "born_on") == [("1985-03-01",)]


def test_a_day_of_which_no_century_tells_the_month_stays_a_problem(office):
    rows = [["姓名", "工号", "出生日期"], ["张三", "1", "03-07-85"]]
    report = office.bring(rows, choices=importing.Choices(century=19))
    assert not report.ambiguous
    ((_, _, reason),) = told(report)
    assert "1985年3月7日，也可能是1985年7月3日" in reason


def test_a_number_of_four_digits_is_no_day_of_the_nineteen_twenties(office):
    ((_, _, reason),) = told(office.bring([["姓名", "工号", "出生日期"], ["张三", "1", 8503]]))
    assert reason.startswith("数字8503可能是85年3月，也可能是Excel的日期数字（1923-04-12）")


@pytest.mark.parametrize("number", ["E12345678", "EA1234567", "H0123456701"])
def test_a_passport_without_its_type_is_told_as_such(office, number):
    ((_, column, reason),) = told(office.bring([["姓名", "证件号码"], ["张三", number]]))
    assert column == "证件号码"
    assert reason == "不像身份证号，像护照或通行证的号码。"
    assert office.bring([["姓名", "证件类型", "证件号码"], ["张三", "护照", number]]).ok


def test_a_mistyped_id_number_is_still_told_as_one(office):
    ((_, _, reason),) = told(office.bring([["姓名", "证件号码"], ["张三", "44010619850307"]]))
    assert reason.startswith("身份证号应为18位")


def test_masked_numbers_are_not_taken_for_numbers(office):
    problems = told(office.bring([["姓名", "证件号码", "移动电话"], ["张三", "990000********0018", "139****0001"]]))
    assert [(column, reason) for _, column, reason in problems] == [
        ("证件号码", "这里的内容是隐去了一部分的。"),
        ("移动电话", "这里的内容是隐去了一部分的。"),
    ]
