"""The festivals by their real dates, as the calendars of the State Council name them."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis import festivals


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [  # 国务院办公厅关于部分节假日安排的通知, of each year
        (festivals.SPRING, 2023, date(2023, 1, 22)),
        (festivals.SPRING, 2025, date(2025, 1, 29)),
        (festivals.SPRING, 2026, date(2026, 2, 17)),
        (festivals.DRAGON_BOAT, 2025, date(2025, 5, 31)),
        (festivals.DRAGON_BOAT, 2026, date(2026, 6, 19)),
        (festivals.MID_AUTUMN, 2023, date(2023, 9, 29)),  # the year had a second month of spring
        (festivals.MID_AUTUMN, 2025, date(2025, 10, 6)),
        (festivals.MID_AUTUMN, 2026, date(2026, 9, 25)),
        (festivals.QINGMING, 2025, date(2025, 4, 4)),
        (festivals.QINGMING, 2027, date(2027, 4, 5)),
        (festivals.DOUBLE_NINTH, 2025, date(2025, 10, 29)),
        (festivals.DISABLED_DAY, 2026, date(2026, 5, 17)),
        (festivals.NEW_YEAR, 2026, date(2026, 1, 1)),
    ],
)
def test_a_festival_falls_on_its_day(name: str, year: int, day: date) -> None:
    assert festivals.day_of(name, year) == day


def test_the_days_of_a_year_follow_one_another() -> None:
    found = [one.day for one in festivals.of_year(2026)]
    assert found == sorted(found)


def test_a_year_that_is_not_tabled_still_has_the_fixed_days() -> None:
    assert festivals.day_of(festivals.NATIONAL_DAY, 2150) == date(2150, 10, 1)
    assert festivals.day_of(festivals.SPRING, 2150) is None


def test_what_comes_goes_over_the_end_of_the_year() -> None:
    names = [one.name for one in festivals.coming(date(2025, 12, 20), 60)]
    assert names == [festivals.NEW_YEAR, festivals.SPRING]
    assert [one.name for one in festivals.coming(date(2026, 10, 1), 0)] == [festivals.NATIONAL_DAY]
