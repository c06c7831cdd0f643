"""名额分配: tables worked by hand, laws that always hold, demands that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_union.basis.refusal import Refusal
from desk_union.honors.selection.apportioning import Demand, KindCount, Sharer, allot, impossible, needed, spread


def sharers(*heads: int) -> list[Sharer]:
    return [Sharer(n, f"第{n}组", one, n) for n, one in enumerate(heads, 1)]


# heads, total, least (None: one where there are enough), places; each worked with a pencil
BY_HAND = [
    ((23, 19, 14, 11, 8, 6, 4), 17, None, (5, 4, 3, 2, 1, 1, 1)),  # 4.6 3.8 2.8 2.2 1.6 1.2 0.8: remainders .8 .8 .8 .6(23) before .6(8)
    ((50, 30, 15, 1), 10, 1, (5, 3, 1, 1)),  # without the least number 5 3 2 0; then 9 over 95 heads: 4.737 2.842 1.421
    ((50, 30, 15, 1), 10, 0, (5, 3, 2, 0)),
    ((10, 10, 10), 4, None, (2, 1, 1)),  # all alike: the first in the ledger
    ((20, 10, 10), 1, None, (1, 0, 0)),
    ((7, 0, 3), 5, None, (4, 0, 1)),  # 3.5 and 1.5: the same remainder, the unit with more heads first; nobody in the second
    ((1, 1, 1), 3, 1, (1, 1, 1)),
]


@pytest.mark.parametrize(("heads", "total", "least", "places"), BY_HAND)
def test_a_table_worked_by_hand(heads, total, least, places) -> None:
    assert tuple(one.places for one in allot(sharers(*heads), total, least)) == places


def test_the_arithmetic_can_be_followed_with_a_pencil() -> None:
    first, *_, small = allot(sharers(50, 30, 15, 1), 10, 1)
    assert (first.exact, first.arithmetic) == ("4.737", "其余名额9×50÷95=4.737，整数4，余数较大再加1，得5名。")
    assert small.arithmetic == "总名额10×1÷96=0.104，整数0，余数较小不加，得0名。不到每单位至少1名，给1名。"


@given(st.lists(st.integers(0, 300), min_size=1, max_size=40), st.integers(1, 200), st.sampled_from([None, 0, 1]))
def test_the_sum_is_always_the_total(heads, total, least) -> None:
    counting = sum(one > 0 for one in heads)
    if not counting or (least or 0) * counting > total:
        with pytest.raises(Refusal):
            allot(sharers(*heads), total, least)
        return
    found = allot(sharers(*heads), total, least)
    assert sum(one.places for one in found) == total
    assert all(one.places == 0 for one in found if one.sharer.heads == 0)
    wanted = least if least is not None else int(total >= counting)
    assert all(one.places >= wanted for one in found if one.sharer.heads)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(12, 60), st.randoms())
def test_the_order_of_the_units_does_not_matter(heads, total, random) -> None:
    units = sharers(*heads)
    if not any(heads):
        return
    shuffled = list(units)
    random.shuffle(shuffled)
    assert {one.sharer.key: one.places for one in allot(units, total)} == {one.sharer.key: one.places for one in allot(shuffled, total)}


def test_more_units_than_places_are_named() -> None:
    with pytest.raises(Refusal, match="3个单位每个至少2名，要6名，总名额只有5名"):
        allot(sharers(9, 8, 7), 5, 2)


@pytest.mark.parametrize(("percent", "least", "number"), [(30, True, 6), (30, False, 5), (100, True, 17), (0, True, 0)])
def test_a_percentage_is_rounded_up_for_the_least_and_down_for_the_most(percent, least, number) -> None:
    assert needed(17, number=None, percent=percent, at_least=least) == number


def kinds(**sets: int) -> KindCount:
    names = {"w": "女", "f": "一线", "m": "管理人员"}
    return KindCount({frozenset(names[letter] for letter in key if letter in names): count for key, count in sets.items()})


PLACES = {1: 4, 2: 2}
COUNTS = {1: kinds(wf=2, w=1, f=6, m=1), 2: kinds(f=3, m=1)}


@pytest.mark.parametrize(
    ("demands", "said"),
    [
        ([Demand("女", True, 3), Demand("一线", True, 5)], ""),
        ([Demand("女", True, 4)], "女至少4名，各单位名额内最多只能推荐3名。"),
        ([Demand("女", True, 7)], "女至少7名，多于总名额6名。"),
        ([Demand("女", True, 3), Demand("女", False, 2)], "女至少3名与女至多2名互相矛盾。"),
        ([Demand("一线", False, 1)], "一线至多1名，其余的人在各单位名额内最多只能推荐3名，凑不满6名。"),
        ([Demand("女", True, 3), Demand("一线", True, 6)], "合起来要7名，多于总名额6名"),
        ([Demand("女", True, 3), Demand("一线", False, 1)], "不是一线的女最多只能推荐1名，要超过上限"),
    ],
)  # fmt: skip
def test_demands_may_overlap_and_what_cannot_be_is_named(demands, said) -> None:
    told = "".join(impossible(6, PLACES, COUNTS, demands))
    assert said in told
    assert bool(told) is bool(said)


def test_a_demand_is_spread_over_the_units_and_never_above_their_places() -> None:
    assert spread(Demand("一线", True, 5), PLACES, COUNTS, {1: 1, 2: 2}) == {1: 4, 2: 1}
    assert spread(Demand("女", True, 3), PLACES, COUNTS, {1: 1, 2: 2}) == {1: 3, 2: 0}
    assert spread(Demand("一线", False, 9), PLACES, COUNTS, {1: 1, 2: 2}) == {1: 4, 2: 2}
