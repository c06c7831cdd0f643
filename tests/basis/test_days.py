"""What the office relies on when it writes days and counts years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis import days

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "20250301",
        "2025-3-1",
        "2025-03-01",
        "2025/3/1",
        "2025.3.1",
        "2025.03.01",
        "2025年3月1日",
        "2025 年 3 月 1 日",
        "2025年3月1号",
        "２０２５－３－１",
        "２０２５年３月１日",
        "  2025-3-1\u3000",
        "'2025-3-1",
        "2025-03-01 00:00:00",
        "2025-03-01T00:00",
        "2025/3/1 8:30",
        "2025年3月1日 23:59:59",
    ],
)
def test_one_day_in_every_hand(text: str) -> None:
    assert days.parse_day(text) == date(2025, 3, 1)


@given(DAYS)
def test_shown_days_read_back(day: date) -> None:
    assert days.parse_day(days.show_day(day)) == day
    assert days.parse_day(days.show_day_long(day)) == day
    assert days.parse_day(f"{day:%Y%m%d}") == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有填写"),
        (" \u3000", "没有填写"),
        ("2025-2-30", "2025年2月没有30日"),
        ("20250230", "2025年2月没有30日"),
        ("2023-2-29", "2023年2月没有29日"),
        ("2025-4-31 00:00:00", "2025年4月没有31日"),
        ("2025-13-1", "没有13月"),
        ("2025-0-1", "没有0月"),
        ("2025-1-0", "2025年1月没有0日"),
        ("1899-12-31", "年份1899不对"),
        ("2201-1-1", "年份2201不对"),
        ("00000000", "年份0不对"),
        ("01-2-29", "2001年2月没有29日"),
        ("2025", "缺月和日"),
        ("2025年", "缺月和日"),
        ("2025年3月", "缺哪一日"),
        ("2025-03", "缺哪一日"),
        ("200809", "缺哪一日"),
        ("3月7日", "没有写年份"),
        ("45717", "看不懂"),
        ("8530", "看不懂"),
        ("45.13", "看不懂"),
        ("85.3", "缺哪一日"),
        ("8503", "缺哪一日"),
        ("32-13-85", "看不懂"),
        ("至今", "看不懂"),
        ("今天", "看不懂"),
        ("2025-3-1-2", "看不懂"),
        ("3月-5月", "一段时间"),
        ("2026年3月至5月", "一段时间"),
        ("25年3月-5月", "一段时间"),
        ("2026.3-5", "一段时间"),
    ],
)
def test_a_bad_day_is_refused_by_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        days.parse_day(text)
    assert not isinstance(caught.value, days.Ambiguous)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("85-3-7", date(1985, 3, 7), date(2085, 3, 7)),
        ("85.3.7", date(1985, 3, 7), date(2085, 3, 7)),
        ("85年3月7日", date(1985, 3, 7), date(2085, 3, 7)),
        ("850307", date(1985, 3, 7), date(2085, 3, 7)),
        ("03-4-5", date(1903, 4, 5), date(2003, 4, 5)),
        ("04-2-29", date(1904, 2, 29), date(2004, 2, 29)),
    ],
)
def test_two_digit_years_are_asked_then_settled(text: str, first: date, second: date) -> None:
    with pytest.raises(days.Ambiguous, match=f"{first.year}年还是{second.year}年") as caught:
        days.parse_day(text)
    assert caught.value.candidates == (first, second)
    assert days.parse_day(text, two_digit_century=19) == first
    assert days.parse_day(text, two_digit_century=20) == second


def test_a_day_that_only_one_century_has_is_not_asked() -> None:
    assert days.parse_day("00-2-29") == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2025年3月", date(2025, 3, 1)),
        ("2025年3月份", date(2025, 3, 1)),
        ("2025.3", date(2025, 3, 1)),
        ("2025-03", date(2025, 3, 1)),
        ("202503", date(2025, 3, 1)),
        ("200809", date(2008, 9, 1)),
    ],
)
def test_months(text: str, month: date) -> None:
    assert days.parse_day(text, month_ok=True) == month


def test_a_month_of_a_two_digit_year_is_asked() -> None:
    with pytest.raises(days.Ambiguous) as caught:
        days.parse_day("85年3月", month_ok=True)
    assert caught.value.candidates == (date(1985, 3, 1), date(2085, 3, 1))
    assert days.parse_day("85年3月", month_ok=True, two_digit_century=19) == date(1985, 3, 1)


@pytest.mark.parametrize("text", ["85.3", "8503", "85-03", "85/3"])
def test_a_short_month_is_asked_like_any_short_year(text: str) -> None:
    with pytest.raises(days.Ambiguous, match="1985年还是2085年") as caught:
        days.parse_day(text, month_ok=True)
    assert caught.value.by_century
    assert days.parse_day(text, month_ok=True, two_digit_century=19) == date(1985, 3, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12.5", "可能是2012年5月，也可能是12月5日而没写年份"),
        ("0307", "可能是2003年7月，也可能是3月7日而没写年份"),
        ("03-07-85", "可能是1985年3月7日，也可能是1985年7月3日"),
        ("3/7/1985", "可能是1985年3月7日，也可能是1985年7月3日"),
    ],
)
def test_what_no_century_settles_is_said(text: str, sentence: str) -> None:
    for century in (None, 19, 20):
        with pytest.raises(days.Ambiguous, match=sentence) as caught:
            days.parse_day(text, month_ok=True, two_digit_century=century)
        assert not caught.value.by_century
        assert str(caught.value).startswith(f"“{text}”")


def test_a_year_written_last_is_read_where_only_one_day_can_be_meant() -> None:
    assert days.parse_day("25/12/1985") == days.parse_day("12/25/1985") == date(1985, 12, 25)
    assert days.parse_day("7.7.1985") == date(1985, 7, 7)
    assert days.parse_day("25-12-85", two_digit_century=19) == date(1985, 12, 25)
    with pytest.raises(days.Ambiguous, match="1985年还是2085年"):
        days.parse_day("25-12-85")


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (61, False, date(1900, 3, 1)),
        (31113, False, date(1985, 3, 7)),
        (45717, False, date(2025, 3, 1)),
        (45717.99, False, date(2025, 3, 1)),
        (73050, False, date(2099, 12, 31)),
        (1, True, date(1904, 1, 2)),
        (44255, True, date(2025, 3, 1)),
    ],
)
def test_excel_numbers(serial: float, date1904: bool, day: date) -> None:
    assert days.excel_day(serial, date1904=date1904) == day


@pytest.mark.parametrize("serial", [0, 0.5, -1, 60, 60.5, 73051, 20250301, float("nan"), float("inf")])
def test_implausible_excel_numbers_are_no_dates(serial: float) -> None:
    with pytest.raises(ValueError, match=r"不是日期|没有29日"):
        days.excel_day(serial)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1985, 3, 7), date(2025, 3, 6), 39),
        (date(1985, 3, 7), date(2025, 3, 7), 40),
        (date(1985, 12, 31), date(2025, 12, 30), 39),
        (date(1985, 12, 31), date(2025, 12, 31), 40),
        (date(2000, 2, 29), date(2025, 2, 28), 24),
        (date(2000, 2, 29), date(2025, 3, 1), 25),
        (date(2000, 2, 29), date(2024, 2, 28), 23),
        (date(2000, 2, 29), date(2024, 2, 29), 24),
        (date(2025, 3, 7), date(2025, 3, 7), 0),
        (date(2025, 3, 7), date(2025, 3, 6), -1),
    ],
)
def test_ages(birth: date, day: date, age: int) -> None:
    assert days.age_on(birth, day) == age
    assert days.years_between(birth, day) == age


@given(DAYS, DAYS)
def test_an_age_never_falls_and_grows_only_on_the_birthday(birth: date, day: date) -> None:
    grown = days.age_on(birth, day + timedelta(days=1)) - days.age_on(birth, day)
    assert grown == (days.birthday_in(birth, (day + timedelta(days=1)).year) == day + timedelta(days=1))


@pytest.mark.parametrize(
    ("birth", "year", "day"),
    [
        (date(1985, 3, 7), 2025, date(2025, 3, 7)),
        (date(2000, 2, 29), 2024, date(2024, 2, 29)),
        (date(2000, 2, 29), 2025, date(2025, 3, 1)),
    ],
)
def test_birthdays(birth: date, year: int, day: date) -> None:
    assert days.birthday_in(birth, year) == day


@pytest.mark.parametrize(
    ("start", "day", "months"),
    [
        (date(2025, 1, 15), date(2025, 2, 14), 0),
        (date(2025, 1, 15), date(2025, 2, 15), 1),
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 1, 31), date(2025, 3, 1), 1),
        (date(2024, 12, 1), date(2026, 1, 1), 13),
        (date(2025, 2, 15), date(2025, 1, 15), -1),
    ],
)
def test_whole_months(start: date, day: date, months: int) -> None:
    assert days.months_between(start, day) == months


@pytest.mark.parametrize(
    ("day", "n", "moved"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 5), 1, date(2026, 1, 5)),
        (date(2025, 1, 5), -1, date(2024, 12, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 3, 1), 0, date(2025, 3, 1)),
    ],
)
def test_moving_by_months(day: date, n: int, moved: date) -> None:
    assert days.add_months(day, n) == moved


def test_how_days_are_shown() -> None:
    assert days.show_day(date(2025, 3, 1)) == "2025-03-01"
    assert days.show_day_long(date(2025, 3, 1)) == "2025年3月1日"


# The tables annexed to the decision of 2024-09-13: birth month, former age, age and month of retirement.
@pytest.mark.parametrize(
    ("birth", "sex", "line", "years", "months", "retired"),
    [
        (date(1964, 12, 31), "男", 60, 60, 0, date(2024, 12, 31)),
        (date(1965, 1, 1), "男", 60, 60, 1, date(2025, 2, 1)),
        (date(1965, 1, 31), "男", 60, 60, 1, date(2025, 2, 28)),
        (date(1965, 4, 10), "男", 60, 60, 1, date(2025, 5, 10)),
        (date(1965, 5, 10), "男", 60, 60, 2, date(2025, 7, 10)),
        (date(1976, 8, 10), "男", 60, 62, 11, date(2039, 7, 10)),
        (date(1976, 9, 10), "男", 60, 63, 0, date(2039, 9, 10)),
        (date(1990, 9, 10), "男", 60, 63, 0, date(2053, 9, 10)),
        (date(1969, 12, 10), "女", 55, 55, 0, date(2024, 12, 10)),
        (date(1970, 1, 10), "女", 55, 55, 1, date(2025, 2, 10)),
        (date(1970, 5, 10), "女", 55, 55, 2, date(2025, 7, 10)),
        (date(1981, 9, 10), "女", 55, 58, 0, date(2039, 9, 10)),
        (date(1974, 12, 10), "女", 50, 50, 0, date(2024, 12, 10)),
        (date(1975, 1, 10), "女", 50, 50, 1, date(2025, 2, 10)),
        (date(1975, 2, 10), "女", 50, 50, 1, date(2025, 3, 10)),
        (date(1975, 3, 10), "女", 50, 50, 2, date(2025, 5, 10)),
        (date(1984, 10, 10), "女", 50, 54, 11, date(2039, 9, 10)),
        (date(1984, 11, 10), "女", 50, 55, 0, date(2039, 11, 10)),
    ],
)
def test_retirement_days(birth: date, sex: str, line: int, years: int, months: int, retired: date) -> None:
    found = days.retirement_day(birth, sex, line)
    assert (found.age_years, found.age_months, found.day) == (years, months, retired)
    assert found.delay_months == (years - line) * 12 + months


@pytest.mark.parametrize(("sex", "line"), [("男", 55), ("女", 60), ("", 60), ("男", 0)])
def test_an_age_line_of_the_other_sex_is_refused(sex: str, line: int) -> None:
    with pytest.raises(ValueError, match="与性别不符"):
        days.retirement_day(date(1980, 1, 1), sex, line)


@pytest.mark.parametrize("text", ["3月5日", "12月31", "3 月 5 号"])
def test_a_day_without_a_year_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match="没有写年份"):
        days.parse_day(text)
