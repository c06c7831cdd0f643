"""质量评估 of a sitting: votes become a total by the engine of scoring, told so that it can be followed."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.democracy.congress.ledgers import CONGRESSES, QUESTIONS
from desk_union.describe.sheet import Request
from desk_union.store.overrides import Faulty
from desk_union.tabs import sheet_called
from tests.screens.desks import TODAY
from tests.union_work import working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


def laid_out(office, worth: str = "60") -> int:
    sat = office.save(CONGRESSES, number=4, session=3, held_on=date(2026, 3, 1), due=40, present=36)
    office.do("democracy.lay_out_quality", sat, worth=worth)
    return sat


def vote(office, good, fair, bad):
    for one in office.all(QUESTIONS):
        office.save(QUESTIONS, one.id, good=good, fair=fair, bad=bad)


def paper_of(office, sat):
    with office.desk.book.reading() as session:
        return str(sheet_called("democracy.quality").content.fill(session, Request(TODAY, TODAY, row=sat)))


def test_eight_questions_of_a_hundred_marks_are_laid_out_once(office):
    sat = laid_out(office)
    assert [(one.place, one.full) for one in office.all(QUESTIONS)] == [(n, 12_500_000) for n in range(1, 9)]
    with pytest.raises(Refusal, match="还没有列评估项目"):
        office.do("democracy.lay_out_quality", sat)


@pytest.mark.parametrize(
    ("good", "fair", "bad", "total"),
    [(36, 0, 0, 100), (0, 36, 0, 60), (0, 0, 36, 0), (27, 6, 3, 85)],  # (27 + 6 x 60%) / 36 = 85%
)
def test_the_total_is_the_mean_of_the_votes(office, good, fair, bad, total):
    sat = laid_out(office)
    vote(office, good, fair, bad)
    assert office.all(CONGRESSES)[0].quality == total * 1_000_000
    assert f"质量评估得分{total:.2f}分" in paper_of(office, sat)


def test_what_is_worth_how_much_may_change_and_no_worth_is_made_up(office):
    sat = laid_out(office, worth="")
    vote(office, 30, 6, 0)
    assert office.all(CONGRESSES)[0].quality is None
    assert "得分" not in paper_of(office, sat)
    office.save(CONGRESSES, sat, fair_worth=100)
    assert office.all(CONGRESSES)[0].quality == 100_000_000


def test_no_question_has_more_votes_than_delegates(office):
    sat = laid_out(office)
    first = office.all(QUESTIONS)[0].id
    with pytest.raises(Faulty, match="“会议议程安排”共37票，多于到会的36人"):
        office.save(QUESTIONS, first, good=30, fair=7)
    vote(office, 36, 0, 0)
    with pytest.raises(Faulty, match="多于到会的35人"):
        office.save(CONGRESSES, sat, present=35)


def test_without_votes_the_paper_is_for_the_pen(office):
    sat = office.save(CONGRESSES, number=4, session=3, held_on=date(2026, 3, 1))
    told = paper_of(office, sat)
    assert ("打“√”" in told, "会务工作" in told, "意见和建议" in told) == (True, True, True)
