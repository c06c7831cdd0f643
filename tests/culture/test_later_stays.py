"""Who came later, and books that came or were lent later, leave what was told of an earlier day."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.culture.activities.ledgers import ACTIVITIES, SIGNED
from desk_union.culture.reading.ledgers import BOOKS, LOANS
from desk_union.culture.training.ledgers import TRAINEES, TRAININGS
from desk_union.describe.figure import Span
from tests.union_work import working_office

LAST_YEAR, LAST_DAY = Span(date(2025, 1, 1), date(2025, 12, 31)), date(2025, 12, 31)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def test_who_makes_up_a_course_counts_from_then_on(office):
    row = office.save(TRAININGS, name="电工培训", starts_on=date(2025, 12, 20))
    first, second, *_ = office.people
    office.save(TRAINEES, training=row, person=first, passed=True)
    office.save(TRAINEES, training=row, person=second, passed=False, came_on=date(2026, 2, 3))
    told = {day: office.tables("culture.training_marks", row=row, day=day)[0] for day in (LAST_DAY, date(2026, 3, 1))}
    assert [len(table.rows) for table in told.values()] == [1, 2]
    assert told[LAST_DAY].notes == ("应考1人，及格1人，及格率100.0%。",)
    figures = ("trainees", "examined", "pass_rate")
    assert [office.figure(f"culture.{code}", LAST_YEAR) for code in figures] == [1, 1, 100]
    assert [office.figure(f"culture.{code}", Span(date(2025, 1, 1), date(2026, 12, 31))) for code in figures] == [2, 2, 50]


def test_who_signs_on_a_later_day_of_an_activity_counts_from_then_on(office):
    row = office.save(ACTIVITIES, name="迎新年联赛", held_on=date(2025, 12, 28), until=date(2026, 1, 5))
    first, second, *_ = office.people
    office.save(SIGNED, activity=row, person=first)
    office.save(SIGNED, activity=row, person=second, came_on=date(2026, 1, 2))
    assert [office.figure(f"culture.{code}", LAST_YEAR) for code in ("participants", "persons")] == [1, 1]
    longer = Span(date(2025, 1, 1), date(2026, 1, 31))
    assert [office.figure(f"culture.{code}", longer) for code in ("participants", "persons")] == [2, 2]


def test_the_library_of_a_day_has_the_books_of_that_day(office):
    old = office.save(BOOKS, title="工会法释义", came_on=date(2025, 3, 1), copies=3)
    office.save(BOOKS, title="旧书", came_on=date(2020, 1, 1), gone_on=date(2025, 6, 1))
    office.save(BOOKS, title="新书", came_on=date(2026, 2, 1))
    first, second, *_ = office.people
    office.save(LOANS, book=old, person=first, lent_on=date(2025, 12, 1), returned_on=date(2026, 1, 5))
    office.save(LOANS, book=old, person=second, lent_on=date(2026, 2, 1))
    (table,) = office.tables("culture.book_list", day=LAST_DAY, year=2025)
    assert [(row[3], row[6], row[7]) for row in table.rows] == [("工会法释义", "3", "1")]
    (late,) = office.tables("culture.overdue_list", day=date(2026, 1, 3), year=2026)
    assert len(late.rows) == 1
