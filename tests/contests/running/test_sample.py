"""Every contest of the made-up office, reckoned again by a second, naive program out of its plain rows."""

from __future__ import annotations

import itertools
from collections import defaultdict
from fractions import Fraction
from statistics import mean

import pytest
from sqlalchemy import select

from desk_union.contests.running import reckoning
from desk_union.contests.running.tables import Contest, ContestCriterion, ContestEntry, ContestFlag, ContestScore
from desk_union.describe.figure import Span
from desk_union.store.figures import evaluate
from desk_union.tabs import figures
from tests.samples import sample_book


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("竞赛") / "示例.desk")
    yield book
    book.close()


def plain(session, contest):
    """Totals, places and vetoes by the definition, with nothing of the engine."""
    held = session.get_one(Contest, contest)
    marks = defaultdict(list)
    for one in session.scalars(select(ContestScore).where(ContestScore.contest == contest)):
        if one.mark is not None:
            marks[one.entrant, one.item].append(one)
    names = list(session.scalars(select(ContestEntry.name).where(ContestEntry.contest == contest)))
    totals, vetoed = dict.fromkeys(names, Fraction(0)), dict.fromkeys(names, False)
    for item in session.scalars(select(ContestCriterion).where(ContestCriterion.contest == contest)):
        values = {name: marks[name, item.name] for name in names if marks[name, item.name]}
        for name, points in worth(item, values, held.judging).items():
            totals[name] += points
        for name in values if item.kind == "一票否决" else ():
            vetoed[name] = True
    order = {name: (vetoed[name], -totals[name]) for name in names}
    return {name: (totals[name], 1 + sum(order[other] < order[name] for other in names)) for name in names}


def worth(item, values, judging):
    full, weight = (None if one is None else Fraction(one, 10**6) for one in (item.full, item.weight))
    given = {name: [Fraction(one.mark, 10**6) for one in some] for name, some in values.items()}
    if item.kind == "加分":
        return {name: sum(some) for name, some in given.items()}
    if item.kind == "扣分":
        return {name: -sum(some) for name, some in given.items()}
    if item.kind == "评分":
        means = {name: mean(sorted(some)[1:-1] if judging == "去掉最高最低" and len(some) >= 5 else some) for name, some in given.items()}
        return {name: one / (full or 100) * weight if weight else one for name, one in means.items()}
    if item.kind == "实绩" and item.way:
        reached = {name: Fraction(some[0].mark, some[0].target) if item.measure == "目标完成率" else given[name][0] for name, some in values.items()}
        best = min(reached.values()) if item.smaller else max(reached.values())
        return {name: weight * (best / one if item.smaller else one / best) for name, one in reached.items()}
    return {}


def test_a_naive_program_agrees_about_every_contest(book):
    with book.reading() as session:
        contests = list(session.scalars(select(Contest.id)))
        compared = 0
        for contest in contests:
            result = reckoning.result_of(session, contest)
            found = {result.entries[one.contender.key].name: (one.total, one.place) for one in result.ranked}
            if any(item.kind == "评分" for item in result.scheme.items) and not result.scheme.precedence:
                assert found == plain(session, contest)
                compared += bool(found)
            else:
                assert {name: total for name, (total, _) in found.items()} == {name: total for name, (total, _) in plain(session, contest).items()}
        assert compared >= 10


def test_signed_totals_are_those_that_were_kept(book):
    with book.reading() as session:
        signed = session.scalars(select(Contest.id).where(Contest.stage.in_(("已签字", "已颁奖"))))
        for contest in list(signed):
            now = {name: (str(total), place) for name, (total, place) in plain(session, contest).items()}
            rows = session.execute(select(ContestEntry.name, ContestEntry.total, ContestEntry.place).where(ContestEntry.contest == contest))
            kept = {row.name: (row.total, row.place) for row in rows}
            assert {name: one[0] for name, one in kept.items()} == {name: one[0] for name, one in now.items()}


def test_the_flag_is_in_one_place_at_a_time(book):
    with book.reading() as session:
        held = session.execute(select(ContestFlag.since, ContestFlag.until).order_by(ContestFlag.since)).all()
        assert len(held) >= 6
        assert all(one.until == after.since for one, after in itertools.pairwise(held))
        assert held[-1].until is None


@pytest.mark.parametrize(
    ("code", "year", "value"),
    [
        ("contests.contests", 2025, 4), ("contests.service_stars", 2025, 6), ("contests.women_places", 2026, 10), ("contests.items", 2025, 6), ("contests.drive_days", 2025, 100),
        ("contests.prizes_paid", 2025, 11_600), ("contests.quiz_units", 2026, 10), ("contests.quiz_persons", 2026, 30),
        ("contests.flags", 2025, 3), ("contests.teams_in", 2025, 14),
        ("contests.joint_work", 2025, 2), ("contests.drive_winners", 2025, 2), ("contests.entrants", 2025, 14 + 18 + 42),
    ],
)  # fmt: skip
def test_the_year_in_numbers(book, code, year, value):
    figure = next(one for one in figures() if one.code == code)
    with book.reading() as session:
        told = evaluate(session, figure, Span.year(year), figures())
    assert told.number in (value, str(value))
