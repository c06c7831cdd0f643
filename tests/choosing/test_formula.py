"""And, or, not over criteria; who is left out by one thing only; the reasons in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import true

from desk_union.choosing.formula import IN, NEARLY, OUT, ChoiceTerm, Judged, failing, groups_of, why, words_of
from desk_union.describe.criterion import AskedOf, Criterion

DAY = date(2026, 6, 1)


def term(title, group, *, turned=False, private=False, number=None):
    one = Criterion(code=f"x.{title}", title=title, help="。", where=lambda _asked: true(), private=private, number="岁" if number else "")
    return ChoiceTerm(one, AskedOf(DAY, number=number), group, turned)


TERMS = (term("会员", 1), term("年满", 2, number=40), term("女职工", 2), term("困难户", 3, private=True))


@pytest.mark.parametrize(
    ("holds", "state"),
    [
        ((1, 1, 0, 1), IN),
        ((1, 0, 1, 1), IN),
        ((1, 0, 0, 1), NEARLY),
        ((0, 1, 1, 1), NEARLY),
        ((0, 0, 0, 1), OUT),
        ((0, 0, 0, 0), OUT),
    ],
)
def test_all_groups_must_hold_and_of_each_one_is_enough(holds, state):
    told = tuple(map(bool, holds))
    assert Judged(1, "张一", told, (None,) * 4, failing(told, groups_of(TERMS)), 3).state == state


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=1, max_size=8))
def test_failing_counts_the_groups_without_any_that_holds(rows):
    terms = [term(str(place), group) for place, (group, _) in enumerate(rows)]
    holds = [held for _, held in rows]
    wrong = {group for group, _ in rows} - {group for group, held in rows if held}
    assert failing(holds, groups_of(terms)) == len(wrong)


def test_a_rule_of_one_thing_leaves_nobody_out_by_one_thing_only():
    assert Judged(1, "张一", (False,), (None,), 1, 1).state == OUT


def test_the_reasons_name_what_holds_and_all_of_a_group_that_fails():
    one = Judged(1, "张一", (True, False, False, True), (None, "38岁", None, "深度困难"), 1, 3)
    assert why(one, TERMS) == ("会员；困难户（深度困难）", "年满40岁（38岁）或女职工")
    assert why(one, TERMS, private=False) == ("会员", "年满40岁（38岁）或女职工")
    assert why(one, TERMS, private=True) == ("困难户（深度困难）", "")


def test_a_rule_is_said_in_words():
    assert words_of(TERMS) == "会员，并且（年满40岁 或者 女职工），并且困难户"
    assert words_of((term("会员", 1, turned=True),)) == "不：会员"
    assert words_of(()) == "没有条件"
