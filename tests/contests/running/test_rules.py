"""Rules of contests as tables: shares of a prize, patterns as lines, weights and marks as they are written."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis.refusal import Refusal
from desk_union.contests.running import patterns, prize_rates, rules
from desk_union.contests.running.contest_kinds import JudgeName, MarkPoints, WeightPoints
from desk_union.contests.running.pattern_words import USUAL
from desk_union.contests.running.reckoning import measured_value

M = 1_000_000


@given(st.integers(0, 10**8), st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_a_prize_is_split_with_every_fen(total, shares):
    parts = rules.split(total, shares)
    whole = sum(shares)
    assert sum(parts) == total
    assert all(abs(part - Fraction(total * share, whole)) < 1 for part, share in zip(parts, shares, strict=True))


@pytest.mark.parametrize(
    ("text", "kept"), [("30", 30), ("30%", 30), ("0.3", 30), (0.3, 30), (30, 30), ("100%", 100), ("1", 1), ("12.5%", 12.5)]
)
def test_a_weight_however_it_is_written(text, kept):
    assert WeightPoints().read(text) == kept * M


@pytest.mark.parametrize(
    ("text", "kept"), [("9.85", 9.85), ("√", 1), ("是", 1), (9.85, 9.85), ("1,200", 1200), ("98.5%", 0.985), ("85分", 85), ("-3", -3)]
)
def test_a_mark_however_it_is_written(text, kept):
    assert MarkPoints().read(text) == round(kept * M)


@pytest.mark.parametrize("text", ["", "否", "无"])
def test_no_mark_at_all(text):
    assert MarkPoints().read(text) is None


@pytest.mark.parametrize(("text", "kept"), [("李 明", "李明"), ("李　明", "李明"), ("1", "1"), ("Tom Li", "Tom Li")])
def test_a_judge_however_the_name_is_spaced(text, kept):
    assert JudgeName(30).read(text) == kept


@pytest.mark.parametrize("text", ["九十", "9.8.5", "1.2345678", "inf", "1e20"])
def test_what_is_no_mark(text):
    with pytest.raises(ValueError, match=r"."):
        MarkPoints().read(text)


@pytest.mark.parametrize(
    ("measure", "mark", "base", "target", "value"),
    [
        ("实绩值", 120, 100, None, 120), ("增加额", 120, 100, None, 20), ("增长率", 120, 100, None, 20),
        ("目标完成率", 120, None, 150, 80), ("增长率", 120, None, None, 0), ("目标完成率", 5, None, 0, 0), (None, 7, 1, 1, 7),
    ],
)  # fmt: skip
def test_what_is_taken_of_a_measure(measure, mark, base, target, value):
    scaled = (None if one is None else one * M for one in (base, target))
    assert measured_value(measure, mark * M, *scaled) == value * M


@pytest.mark.parametrize("pattern", USUAL, ids=lambda one: one["name"])
def test_every_pattern_of_the_program_reads(pattern):
    items = patterns.items_of(pattern["items"])
    assert len({one["name"] for one in items}) == len(items) > 1
    assert not [fault for one in items for fault in rules.check_criterion(one)]
    grades = patterns.grades_of(pattern["grades"])
    assert grades
    assert all(one["by"] is None or one["by"] in {item["name"] for item in items} for one in grades)


@pytest.mark.parametrize(("line", "said"), [("安全，抽查，20", "种类没有“抽查”"), ("安全，评分，很多", "不是一个数")])
def test_a_pattern_that_cannot_be_read_names_its_line(line, said):
    with pytest.raises(Refusal, match=said):
        patterns.items_of(line)


@pytest.mark.parametrize(("entrants", "cap", "most"), [(10, None, 10), (10, Fraction(2, 3), 6), (10, Fraction(1, 3), 3), (2, Fraction(1, 3), 0)])
def test_how_many_may_win(entrants, cap, most):
    assert rules.most_winners(entrants, cap) == most


@pytest.mark.parametrize(
    ("entrants", "share", "most"), [(30, "三分之二", 20), (10, "三分之二", 6), (10, "三分之一", 3), (2, "三分之一", 0), (7, "二分之一", 3)]
)
def test_so_many_of_those_who_take_part_may_win(entrants, share, most):
    """Facts B.5: two thirds (四川 2018), one third (安徽 2019), rounded down."""
    assert rules.most_winners(entrants, prize_rates.shares()[share]) == most


@pytest.mark.parametrize(
    ("share", "day", "told"),
    [("三分之二", date(2020, 5, 1), "四川"), ("三分之二", date(2024, 5, 1), "河南"), ("三分之一", date(2020, 5, 1), "安徽"), ("三分之一", date(2026, 1, 1), "")],
)
def test_a_share_says_by_what_rule_of_its_day(share, day, told):
    assert prize_rates.basis(share, day).startswith(told)
    assert bool(prize_rates.basis(share, day)) == bool(told)
    assert "四川" not in prize_rates.basis(share, date(2024, 5, 1))
