"""Every number that the sources write about 建家评先 is a figure, or it is said why it is typed.

The ids are those of the office's list of figures; ``seeds`` of a figure name the ones it answers.
"""

from __future__ import annotations

import pytest

from desk_union import tabs

SEEDS = tuple(
    f"F{number:03}"
    for number in (
        9, 10, 70, 71, 72, 130, 131, 158, 159, 160, 207, 209, 222, 223, 224, 225, 236, 237, 238, 239, 240, 241, 242, 243,
        244, 264, 265, 267, 268, 269, 270, 305, 320, 328,
    )
)  # fmt: skip
# Settings that no row of the office can count.
TYPED = {
    "F130": "1000分是考评标准的满分", "F131": "100分是考评标准的满分", "F236": "名额写在评选台账的总名额", "F237": "名额写在评选台账的总名额",
    "F238": "名额写在评选台账的总名额", "F239": "名额写在评选台账的总名额", "F241": "会龄是资格条件的数字", "F242": "工龄是资格条件的数字",
}  # fmt: skip


def answered() -> dict[str, str]:
    return {seed: figure.code for figure in tabs.figures() for seed in figure.seeds if figure.code.startswith("honors.")}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_the_sources_has_its_place(seed: str) -> None:
    assert (seed in answered()) is not (seed in TYPED)


def test_the_numbers_are_those_of_the_list() -> None:
    assert len(SEEDS) == len(set(SEEDS)) == 34
    assert len(SEEDS) - len(TYPED) == 26


@pytest.mark.parametrize(("code", "unit"), [("homes", "个"), ("collectives", "个"), ("persons", "人")])
def test_the_figures_that_others_ask_for_bear_their_units(code: str, unit: str) -> None:
    assert [one.unit for one in tabs.figures() if one.code == f"honors.{code}"] == [unit]
