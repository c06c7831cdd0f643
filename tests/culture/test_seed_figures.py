"""Every number that the sources write about 宣教文体 is a figure, or it is said why it is typed.

The ids are those of the office's list of figures; ``seeds`` of a figure name the ones it answers.
"""

from __future__ import annotations

import pytest

from desk_union import tabs

SEEDS = tuple(
    f"F{number:03}"
    for number in (
        20, 48, 49, 56, 57, *range(59, 69), 76, 86, 87, 89, 90, 95, 110, 116, 155, 156, 177, 179, 180, 190, 191, 194, 195,
        204, 210, 217, 218, 219, 232, 233, 235, 251, 259, 260, 261, 262, 263, 266, 275, 278, 279, *range(286, 290),
        *range(291, 296), 318, 319, *range(321, 325),
    )
)  # fmt: skip
# Slogans, arrangements and what only the upper level knows.
TYPED = {
    "F056": "三个能力是口号，写在计划里",
    "F059": "十星是评选办法的满分",
    "F062": "三大载体是口号；出刊期数按阵地数",
    "F095": "四种能力是口号，写在计划里",
    "F262": "上稿量在各县区的排名只有上级知道",
    "F263": "参加排名的县区数只有上级知道",
    "F266": "每天做两遍体操是安排",
    "F275": "每天锻炼一小时是安排",
}


def answered() -> dict[str, str]:
    return {seed: figure.code for figure in tabs.figures() for seed in figure.seeds}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_the_sources_has_its_place(seed: str) -> None:
    assert (seed in answered()) is not (seed in TYPED)


def test_meetings_for_study_are_counted_among_the_meetings() -> None:
    """班组学习 and 学习交流会 are rows of 会议与学习记录."""
    assert {answered()[seed].partition(".")[0] for seed in ("F060", "F064")} == {"democracy"}


def test_the_numbers_are_those_of_the_list() -> None:
    assert len(SEEDS) == len(set(SEEDS)) == 65
    assert len(SEEDS) - len(TYPED) == 57


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("articles", "篇"), ("media", "家"), ("activities", "项"), ("participants", "人次"), ("trainings", "期"),
        ("trainees", "人次"),
    ],
)  # fmt: skip
def test_the_figures_that_others_ask_for_bear_their_units(code: str, unit: str) -> None:
    assert [one.unit for one in tabs.figures() if one.code == f"culture.{code}"] == [unit]
