"""What holds of periods and events whatever their days are."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desk_union.members.life import rules
from desk_union.members.life.rules import Event

FIRST = date(2024, 1, 1)
FAR = 50  # days; an open end reaches beyond it
NUMBERS = st.integers(0, 40)


def day(number: int) -> date:
    return FIRST + timedelta(number)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[int, int | None]:
    since = draw(NUMBERS)
    return since, draw(st.none() | st.integers(since + 1, 41))


def days_in(stretch: tuple[int, int | None]) -> set[int]:
    return set(range(stretch[0], FAR if stretch[1] is None else stretch[1]))


def dated(stretch: tuple[int, int | None]) -> tuple[date, date | None]:
    return day(stretch[0]), None if stretch[1] is None else day(stretch[1])


@given(stretches(), st.lists(stretches(), max_size=5))
def test_what_is_left_are_the_days_that_nobody_took(period, taken) -> None:
    left = rules.remainder(dated(period), [dated(one) for one in taken])
    numbers = [((since - FIRST).days, None if until is None else (until - FIRST).days) for since, until in left]
    assert all(days_in(one) for one in numbers)
    wanted = days_in(period).difference(*map(days_in, taken))
    assert sorted(n for one in numbers for n in days_in(one)) == sorted(wanted)
    assert any(until is None for _, until in numbers) is (period[1] is None and all(until for _, until in taken))


EVENTS = st.lists(st.tuples(NUMBERS, st.sampled_from(sorted(rules.STATE_AFTER))), max_size=8).map(sorted)


@given(EVENTS)
def test_periods_follow_one_another_without_a_gap(told) -> None:
    periods, objection = rules.periods_of([Event(day(number), kind) for number, kind in told])
    assert bool(periods) is bool(told)
    for one, other in pairwise(periods):
        assert one.until == other.since
        assert one.since < other.since
    if told:
        assert (periods[-1].until, periods[-1].state) == (None, rules.STATE_AFTER[told[-1][1]])
        assert periods[0].since == day(told[0][0])
    legal, state = True, "非会员"
    for _, kind in told:
        legal, state = legal and kind in rules.MOVES[state], rules.STATE_AFTER[kind]
    assert (objection == "") is legal
