"""Every number that the sources write about 送温暖 is a figure, or it is said why it is typed.

The ids are those of the office's list of figures; ``seeds`` of a figure name the ones it answers.
"""

from __future__ import annotations

import pytest

from desk_union import tabs

SEEDS = tuple(
    f"F{number:03}"
    for number in (
        37, *range(41, 46), 69, *range(81, 85), 88, 100, *range(106, 110), 115, *range(143, 153), *range(163, 171), 176,
        181, *range(185, 190), 205, 206, 211, *range(213, 217), *range(228, 232), 247, 248, 249, 252, *range(255, 258),
        297, *range(306, 314), *range(325, 328), *range(329, 336),
    )
)  # fmt: skip
# Settings, estimates and words that no row of the office can count.
TYPED = {
    **dict.fromkeys(("F044", "F045", "F088"), "哪五种必访、必谈是本单位自己定的，在“慰问事由和标准”里勾选；次数印在慰问标准表上"),
    "F170": "受益人员1000多人是估计，不登记到人",
    "F216": "返乡补贴每人200元是本单位定的标准，填在发放单的每人金额里",
    "F297": "四季工作服由行政出资，工会只在总结里提到",
    "F308": "集体生日年龄线是设置", "F309": "集体生日年龄线是设置", "F310": "集体生日年龄线是设置", "F311": "集体生日年龄线是设置",
    "F329": "体检年龄线是设置", "F332": "六一礼物年龄线是设置", "F334": "高龄慰问年龄线是设置",
}  # fmt: skip


def answered() -> dict[str, str]:
    return {seed: figure.code for figure in tabs.figures() for seed in figure.seeds}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_the_sources_has_its_place(seed: str) -> None:
    assert seed in answered() or seed in TYPED


def test_what_is_a_figure_is_not_excused() -> None:
    excused = {seed for seed in TYPED if seed in answered()}
    assert not excused


def test_the_numbers_are_those_of_the_list() -> None:
    assert len(SEEDS) == len(set(SEEDS)) == 80
