"""What a sentence names of many, and what it takes for meant."""

from __future__ import annotations

import pytest

from desk_union.basis.offering import instead, nearest, offered

NUMBERS = [f"第{n}组" for n in range(1, 13)]


@pytest.mark.parametrize(
    ("names", "more", "told"),
    [
        ([], {}, ""),
        (["甲"], {}, "甲"),
        (NUMBERS[:5], {}, "、".join(NUMBERS[:5])),
        (NUMBERS, {}, f"{'、'.join(NUMBERS[:5])}等，共12个"),
        (NUMBERS, {"most": 12}, "、".join(NUMBERS)),
        (["甲", "乙"], {"count": 3000}, "甲、乙等，共3,000个"),
    ],
)
def test_where_more_are_there_than_are_named_their_number_is_told(names, more, told):
    assert offered(names, **more) == told


@pytest.mark.parametrize(
    ("wrong", "names", "first"),
    [
        ("机修组", ["装配小组", "机修小组"], "机修小组"),
        ("困难", ["节日慰问", "困难补助"], "困难补助"),
        ("困难补助金", ["节日慰问", "困难补助"], "困难补助"),
        ("PEOPLE", {"花名册": ("members.people", "花名册"), "单位": ("members.units",)}, "花名册"),
    ],
)
def test_the_nearest_stands_first(wrong, names, first):
    assert nearest(wrong, names)[0] == first


def test_what_is_like_nothing_is_told_the_first():
    assert nearest("xyz", NUMBERS) == []
    assert nearest("  ", NUMBERS) == []
    assert instead("xyz", ["甲", "乙"], lead="可以选") == "可以选：甲、乙。"
    assert instead("xyz", []) == ""
    assert instead("第3组", NUMBERS).startswith("最相近的有：第3组、")
    assert len(nearest("第3组", NUMBERS)) == 5
