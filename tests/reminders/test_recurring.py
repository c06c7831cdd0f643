"""When a thing comes again: days of a table that an office could read."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.reminders.recurring import MONTHLY, ONCE, QUARTERLY, WEEKLY, YEARLY, next_day

D = date


@pytest.mark.parametrize(
    ("first", "repeats", "after", "until", "expected"),
    [
        (D(2026, 11, 20), ONCE, D(2026, 11, 20), None, None),
        (D(2026, 11, 20), WEEKLY, D(2026, 11, 20), None, D(2026, 11, 27)),
        (D(2026, 11, 20), WEEKLY, D(2026, 12, 4), None, D(2026, 12, 11)),
        (D(2026, 11, 20), WEEKLY, D(2026, 11, 1), None, D(2026, 11, 27)),  # done before its day
        (D(2026, 1, 31), MONTHLY, D(2026, 1, 31), None, D(2026, 2, 28)),
        (D(2026, 1, 31), MONTHLY, D(2026, 2, 28), None, D(2026, 3, 31)),  # not the 28th for ever
        (D(2026, 1, 31), MONTHLY, D(2026, 5, 10), None, D(2026, 5, 31)),  # what was missed is not made up for
        (D(2026, 11, 15), QUARTERLY, D(2026, 11, 15), None, D(2027, 2, 15)),
        (D(2026, 11, 15), QUARTERLY, D(2027, 2, 16), None, D(2027, 5, 15)),
        (D(2024, 2, 29), YEARLY, D(2024, 2, 29), None, D(2025, 2, 28)),
        (D(2024, 2, 29), YEARLY, D(2027, 3, 1), None, D(2028, 2, 29)),
        (D(2026, 11, 20), MONTHLY, D(2026, 11, 20), D(2026, 12, 19), None),
        (D(2026, 11, 20), MONTHLY, D(2026, 11, 20), D(2026, 12, 20), D(2026, 12, 20)),
    ],
)
def test_the_next_day(first, repeats, after, until, expected):
    assert next_day(first, repeats, after, until) == expected
