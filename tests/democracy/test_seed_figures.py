"""Every number that the sources write about 民主管理 is a figure, or it is said why it is typed.

The ids are those of the office's list of figures; ``seeds`` of a figure name the ones it answers.
"""

from __future__ import annotations

import pytest

from desk_union import tabs

SEEDS = tuple(
    f"F{number:03}"
    for number in (
        11, 12, 13, 14, 15, 16, 19, 53, 73, 75, 91, 92, 94, 97, 98, 111, 113, 114, 119, 120, 127, 142, 153, 154, 174,
        245, 246, 250, 254, 272, 273, 301, 302, 303, 314, 315, 316, 317,
    )
)  # fmt: skip
# Settings and words that no row of the office can count.
TYPED = {
    "F016": "上级工会代表大会的届次是上级的，照文件写",
    "F053": "三级民主管理是制度写法；各级会议的次数由届次档案按层级数",
    "F119": "两级职代会是制度写法；各级届次由届次档案按层级数",
    "F250": "五大保险是险种的设置；每份劳动合同的参保险种数在台账里",
    "F272": "一本一表一评议是三样东西的名称",
}


def answered() -> dict[str, str]:
    return {seed: figure.code for figure in tabs.figures() for seed in figure.seeds}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_the_sources_has_its_place(seed: str) -> None:
    assert (seed in answered()) is not (seed in TYPED)


def test_the_numbers_are_those_of_the_list() -> None:
    assert len(SEEDS) == len(set(SEEDS)) == 38
    assert len(SEEDS) - len(TYPED) == 33


@pytest.mark.parametrize(
    ("code", "unit"),
    [
        ("motions", "条"), ("motions_answered", "条"), ("delegates", "名"), ("documents_passed", "个"), ("contracts", "份"),
        ("meetings", "次"), ("opinions", "条"), ("rules", "个"),
    ],
)  # fmt: skip
def test_the_figures_that_others_ask_for_bear_their_units(code: str, unit: str) -> None:
    assert [one.unit for one in tabs.figures() if one.code == f"democracy.{code}"] == [unit]
