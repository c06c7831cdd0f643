"""Which 总结 a print and a command take where there are several, and that none is drafted of a year to come."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.reports.writing import keeping
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.ledgers import WRITINGS
from desk_union.store.tables import StageMove
from tests.screens.desks import TODAY
from tests.union_work import working_office

YEAR = Span.year(2025)


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def kept(held, **more):
    return held.save(WRITINGS, **{"kind": words.YEARLY, "first": YEAR.first, "last": YEAR.last} | more)


def test_one_that_was_only_taken_in_does_not_hide_the_draft_of_the_office(office):
    def newest():
        with office.desk.book.reading() as session:
            return keeping.newest(session, words.YEARLY, YEAR)

    first = kept(office, title="旧的")
    assert newest() == first
    own = kept(office, title="本单位的", office=words.USUAL)
    kept(office, title="又一份旧的")
    assert newest() == own


def test_no_draft_is_written_of_a_year_to_come(office):
    with pytest.raises(Refusal, match="2027年1月1日还没有到"):
        office.do("reports.draft", kind=words.YEARLY, year="2027")
    assert office.all(WRITINGS) == []


def test_a_draft_of_a_year_that_is_not_over_is_a_draft_from_today(office):
    office.do("reports.draft", kind=words.YEARLY, year="2026")
    with office.desk.book.reading() as session:
        assert session.scalars(select(StageMove.day).where(StageMove.owner_table == "writing")).all() == [TODAY]
