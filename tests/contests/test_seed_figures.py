"""Every number that the sources write about 劳动竞赛 is a figure, or it is said why it is typed.

The ids are those of the office's list of figures; ``seeds`` of a figure name the ones it answers.
"""

from __future__ import annotations

import pytest

from desk_union import tabs

SEEDS = tuple(
    f"F{number:03}"
    for number in (
        *range(21, 30), *range(32, 37), 40, 58, 74, *range(77, 81), 85, *range(101, 106), *range(122, 127), 178,
        *range(182, 185), 196, *range(198, 204), 220, 221, 234, 274, 280, 282, 283, 285,
    )
)  # fmt: skip
# Conditions and lists that an office sets itself; no row counts them.
TYPED = {
    "F123": "三无的三个条件是竞赛办法里写的，不是统计出来的数",
    "F280": "三项全能是学校教学竞赛的三个项目名称，写在竞赛内容里",
}  # fmt: skip


def answered() -> dict[str, str]:
    return {seed: figure.code for figure in tabs.figures() for seed in figure.seeds}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_the_sources_has_its_place(seed: str) -> None:
    assert answered().get(seed, "").startswith("contests.") or seed in TYPED


def test_what_is_a_figure_is_not_excused() -> None:
    assert not {seed for seed in TYPED if seed in answered()}


def test_one_figure_answers_a_number() -> None:
    told = [seed for figure in tabs.figures() for seed in figure.seeds if seed in SEEDS]
    assert sorted(told) == sorted(set(told))


def test_the_numbers_are_those_of_the_list() -> None:
    assert len(SEEDS) == len(set(SEEDS)) == 51
