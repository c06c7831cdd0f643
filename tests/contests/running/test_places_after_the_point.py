"""Marks below each other have as many places after the point; whole ones stay whole; a total has always two."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.contests.running.ledgers import CONTESTS, CRITERIA, ENTRIES, SCORES
from tests.contests.contest_office import contest_office

POINT = 1_000_000
MARKS = (("甲", "整", "一", 90.0), ("乙", "整", "一", 80.0), ("甲", "零", "一", 88.5), ("乙", "零", "一", 90.0), ("乙", "零", "二", 90.25))


@pytest.fixture
def office(tmp_path):
    with contest_office(tmp_path) as found:
        found.contest = found.add(CONTESTS, name="比武", starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 2))
        for name in ("整", "零"):
            found.add(CRITERIA, contest=found.contest, name=name, full=100 * POINT)
        for name in ("甲", "乙"):
            found.add(ENTRIES, contest=found.contest, name=name)
        for entrant, item, judge, mark in MARKS:
            found.add(SCORES, contest=found.contest, entrant=entrant, item=item, judge=judge, mark=int(mark * POINT))
        yield found


def rows(office, sheet: str, **chosen: str) -> list[tuple[str, ...]]:
    return [row for table in office.tables(sheet, row=office.contest, chosen=chosen) for row in table.rows]


def test_the_ranking(office):
    assert [row[:5] for row in rows(office, "contests.ranking")] == [("1", "甲", "90", "88.50", "178.50"), ("2", "乙", "80", "90.13", "170.13")]


def test_every_mark_beside_what_it_counts(office):
    assert [row[1:] for row in rows(office, "contests.details")] == [
        ("甲", "整", "90.0", "", "90.000", "90.000"), ("甲", "零", "88.5", "", "88.500", "88.500"),
        ("乙", "整", "80.0", "", "80.000", "80.000"), ("乙", "零", "90.0", "90.25", "90.125", "90.125"),
    ]  # fmt: skip


def test_the_sheet_of_a_judge(office):
    first, second = rows(office, "contests.score_sheet", fill="filled")[:2]
    assert (first[3:6], second[3:6]) == (("90", "88.5", "178.5"), ("80", "90.0", "170.0"))
