"""Scores reckoned by hand: weights, both rules for judges, bonus, deduction, veto, ties, missing marks, measured values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from desk_union.basis.points import rounded
from desk_union.scoring.conversion import BY_RANK, BY_RATIO, BY_TABLE, Conversion, converted, places_of, steps_of
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import (
    BONUS,
    EARLIEST,
    FEWEST,
    MEASURED,
    PENALTY,
    TOTAL,
    VETO,
    ScoreItem,
    ScoreScheme,
    scheme_of,
)
from desk_union.scoring.tally import tally
from desk_union.scoring.telling import arithmetic

F = Fraction

THEORY = ScoreItem(1, "理论", full=F(100), weight=F(30))
WORK = ScoreItem(2, "实操", full=F(100), weight=F(70))
EXTRA = ScoreItem(3, "加分", BONUS)
FINE = ScoreItem(4, "扣分", PENALTY)
STOP = ScoreItem(5, "事故", VETO)
ITEMS = (THEORY, WORK, EXTRA, FINE, STOP)


def reckon(scheme, marks, **more):
    """Places, names and totals of ``{name: {item key: [marks]}}``."""
    names = list(marks)
    tallies = {
        (n, key): tally(F(str(value)) for value in values)
        for n, name in enumerate(names)
        for key, values in marks[name].items()
    }
    contenders = [Contender(n, *more.get(name, ())) for n, name in enumerate(names)]
    return [(one.place, names[one.contender.key], one.total) for one in ranked(scheme, tallies, contenders)]


def test_a_table_by_hand():
    """甲 (90+85+80)/3=85→25.5, (88+92)/2=90→63, +2 −1.5; 乙 100→30, 85→59.5; 丙 is vetoed; 丁 has no practice mark."""
    found = reckon(
        ScoreScheme(ITEMS),
        {
            "甲": {1: [90, 85, 80], 2: [88, 92], 3: [2], 4: [1, 0.5]},
            "乙": {1: [100], 2: [85]},
            "丙": {1: [100], 2: [100], 5: [0]},
            "丁": {1: [80]},
        },
    )
    assert found == [(1, "乙", F("89.5")), (2, "甲", F(89)), (3, "丁", F(24)), (4, "丙", F(100))]


@pytest.mark.parametrize(
    ("marks", "trimmed", "mean"),
    [
        ([90, 80, 70, 60, 50], False, F(70)),
        ([95, 80, 70, 60, 10], True, F(70)),  # 95 and 10 are left out
        ([95, 80, 60, 10], True, F("61.25")),  # four judges: all count
        ([90, 90, 90, 60, 60], True, F(80)),  # of equal extremes one is left out
        ([9.8, 9.9, 9.7], True, F("9.8")),
        ([7], True, F(7)),
    ],
)
def test_the_mean_of_judges(marks, trimmed, mean):
    scheme = ScoreScheme((ScoreItem(1, "得分"),), trimmed=trimmed)
    reckoning = Reckoning(scheme, {(0, 1): tally(F(str(mark)) for mark in marks)})
    assert reckoning.mean(0, scheme.items[0]) == mean
    assert reckoning.totals([Contender(0)]) == {0: mean}


def test_full_ties_share_a_place():
    marks = {"甲": {1: [100]}, "乙": {1: [90]}, "丙": {1: [90]}, "丁": {1: [80]}}
    assert [place for place, _, _ in reckon(ScoreScheme((THEORY,)), marks)] == [1, 2, 2, 4]


@pytest.mark.parametrize(
    ("precedence", "order"),
    [
        ((TOTAL, "实操"), "乙甲丙"),
        ((TOTAL, "理论"), "甲乙丙"),
        (("实操",), "乙甲丙"),  # the total comes first all the same
        ((TOTAL, EARLIEST), "乙甲丙"),
        (("理论", TOTAL), "丙甲乙"),
    ],
)
def test_a_tie_is_broken_by_what_is_stated(precedence, order):
    items = (ScoreItem(1, "理论"), ScoreItem(2, "实操"))
    marks = {"甲": {1: [60], 2: [40]}, "乙": {1: [40], 2: [60]}, "丙": {1: [70], 2: [0]}}
    days = {"甲": ("", date(2025, 3, 2)), "乙": ("", date(2025, 3, 1))}
    found = reckon(ScoreScheme(items, precedence=precedence), marks, **days)
    assert ["".join(name for _, name, _ in found), *(place for place, _, _ in found)] == [order, 1, 2, 3]


def test_fewest_deductions_break_a_tie():
    marks = {"甲": {1: [100], 3: [5], 4: [5]}, "乙": {1: [100], 3: [0]}}
    assert [name for _, name, _ in reckon(ScoreScheme(ITEMS, precedence=(FEWEST,)), marks)] == ["乙", "甲"]


def test_groups_have_places_of_their_own():
    scheme = ScoreScheme((ScoreItem(1, "得分"),))
    tallies = {(n, 1): tally([value]) for n, value in enumerate((90, 80, 80, 70, 80))}
    groups = "甲乙乙甲甲"
    found = {
        one.contender.key: (one.place, one.in_group)
        for one in ranked(scheme, tallies, [Contender(n, group) for n, group in enumerate(groups)])
    }
    assert found == {0: (1, 1), 1: (2, 1), 2: (2, 1), 4: (2, 2), 3: (5, 3)}


@pytest.mark.parametrize(
    ("how", "values", "points"),
    [
        (Conversion(BY_RATIO), (200, 150, 0, -10), (20, 15, 0, 0)),
        (Conversion(BY_RATIO, smaller=True), (10, 20, 40), (20, 10, 5)),
        (Conversion(BY_RATIO), (-1, -2), (0, 0)),
        (Conversion(BY_RANK), (5, 9, 5, 1), (15, 20, 15, 5)),
        (Conversion(BY_RANK, by_place=places_of("20、18、16")), (5, 9, 5, 1), (18, 20, 18, 0)),
        (Conversion(BY_RANK, smaller=True, by_place=places_of("20,18")), (5, 9), (20, 18)),
        (Conversion(BY_TABLE, steps=steps_of("≥100：20；95：15；90：10")), (100, "99.9", 90, 89), (20, 15, 10, 0)),
        (Conversion(BY_TABLE, smaller=True, steps=steps_of("0:20;1:10;3:5")), (0, 1, 2, 4), (20, 10, 5, 0)),
    ],
)
def test_measured_values_become_points(how, values, points):
    found = converted(how, {n: F(str(value)) for n, value in enumerate(values)}, F(20))
    assert [found[n] for n in range(len(values))] == list(points)


def test_a_measure_without_a_way_is_shown_and_may_rank_but_brings_no_points():
    items = (ScoreItem(1, "得分"), ScoreItem(2, "用时", MEASURED))
    marks = {"甲": {1: [90], 2: [30]}, "乙": {1: [90], 2: [40]}}
    assert reckon(ScoreScheme(items), marks) == [(1, "甲", 90), (1, "乙", 90)]
    fewer = (items[0], ScoreItem(2, "用时", MEASURED, conversion=Conversion(BY_RATIO, smaller=True), weight=F(0)))
    assert [place for place, _, _ in reckon(ScoreScheme(fewer, precedence=(TOTAL, "用时")), marks)] == [1, 2]


def test_a_total_tells_its_arithmetic():
    tallies = {(0, 1): tally([F(90), F(85), F(80)]), (0, 4): tally([F("1.5")]), (0, 5): tally([F(1)])}
    (standing,) = ranked(ScoreScheme(ITEMS), tallies, [Contender(0)])
    told = arithmetic(Reckoning(ScoreScheme(ITEMS), tallies), standing)
    assert told == [
        "理论：3个分数合计255，平均85分，÷满分100×权重30＝25.5分。",
        "实操：没有分数，按0分。",
        "扣分：扣1.5分。",
        "事故：有一票否决的情形。",
        "总分：25.5－1.5＝24，四舍五入得24.00。",
        "一票否决（事故），排在最后。",
    ]


def test_a_scheme_comes_back_from_its_text():
    scheme = ScoreScheme(
        (
            *ITEMS,
            ScoreItem(
                6, "产量", MEASURED, F(20), chapter="生产", conversion=Conversion(BY_TABLE, steps=steps_of("1:2"))
            ),
        ),
        version=3,
        trimmed=True,
        precedence=("总分", "实操"),
    )
    assert scheme_of(scheme.to_text()) == scheme


@pytest.mark.parametrize(
    ("value", "words"),
    [("2.345", "2.35"), ("2.344999", "2.34"), ("-2.345", "-2.35"), ("0.005", "0.01"), ("90", "90.00")],
)
def test_only_what_is_shown_is_rounded_half_up(value, words):
    assert rounded(F(value)) == words
